import { z } from "zod";
import { addDays, nextPeriod, periodStart } from "../../analytics/forecast/periods.ts";
import { listCategoryPeriods, type PeriodRow } from "../../store/category-reads.ts";
import { centsSchema } from "../shared.ts";
import { customersShown, fewCustomersWords } from "../withheld.ts";
import { sortOf } from "./arguments.ts";
import { uncategorised, unvaluedOf } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { growth, knownSum, pageOf, ranked, sumOf } from "./ranking.ts";

const SORTS = ["value", "orders", "growth"] as const;
const pointSchema = z.object({
  start: z.iso.date().describe("First day of the month or quarter"),
  isPartial: z.boolean().describe("The data cover it in part"),
  valueCents: centsSchema,
  orders: z.number().int(),
  customers: z.number().int().nullable(),
});

export const trendsShape = {
  kind: z.literal("category_trends"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  granularity: z.enum(["month", "quarter"]),
  matching: z.number().int(),
  compared: z
    .object({ from: z.iso.date(), to: z.iso.date() })
    .nullable()
    .describe("The last three full months, which growth is about; null where there are not so many"),
  categories: z.array(
    z.object({
      category: z.string(),
      yearValueCents: centsSchema.describe("Of the last twelve full months"),
      yearOrders: z.number().int(),
      growth: z
        .number()
        .nullable()
        .describe(
          "Value of the last three full months against the same of the year before, as a ratio less 1",
        ),
      momentum: z
        .enum(["speeding_up", "steady", "slowing"])
        .nullable()
        .describe(
          "That growth against the growth of the three months before them: over or under by 5 points",
        ),
      points: z.array(pointSchema).describe("Oldest first, without gaps; the last three years at most"),
    }),
  ),
};

type Point = z.infer<typeof pointSchema>;

/** How each category went, by month or quarter. */
export async function categoryTrends(question: ProductsQuestion) {
  const { asked, context, tx, category, data } = question;
  const { tenantId } = context.tenant;
  const granularity = asked.granularity ?? "month";
  const months = byCategory(await listCategoryPeriods(tx, tenantId, "month"));
  const shown =
    granularity === "month" ? months : byCategory(await listCategoryPeriods(tx, tenantId, granularity));
  const full = startsBetween(data, "month").filter((start) => !isPartial(start, "month", data));
  const starts = startsBetween(data, granularity).slice(granularity === "month" ? -37 : -13);
  const rows = [...months]
    .filter(([name]) => category === undefined || name === category)
    .map(([name, of]) => ({ category: name, ...trendOf(of, full) }));
  const sort = sortOf(asked, SORTS);
  const sorted = ranked(
    rows,
    (row) => (sort === "value" ? row.yearValueCents : sort === "orders" ? row.yearOrders : row.growth),
    (row) => row.category,
  );
  const categories = pageOf(sorted, asked).map((row) => ({
    ...row,
    points: starts.map(
      (start): Point => ({
        start,
        isPartial: isPartial(start, granularity, data),
        valueCents: valueAt(shown.get(row.category), start),
        orders: shown.get(row.category)?.get(start)?.orders ?? 0,
        customers: customersShown(shown.get(row.category)?.get(start)?.customers ?? 0, context.groupMin),
      }),
    ),
  }));
  const last = full.slice(-3);
  return {
    answer: {
      kind: "category_trends" as const,
      ...{ sort, granularity, offset: asked.offset, matching: sorted.length, categories },
      compared: last[0] && last[2] ? { from: last[0], to: addDays(nextPeriod(last[2], "month"), -1) } : null,
    },
    method: METHOD,
    rows: { categories: sorted.length },
    unknown: [
      ...(full.length < 15 ? ["Growth needs 15 full months of data: it is not known yet."] : []),
      ...(await unvaluedOf(question, [])),
      ...(await uncategorised(question)),
      ...fewCustomersWords(
        categories.flatMap(({ points }) => points),
        context.groupMin,
      ),
    ],
  };
}

const METHOD =
  "Sales of the lines of each category, discounts on whole orders and returns not taken off. Growth compares the last three full months with the same months a year before, so the season is out of it; partial months take no part.";

type Periods = Map<string, PeriodRow>;

function byCategory(rows: readonly PeriodRow[]): Map<string, Periods> {
  const found = new Map<string, Periods>();
  for (const row of rows) {
    const periods = found.get(row.category) ?? new Map<string, PeriodRow>();
    found.set(row.category, periods.set(row.start, row));
  }
  return found;
}

function trendOf(of: Periods, full: readonly string[]) {
  const year = full.slice(-12);
  const valueOfMonths = (end: number) => {
    const months = full.slice(0, full.length - end).slice(-3);
    const values = months.map((start) => valueAt(of, start));
    return months.length === 3 && !values.includes(null) ? sumOf(values, (value) => value) : null;
  };
  const now = growth(valueOfMonths(0), valueOfMonths(12));
  const before = growth(valueOfMonths(3), valueOfMonths(15));
  return {
    yearValueCents: knownSum(year, (start) => valueAt(of, start)),
    yearOrders: sumOf(year, (start) => of.get(start)?.orders ?? 0),
    growth: now,
    momentum: momentumOf(now, before),
  };
}

const MOMENTUM_POINTS = 0.05;

function momentumOf(now: number | null, before: number | null) {
  if (now === null || before === null) return null;
  if (now - before > MOMENTUM_POINTS) return "speeding_up" as const;
  return before - now > MOMENTUM_POINTS ? ("slowing" as const) : ("steady" as const);
}

/** Nothing sold is known to be nothing; sold for an unknown value is not. */
function valueAt(of: Periods | undefined, start: string): number | null {
  const row = of?.get(start);
  return row === undefined ? 0 : row.valueCents;
}

function startsBetween(
  { from, to }: { from: string; to: string },
  granularity: "month" | "quarter",
): string[] {
  const starts: string[] = [];
  for (let start = startOf(from, granularity); start <= to; start = endOf(start, granularity)) {
    starts.push(start);
  }
  return starts;
}

function isPartial(
  start: string,
  granularity: "month" | "quarter",
  data: { from: string; to: string },
): boolean {
  return start < data.from || addDays(endOf(start, granularity), -1) > data.to;
}

function startOf(day: string, granularity: "month" | "quarter"): string {
  const month = periodStart(day, "month");
  if (granularity === "month") return month;
  const quarter = Math.floor((Number(month.slice(5, 7)) - 1) / 3);
  return `${month.slice(0, 5)}${String(3 * quarter + 1).padStart(2, "0")}-01`;
}

/** The day after the period's last. */
function endOf(start: string, granularity: "month" | "quarter"): string {
  const next = nextPeriod(start, "month");
  return granularity === "month" ? next : nextPeriod(nextPeriod(next, "month"), "month");
}
