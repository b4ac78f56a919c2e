import { countCategorisedBuyers, countUncategorised } from "../../store/category-reads.ts";
import { countUnvaluedOrders } from "../../store/product-reads.ts";
import { grouped } from "../grouped.ts";
import { withheldBecause, withoutSmall } from "../withheld.ts";
import type { ProductsQuestion } from "./question.ts";

/** Products without a category, as a sentence. */
export async function uncategorised({ tx, context }: ProductsQuestion): Promise<string[]> {
  const products = await countUncategorised(tx, context.tenant.tenantId);
  if (products === 0) return [];
  const which = products === 1 ? "1 product has" : `${products} products have`;
  return [`${which} no category: what was sold of such is counted only where the order names one.`];
}

/** Orders whose value is in no sum, as a sentence: how many, unless it is about some customers. */
export async function unvaluedOf(
  { tx, context, filter }: ProductsQuestion,
  rows: readonly { orders: number; valuedOrders: number }[],
  range?: { from: string; to: string },
): Promise<string[]> {
  if (filter) {
    // An order with several categories is in several rows.
    return rows.some(({ orders, valuedOrders }) => valuedOrders < orders)
      ? ["Some orders are of unknown value and in no sum: their currency has no rate."]
      : [];
  }
  const orders = await countUnvaluedOrders(tx, context.tenant.tenantId, range);
  if (orders === 0) return [];
  return orders === 1
    ? ["The value of 1 order is unknown and in no sum: its currency has no rate."]
    : [`The value of ${grouped(orders)} orders is unknown and in no sum: their currency has no rate.`];
}

/**
 * The customers that an answer is about, and those of whom no category is known. `few`: why nothing is said of them
 * as a group, since they, or all the others of the shop, are too few.
 */
export async function customersMeant({ tx, context, filter }: ProductsQuestion) {
  const { groupMin: min, tenant } = context;
  const counted = await countCategorisedBuyers(tx, { tenantId: tenant.tenantId, filter });
  const whole = filter ? await countCategorisedBuyers(tx, { tenantId: tenant.tenantId }) : counted;
  const few = filter && withheldBecause({ members: counted.customers, whole: whole.customers, min });
  const missing = counted.customers - counted.categorised;
  const who = missing === 1 ? "1 customer is" : `${missing} customers are`;
  return {
    ...counted,
    few,
    unknown: missing > 0 && !few ? [`${who} in no category: none is known of what they bought.`] : [],
  };
}

/** The categories with buyers enough to be told of; none where nothing is said of the customers meant (`few`). */
export function categoriesShown<Row extends { category: string; buyers: number }>(
  rows: readonly Row[],
  { few, min }: { few: string | undefined; min: number },
): { shown: Row[]; unknown: string[] } {
  if (few) return { shown: [], unknown: [few] };
  return withoutSmall(rows, {
    ...{ min, one: "category", many: "categories" },
    sizeOf: ({ buyers }) => buyers,
    nameOf: ({ category }) => category,
  });
}
