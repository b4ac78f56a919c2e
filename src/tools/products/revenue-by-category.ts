import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { daysWithin } from "../../analytics/season/season-events.ts";
import { UserError } from "../../errors.ts";
import { countCategoryBuyers, sumCategorySales } from "../../store/category-reads.ts";
import { centsSchema } from "../shared.ts";
import { customersShown, fewCustomersWords, withoutSmall } from "../withheld.ts";
import { sortOf } from "./arguments.ts";
import { customersMeant, uncategorised, unvaluedOf } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { growth, knownSum, pageOf, ranked, sumOf } from "./ranking.ts";

const SORTS = ["value", "units", "orders", "customers", "growth"] as const;
const periodSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

export const revenueShape = {
  kind: z.literal("revenue_by_category"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  period: periodSchema,
  before: periodSchema
    .nullable()
    .describe("The period before, as long; null where the data don't cover it, or customers are filtered"),
  matching: z.number().int().describe("Categories in all, of which a page is listed"),
  totals: z.object({
    valueCents: centsSchema,
    units: z.number(),
    growth: z.number().nullable(),
  }),
  categories: z.array(
    z.object({
      category: z.string(),
      valueCents: centsSchema,
      share: z.number().nullable().describe("Of the value of all categories"),
      units: z.number(),
      orders: z.number().int(),
      customers: z.number().int().nullable(),
      beforeValueCents: centsSchema,
      growth: z.number().nullable().describe("Value against the period before, as a ratio less 1"),
    }),
  ),
};

const METHOD =
  "Sales of the lines of each category, discounts on whole orders and returns not taken off; an order with several categories counts in each. A share is of the value of all categories.";

/** What each category sold in a period; of some customers, in all their time. */
export async function revenueByCategory(question: ProductsQuestion) {
  const { asked, context, tx, category, filter, data } = question;
  const { groupMin: min } = context;
  const { tenantId } = context.tenant;
  const period = filter ? data : periodOf(question);
  const before = filter ? null : periodBefore(period, data);
  const bought = await countCategoryBuyers(tx, { tenantId, filter, now: period });
  const sold = filter ? bought : await sumCategorySales(tx, tenantId, period);
  const then = new Map(
    (before ? await sumCategorySales(tx, tenantId, before) : []).map((row) => [row.category, row]),
  );
  const buyers = new Map(bought.map((row) => [row.category, row.buyersNow]));
  const open = filter
    ? withoutSmall(sold, {
        ...{ min, one: "category", many: "categories" },
        sizeOf: (row) => buyers.get(row.category) ?? 0,
        nameOf: (row) => row.category,
      })
    : { shown: sold, unknown: [] };
  const meant = filter ? await customersMeant(question) : undefined;
  const few = meant?.few;
  const all = few ? [] : open.shown;
  const value = knownSum(all, (row) => row.valueCents);
  const rows = all.map((row) => {
    const past = then.get(row.category);
    // Nothing sold is known; what was sold for an unknown value is not.
    const beforeValueCents = before === null ? null : past ? past.valueCents : 0;
    return {
      category: row.category,
      valueCents: row.valueCents,
      share: value !== null && value > 0 && row.valueCents !== null ? row.valueCents / value : null,
      units: row.units,
      orders: row.orders,
      customers: customersShown(buyers.get(row.category) ?? 0, min),
      beforeValueCents,
      growth: growth(row.valueCents, beforeValueCents),
    };
  });
  const sort = sortOf(asked, SORTS);
  const wanted = category === undefined ? rows : rows.filter((row) => row.category === category);
  const sorted = ranked(
    wanted,
    (row) => MEASURES[sort](row),
    (row) => row.category,
  );
  return {
    answer: {
      kind: "revenue_by_category" as const,
      ...{ sort, period, before, offset: asked.offset, matching: sorted.length },
      totals: {
        valueCents: value,
        units: sumOf(rows, (row) => row.units),
        growth:
          before === null
            ? null
            : growth(
                value,
                knownSum([...then.values()], (row) => row.valueCents),
              ),
      },
      categories: pageOf(sorted, asked),
    },
    method: METHOD,
    rows: { categories: sorted.length, ...(meant ? { fitting: meant.customers } : {}) },
    unknown: [
      ...(few ? [few] : open.unknown),
      ...(before === null && !filter
        ? ["The data don't cover the period before, so no growth is said."]
        : []),
      ...(meant?.unknown ?? []),
      ...(await unvaluedOf(question, all, period)),
      ...(await uncategorised(question)),
      ...fewCustomersWords(rows, min),
    ],
  };
}

type Row = {
  valueCents: number | null;
  units: number;
  orders: number;
  customers: number | null;
  growth: number | null;
};
const MEASURES: Readonly<Record<(typeof SORTS)[number], (row: Row) => number | null>> = {
  value: (row) => row.valueCents,
  units: (row) => row.units,
  orders: (row) => row.orders,
  customers: (row) => row.customers,
  growth: (row) => row.growth,
};

const YEAR_DAYS = 365;

/** @throws UserError where the data have none of its days. */
function periodOf({ asked, data, basis }: ProductsQuestion) {
  const to = asked.to ?? data.to;
  const from = asked.from ?? addDays(to, 1 - YEAR_DAYS);
  if (basis.period !== null && (from > data.to || to < data.from)) {
    throw new UserError(
      `There are no orders from ${from} to ${to}: the data reach from ${data.from} to ${data.to}.`,
    );
  }
  if (from > to)
    throw new UserError(`The period from ${from} to ${to} has no days: from must not come after to.`);
  return { from: from < data.from ? data.from : from, to: to > data.to ? data.to : to };
}

/** As many days just before; null where the data begin later. */
function periodBefore(period: { from: string; to: string }, data: { from: string }) {
  const days = daysWithin(period, period);
  const before = { from: addDays(period.from, -days), to: addDays(period.from, -1) };
  return before.from < data.from ? null : before;
}
