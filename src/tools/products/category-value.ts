import { z } from "zod";
import { type ValueRow, valueCategories } from "../../store/category-reads.ts";
import { centsSchema } from "../shared.ts";
import { sortOf } from "./arguments.ts";
import { categoriesShown, customersMeant, uncategorised, unvaluedOf } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { pageOf, ranked } from "./ranking.ts";

const SORTS = ["value", "orders", "customers"] as const;

export const valueShape = {
  kind: z.literal("category_value"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  matching: z.number().int(),
  categories: z.array(
    z.object({
      category: z.string(),
      buyers: z.number().int(),
      orders: z.number().int(),
      netValueCents: centsSchema.describe("What customers spent on it, less what came back"),
      valuePerBuyerCents: centsSchema.describe("Net, per buyer whose value is known"),
      valuePerOrderCents: centsSchema.describe("Of the category alone, per order with it, before returns"),
      averageOrderValueCents: centsSchema.describe("Of whole orders that have it in them"),
      expectedValue12mCents: centsSchema.describe(
        "What a buyer of it is expected to bring in over the next twelve months, whatever they buy",
      ),
      churnRisk: z.number().min(0).max(1).nullable().describe("Mean of its buyers"),
    }),
  ),
};

/** What a buyer of each category is worth. */
export async function categoryValue(question: ProductsQuestion) {
  const { asked, context, tx, category, filter, basis } = question;
  const { groupMin: min } = context;
  const all = await valueCategories(tx, { tenantId: context.tenant.tenantId, filter });
  const meant = await customersMeant(question);
  const { few } = meant;
  const { shown, unknown } = categoriesShown(all, { few, min });
  const rows = shown
    .filter((row) => category === undefined || row.category === category)
    .map((row) => worthOf(row, min));
  const sort = sortOf(asked, SORTS);
  const sorted = ranked(
    rows,
    (row) => (sort === "value" ? row.valuePerBuyerCents : sort === "orders" ? row.orders : row.buyers),
    (row) => row.category,
  );
  return {
    answer: {
      kind: "category_value" as const,
      ...{ sort, offset: asked.offset, matching: sorted.length },
      categories: pageOf(sorted, asked),
    },
    method: METHOD,
    rows: { categories: sorted.length, buyers: meant.categorised },
    unknown: [
      ...unknown,
      ...(basis.churnUnknownBecause === null ? [] : [`Churn risk is unknown. ${basis.churnUnknownBecause}`]),
      ...(await unvaluedOf(question, shown)),
      ...meant.unknown,
      ...(await uncategorised(question)),
    ],
  };
}

const METHOD =
  "Value per buyer is what a category's customers spent on it so far, less what came back of it, by those whose value is known; the expected value and the churn risk are means over its buyers, for all that they buy. An order with several categories counts in each; guests are not counted.";

function worthOf(row: ValueRow, min: number) {
  const { salesValueCents: sales, valuedBuyers, valuedOrders } = row;
  const net = sales === null ? null : sales - row.returnedValueCents;
  const per = (cents: number | null, number: number) =>
    cents === null || number === 0 ? null : Math.round(cents / number);
  return {
    category: row.category,
    buyers: row.buyers,
    orders: row.orders,
    netValueCents: net,
    valuePerBuyerCents: per(net, valuedBuyers),
    valuePerOrderCents: per(sales, valuedOrders),
    averageOrderValueCents: per(row.orderValueCents, valuedOrders),
    // A mean over one or two of the buyers would be theirs.
    expectedValue12mCents:
      row.expectedKnown < min || row.expectedValue12mCents === null
        ? null
        : Math.round(row.expectedValue12mCents),
    churnRisk: row.churnKnown < min ? null : row.churnRisk,
  };
}
