import { change, count, day, detail, text, wholeMoney } from "../columns.ts";
import { formatChange, formatDay, formatPeriodStart, formatWord } from "../format.ts";
import type { Chart, Table } from "../report.ts";
import { type Analysed, ask, buyersOf, listedWords, type Part, SORTED_BY, whole } from "./wording.ts";

type Result = Analysed<"category_trends">;

/** More lines in one chart can't be told apart. */
const CHARTED = 5;
const COMPACT_POINTS = 18;
const PERIODS_IN_TEXT = 3;

/** How each category went, by month or quarter. */
export function presentTrends(result: Result): Part {
  const { categories, compared, sort, provenance } = result;
  const [first] = categories;
  return {
    headline: headline(result, first),
    summary: `${compared ? `${formatDay(compared.from)} to ${formatDay(compared.to)} against the same of the year before. ` : ""}${listedWords(result, { shown: categories.length, by: SORTED_BY[sort] })}`,
    charts: categories.length === 0 ? [] : [chart(result)],
    tables: [
      {
        caption: "Trends of categories",
        columns: [
          text("category", "Category"),
          wholeMoney("sales_12m", "Sales, 12 full months", provenance.currency),
          count("orders_12m", "Orders, 12 full months"),
          change("growth", "Growth in a year"),
          text("momentum", "Momentum"),
        ],
        rows: categories.map((row) => [
          row.category,
          row.yearValueCents,
          row.yearOrders,
          row.growth,
          row.momentum === null ? null : formatWord(row.momentum),
        ]),
      },
      seriesTable(result),
    ],
    next: [
      ...categories.slice(0, 2).map(({ category }) => buyersOf(category)),
      ask("What rises and falls", { analysis: "product_performance", sort: "growth" }),
    ],
  };
}

function headline({ provenance }: Result, first: Result["categories"][number] | undefined): string {
  if (!first) return "No category has sales yet.";
  return first.growth === null
    ? `${first.category}: ${whole(first.yearValueCents, provenance.currency)} in twelve full months`
    : `${first.category}: ${formatChange(first.growth)} in the last three full months against the year before`;
}

function chart({ categories, granularity, provenance }: Result): Chart {
  const shown = categories.slice(0, CHARTED);
  const points = shown[0]?.points.filter(({ isPartial }) => !isPartial) ?? [];
  const of = (starts: readonly string[]): Chart => ({
    kind: "line",
    title: `Sales by ${granularity}`,
    categories: starts.map((start) => label(start, granularity)),
    series: shown.map(({ category, points: own }) => ({
      name: category,
      values: starts.map((start) => own.find((point) => point.start === start)?.valueCents ?? null),
    })),
    unit: { kind: "money", currency: provenance.currency, digits: 0 },
    xLabel: granularity === "month" ? "Month" : "Quarter",
    yLabel: "Sales",
  });
  const starts = points.map(({ start }) => start);
  return starts.length > COMPACT_POINTS
    ? { ...of(starts), compact: of(starts.slice(-COMPACT_POINTS)) }
    : of(starts);
}

function label(start: string, granularity: Result["granularity"]): string {
  if (granularity === "month") return formatPeriodStart(start, "month");
  return `Q${Math.ceil(Number(start.slice(5, 7)) / 3)} ${start.slice(0, 4)}`;
}

/** For files: every point of every category, the newest first. Words have the last periods of each. */
function seriesTable({ categories, granularity, provenance }: Result): Table {
  const newestFirst = categories
    .flatMap(({ category, points }) => points.map((point) => ({ category, point })))
    .sort((one, other) =>
      one.point.start < other.point.start ? 1 : one.point.start > other.point.start ? -1 : 0,
    );
  return {
    rowsInText: PERIODS_IN_TEXT * categories.length,
    caption: granularity === "month" ? "By month" : "By quarter",
    columns: [
      text("category", "Category"),
      day("start", "From"),
      wholeMoney("sales", "Sales", provenance.currency),
      count("orders", "Orders"),
      count("customers", "Customers"),
      detail(text("is_whole", "Whole period")),
    ],
    rows: newestFirst.map(({ category, point }) => [
      category,
      point.start,
      point.valueCents,
      point.orders,
      point.customers,
      point.isPartial ? "in part" : "whole",
    ]),
  };
}
