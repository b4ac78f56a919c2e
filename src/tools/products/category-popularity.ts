import { z } from "zod";
import { addDays } from "../../analytics/forecast/periods.ts";
import { countCategoryBuyers } from "../../store/category-reads.ts";
import { customersShown } from "../withheld.ts";
import { sortOf } from "./arguments.ts";
import { categoriesShown, customersMeant, uncategorised } from "./caveats.ts";
import type { ProductsQuestion } from "./question.ts";
import { growth, pageOf, ranked } from "./ranking.ts";

const SORTS = ["customers", "orders", "growth"] as const;
const DAYS = 90;

export const popularityShape = {
  kind: z.literal("category_popularity"),
  sort: z.enum(SORTS),
  offset: z.number().int(),
  trendDays: z.number().int(),
  customers: z.number().int().describe("Customers with a purchase: what shares are of"),
  matching: z.number().int(),
  categories: z.array(
    z.object({
      category: z.string(),
      buyers: z.number().int(),
      share: z
        .number()
        .min(0)
        .max(1)
        .describe("Of all customers with a purchase, those who ever bought of it"),
      orders: z.number().int().describe("Orders of customers with the category in them"),
      shareOfOrders: z.number().min(0).max(1).nullable(),
      buyersNow: z.number().int().nullable().describe("Who bought of it in the last trendDays days"),
      buyersBefore: z.number().int().nullable().describe("Who did in as many days before"),
      growth: z.number().nullable().describe("The two against each other, as a ratio less 1"),
    }),
  ),
};

/** How many customers buy of each category, and whether it gets more or fewer. */
export async function categoryPopularity(question: ProductsQuestion) {
  const { asked, context, tx, category, filter, data } = question;
  const { groupMin: min } = context;
  const { tenantId } = context.tenant;
  const now = { from: addDays(data.to, 1 - DAYS), to: data.to };
  const before = { from: addDays(data.to, 1 - 2 * DAYS), to: addDays(data.to, -DAYS) };
  const isCovered = before.from >= data.from;
  const all = await countCategoryBuyers(tx, {
    ...{ tenantId, filter, now },
    before: isCovered ? before : undefined,
  });
  const meant = await customersMeant(question);
  const { few } = meant;
  const { shown, unknown } = categoriesShown(all, { few, min });
  const rows = shown
    .filter((row) => category === undefined || row.category === category)
    .map((row) => {
      const buyersNow = customersShown(row.buyersNow, min);
      const buyersBefore =
        isCovered && row.buyersBefore !== null ? customersShown(row.buyersBefore, min) : null;
      return {
        category: row.category,
        buyers: row.buyers,
        share: row.buyers / meant.customers,
        orders: row.orders,
        shareOfOrders: meant.orders > 0 ? row.orders / meant.orders : null,
        ...{ buyersNow, buyersBefore },
        growth: growth(buyersNow, buyersBefore),
      };
    });
  const sort = sortOf(asked, SORTS);
  const sorted = ranked(
    rows,
    (row) => (sort === "customers" ? row.buyers : sort === "orders" ? row.orders : row.growth),
    (row) => row.category,
  );
  const isTrendHidden = rows.some(
    (row) => row.buyersNow === null || (isCovered && row.buyersBefore === null),
  );
  return {
    answer: {
      kind: "category_popularity" as const,
      ...{ sort, offset: asked.offset, trendDays: DAYS, customers: meant.customers },
      matching: sorted.length,
      categories: pageOf(sorted, asked),
    },
    method: METHOD,
    rows: { categories: sorted.length, buyers: meant.categorised },
    unknown: [
      ...unknown,
      ...(isCovered ? [] : [`The data don't cover ${2 * DAYS} days, so no trend is said.`]),
      ...(isTrendHidden ? [`Numbers of customers under ${min} in ${DAYS} days are not shown.`] : []),
      ...meant.unknown,
      ...(await uncategorised(question)),
    ],
  };
}

const METHOD =
  "Customers who ever bought of a category, as a share of all with a purchase; the trend is the customers who bought of it in the last 90 days against the 90 before, the season not taken out. Guests' orders are not counted.";
