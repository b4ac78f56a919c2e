import { cellText } from "../cell-text.ts";
import { inUnit, number, share, text } from "../columns.ts";
import { formatPercent, formatWord, UNKNOWN } from "../format.ts";
import type { Cell, Table, Unit } from "../report.ts";
import { open } from "./archetype-table.ts";
import {
  ask,
  bars,
  type Input,
  type Part,
  people,
  RANKING,
  shortNames,
  type Told,
  titled,
} from "./wording.ts";

type Comparison = Told<"comparison">;
type Figure = Comparison["figures"][number];

/** Two groups side by side. */
export function presentComparison(comparison: Comparison, input: Input): Part {
  const { first, second, categories, provenance } = comparison;
  const short = shortNames([first.name, second.name]);
  const names = [short(first.name), short(second.name)] as const;
  return {
    headline: `${names[0]} (${people(first.customers)}) and ${names[1]} (${people(second.customers)})`,
    summary: summaryOf(comparison, names),
    charts: bars(
      {
        title: "What they buy",
        unit: { kind: "share" },
        xLabel: "Category",
        yLabel: "Share of customers who bought",
      },
      categories.map((row) => ({ name: row.category, values: [row.first, row.second] })),
      [...names],
    ),
    tables: [
      figureTable(comparison.figures, names, provenance.currency),
      axisTable(comparison, names),
      ...categoryTable(comparison, names),
    ],
    sections: [
      {
        title: "In full",
        lines: [first, second].map(({ name, description }) =>
          description ? `${name}: ${description}` : name,
        ),
      },
    ],
    next: [
      ...(input.archetype === undefined ? [] : [open(first), open(second)]),
      ask("How they grow", { analysis: "growth", ...(input.axis && { group_by: input.axis }) }),
      RANKING,
    ],
  };
}

type Names = readonly [string, string];

function summaryOf({ figures, axes }: Comparison, [first, second]: Names): string {
  const typical = figures.find(({ measure }) => measure === "median_net_value");
  const value =
    typical?.ratio == null
      ? "Their typical values can't be compared."
      : `A typical customer of ${first} is worth ${times(typical.ratio)} one of ${second}.`;
  const apart = axes.filter(({ differs }) => differs).map(({ axis }) => formatWord(axis));
  return apart.length > 0
    ? `${value} They differ in ${apart.join(", ")}.`
    : `${value} On every axis that is known they are alike.`;
}

function times(ratio: number): string {
  return `${ratio >= 10 ? Math.round(ratio) : Math.round(ratio * 100) / 100} times`;
}

const LABELS: Record<Figure["measure"], string> = {
  customers: "Customers",
  net_value: "Value",
  median_net_value: "Typical value",
  average_net_value: "Average value",
  expected_value_12m: "Expected value, 12 months",
  average_order_value: "Average order",
  orders_per_customer: "Orders per customer",
  repeat_share: "Bought again",
  discounted_share: "Orders at a discount",
  churn_risk: "Churn risk",
  days_since_last_purchase: "Days since last purchase",
  growth: "Value, 90 days against those before",
};

function figureTable(figures: readonly Figure[], [first, second]: Names, currency: string): Table {
  const cell = (value: number | null, unit: Unit): Cell =>
    value === null ? null : { value, text: cellText(value, unit) };
  return {
    caption: "Figures",
    columns: [
      text("figure", "Figure"),
      inUnit("first", first, { kind: "number" }),
      inUnit("second", second, { kind: "number" }),
      number("ratio", "First by second"),
    ],
    rows: figures.map(({ measure, unit, ...row }) => {
      const shown: Unit = unit === "cents" ? { kind: "money", currency } : { kind: unit };
      return [LABELS[measure], cell(row.first, shown), cell(row.second, shown), row.ratio];
    }),
  };
}

function axisTable({ axes }: Comparison, [first, second]: Names): Table {
  const words = (side: Comparison["axes"][number]["first"]) => {
    if (!side) return UNKNOWN;
    return side.share === null
      ? side.segment
      : `${side.segment} (${formatPercent(side.share, { digits: 0 })})`;
  };
  return {
    caption: "What most are like",
    columns: [text("axis", "Axis"), text("first", first), text("second", second), text("differs", "Differs")],
    rows: axes.map((axis) => [
      titled(formatWord(axis.axis)),
      words(axis.first),
      words(axis.second),
      axis.differs === null ? UNKNOWN : axis.differs ? "yes" : "no",
    ]),
  };
}

function categoryTable({ categories }: Comparison, [first, second]: Names): Table[] {
  if (categories.length === 0) return [];
  return [
    {
      caption: "Share of customers who bought of a category",
      columns: [text("category", "Category"), share("first", first), share("second", second)],
      rows: categories.map((row) => [row.category, row.first, row.second]),
    },
  ];
}
