import { count, days, detail, share, text, wholeMoney } from "../columns.ts";
import { people, whole } from "../customers/wording.ts";
import { formatDays, formatPercent, formatPeriodStart } from "../format.ts";
import type { Chart, Table } from "../report.ts";
import { actionTable, type Behaved, listedWords, type Part, sentences } from "./wording.ts";

type Result = Behaved<"one_time_buyers">;

/** Who bought once, and whether such customers come back. */
export function presentOneTimeBuyers(result: Result): Part {
  const { totals, returns, list, provenance, action } = result;
  const { currency } = provenance;
  return {
    headline: `${people(totals.oneTime)} of ${totals.buyers.toLocaleString("en-US")} bought once (${formatPercent(totals.share, { digits: 0 })})`,
    summary: sentences(action, listedWords(list)),
    charts: [...waitingChart(result), ...returnChart(result)],
    facts: [
      { label: "Their value so far", value: whole(totals.netValueCents, currency) },
      { label: "Share of all value", value: formatPercent(totals.shareOfValue) },
      { label: "Expected value, 12 months", value: whole(totals.expectedValue12mCents, currency) },
      ...returns.within.map((one) => ({
        label: `Came back within ${formatDays(one.days)}`,
        value: formatPercent(one.share),
      })),
      { label: "Typical time to the second purchase", value: formatDays(returns.medianDays) },
    ],
    tables: [
      actionTable(list, provenance, {
        caption: "Most promising one-time buyers",
        columns: [days("since_first", "Bought before"), text("first_category", "First category")],
        cellsOf: ({ daysSinceFirst, firstCategory }) => [daysSinceFirst, firstCategory],
      }),
      ...categoryTable(result),
      ...cohortTable(result),
      ...waitingTable(result),
    ],
  };
}

function ageOf({ fromMonths, toMonths }: Result["waiting"][number]): string {
  if (toMonths === null) return `${fromMonths} or more`;
  return fromMonths === toMonths ? String(fromMonths) : `${fromMonths} to ${toMonths}`;
}

function waitingChart({ waiting }: Result): Chart[] {
  if (waiting.length === 0) return [];
  return [
    {
      kind: "bar",
      title: "One-time buyers by months since their purchase",
      categories: waiting.map(ageOf),
      series: [{ name: "Customers", values: waiting.map(({ customers }) => customers) }],
      unit: { kind: "count" },
      xLabel: "Months since",
      yLabel: "Customers",
    },
  ];
}

function returnChart({ cohorts }: Result): Chart[] {
  const known = cohorts.filter(({ within }) => within.some(({ share }) => share !== null)).reverse();
  const [first] = known;
  if (!first || known.length < 2) return [];
  const chartOf = (months: typeof known): Chart => ({
    kind: "line",
    title: "Share that came back, by month of the first purchase",
    categories: months.map(({ month }) => formatPeriodStart(month, "month")),
    series: first.within.map(({ days }, index) => ({
      name: `Within ${formatDays(days)}`,
      values: months.map(({ within }) => within[index]?.share ?? null),
    })),
    unit: { kind: "share" },
    xLabel: "First purchase",
    yLabel: "Came back",
  });
  // Without the months of which not all shares are known yet: the small chart has no gaps.
  const whole = known.filter(({ within }) => within.every(({ share }) => share !== null));
  return [{ ...chartOf(known), compact: chartOf(whole.slice(-12)) }];
}

const AGAINST = { more: "more often", less: "less often", alike: "alike" };

function categoryTable({ firstCategories }: Result): Table[] {
  if (firstCategories.length === 0) return [];
  return [
    {
      caption: "By the category of the first order",
      columns: [
        text("category", "First category"),
        count("customers", "Customers"),
        count("one_time", "Bought once"),
        share("returned_180", "Back within 180 days"),
        text("against", "Against all"),
        detail(count("known_180", "Old enough to tell")),
      ],
      rows: firstCategories.map(({ category, customers, oneTime, returned, against }) => [
        category,
        customers,
        oneTime,
        returned.share,
        against === null ? null : AGAINST[against],
        returned.known,
      ]),
    },
  ];
}

function cohortTable({ cohorts }: Result): Table[] {
  const [first] = cohorts;
  if (!first) return [];
  return [
    {
      caption: "By the month of the first purchase",
      columns: [
        text("month", "First purchase"),
        count("customers", "Customers"),
        count("one_time", "Bought once"),
        ...first.within.map(({ days }) => share(`returned_${days}`, `Within ${formatDays(days)}`)),
      ],
      rows: cohorts.map(({ month, customers, oneTime, within }) => [
        formatPeriodStart(month, "month"),
        customers,
        oneTime,
        ...within.map(({ share }) => share),
      ]),
    },
  ];
}

function waitingTable({ waiting, provenance }: Result): Table[] {
  if (waiting.length === 0) return [];
  return [
    {
      caption: "One-time buyers by months since their purchase",
      columns: [
        text("months", "Months since"),
        count("customers", "Customers"),
        wholeMoney("net_value", "Value", provenance.currency),
      ],
      rows: waiting.map((one) => [ageOf(one), one.customers, one.netValueCents]),
    },
  ];
}
