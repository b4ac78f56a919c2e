import type { Chart } from "../../src/present/report.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HISTORY = 52;
const AHEAD = 12;

const base = { xLabel: "", yLabel: "", unit: { kind: "count" } } as const;

export function aChart(chart: Partial<Chart> = {}): Chart {
  return {
    ...base,
    kind: "line",
    title: "Orders by month",
    categories: MONTHS.slice(0, 4),
    series: [{ name: "Orders", values: [3, null, 5, 4] }],
    ...chart,
  };
}

/** Weeks of revenue, of which the last ones are ahead, with their interval. */
export const forecast: Chart = aChart({
  title: "Revenue by week, with the forecast for the next 12 weeks",
  categories: Array.from(
    { length: HISTORY + AHEAD },
    (_, week) => `${MONTHS[Math.floor(week / 4.4) % 12]} ${(week % 4) * 7 + 1}, 2026`,
  ),
  series: [
    { name: "Actual", values: weeks((week) => (week <= HISTORY ? revenue(week) : null)) },
    { name: "Expected", values: weeks((week) => (week >= HISTORY ? revenue(week) : null)) },
  ],
  band: {
    name: "80% interval",
    low: weeks((week) => (week >= HISTORY ? revenue(week) * (1 - (week - HISTORY) / 30) : null)),
    high: weeks((week) => (week >= HISTORY ? revenue(week) * (1 + (week - HISTORY) / 30) : null)),
  },
  unit: { kind: "money", currency: "USD", digits: 0 },
  xLabel: "First day of the week",
  yLabel: "Revenue in USD",
});

export const charts: Readonly<Record<string, Chart>> = {
  forecast,
  gaps: aChart({
    title: "Churn rate by month",
    categories: MONTHS,
    series: [
      { name: "Churn rate", values: [0.1, 0.12, null, 0.13, null, null, 0.2, 0.18, 0.17, null, 0.16, 0.11] },
    ],
    unit: { kind: "share" },
    yLabel: "Share of customers",
  }),
  bar: aChart({
    kind: "bar",
    title: "New customers by month",
    categories: MONTHS,
    series: [{ name: "New customers", values: MONTHS.map((_, month) => 120 + ((month * 37) % 90)) }],
    yLabel: "Customers",
  }),
  archetypes: aChart({
    kind: "bar",
    title: "Lifetime value by archetype",
    categories: Array.from(
      { length: 18 },
      (_, index) => `Seasonal gift buyers with high discount dependency ${index + 1}`,
    ),
    series: [{ name: "Value", values: Array.from({ length: 18 }, (_, index) => 4_500_000 / (index + 1)) }],
    unit: { kind: "money", currency: "EUR", digits: 0 },
    xLabel: "Archetype",
    yLabel: "Value expected in 12 months",
  }),
  changes: aChart({
    kind: "bar",
    title: "Growth by category, against the year before",
    categories: ["Coffee", "Tea", "Mugs", "Gifts"],
    series: [
      { name: "2025", values: [0.12, -0.3, 0.05, null] },
      { name: "2026", values: [0.2, -0.1, 0.15, 0.4] },
    ],
    unit: { kind: "change" },
    yLabel: "Change",
  }),
  stacked: aChart({
    kind: "stacked_bar",
    title: "Customers by risk and month",
    categories: MONTHS,
    series: ["low", "medium", "high", "very high"].map((name, level) => ({
      name,
      values: MONTHS.map((_, month) => 400 / (level + 1) + ((month * 53) % 70)),
    })),
    yLabel: "Customers",
  }),
  pie: aChart({
    kind: "pie",
    title: "Revenue by category",
    categories: [
      "Coffee beans",
      "Tea",
      "Mugs and cups",
      "Machines",
      "Gifts and hampers for the whole office",
      "Spare parts",
      "Other",
    ],
    series: [{ name: "Revenue", values: [5_400_000, 2_100_000, 1_400_000, 900_000, 500_000, 80_000, null] }],
    unit: { kind: "money", currency: "USD", digits: 0 },
  }),
  cohorts: aChart({
    kind: "heatmap",
    title: "Customers who bought again, by month of the first purchase",
    categories: Array.from({ length: 13 }, (_, month) => String(month)),
    series: MONTHS.map((name, row) => ({
      name: `${name} 2026`,
      values: Array.from({ length: 13 }, (_, month) =>
        month > 12 - row ? null : month === 0 ? 1 : 0.16 / Math.sqrt(month) + ((row * 7 + month) % 5) / 100,
      ),
    })),
    unit: { kind: "share" },
    xLabel: "Months since the first purchase",
    yLabel: "First purchase",
  }),
  trends: aChart({
    kind: "heatmap",
    title: "Change of revenue by category and quarter",
    categories: ["Q1", "Q2", "Q3", "Q4"],
    series: ["Coffee", "Tea", "Mugs"].map((name, row) => ({
      name,
      values: [0.1, -0.2, 0.4, null].map((value) => (value === null ? null : value * (1 - row / 3))),
    })),
    unit: { kind: "change" },
  }),
  hostile: aChart({
    title: `"><script>alert(1)</script> & ]]> \u0000\u0007 {a|b} ${"x".repeat(200)}`,
    categories: ["__proto__", "<b>&amp;\u202Egnp.exe", "a\nb\u0000c", "{value} \ud800 𝕏"],
    series: [
      { name: "constructor", values: [1, 2, 3, 4] },
      { name: "constructor", values: [4, 3, 2, 1] },
    ],
    xLabel: "</text><image href='file:///etc/passwd'/>",
    yLabel: "zr0-c0",
  }),
  many: aChart({
    title: "Orders by archetype and month",
    categories: MONTHS,
    series: Array.from({ length: 12 }, (_, index) => ({
      name: `Archetype with a rather long name ${index + 1}`,
      values: MONTHS.map((_, month) => index * 10 + ((month * (index + 3)) % 17)),
    })),
  }),
};

function weeks<T>(read: (week: number) => T): T[] {
  return Array.from({ length: HISTORY + AHEAD }, (_, week) => read(week));
}

/** Cents of a week: a slow rise with a season. */
function revenue(week: number): number {
  return Math.round(2_000_000 + week * 9_000 + 500_000 * Math.sin(week / 8) + ((week * 7_919) % 97) * 2_000);
}
