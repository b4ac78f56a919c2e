import { z } from "zod";
import {
  type BoughtProduct,
  countOrders,
  isProductKnown,
  listBoughtProducts,
  type OrdersOf,
} from "../../store/customer-orders.ts";
import { orderSchema, readOrders } from "./orders.ts";
import { matchProducts } from "./product-match.ts";
import type { LookupScope } from "./question.ts";

const searchSchema = z
  .object({
    bought: z.boolean(),
    matchedBy: z
      .enum(["id", "title", "category", "words", "similar"])
      .nullable()
      .describe("How the products answer to what was asked; similar: spelt nearly so; null: none does"),
    orders: z.number().int().describe("Orders with any of them"),
    units: z.number().describe("Bought in all"),
    returnedUnits: z.number(),
    firstBoughtOn: z.iso.date().nullable(),
    lastBoughtOn: z.iso.date().nullable(),
    products: z.array(
      z.object({
        productId: z.string(),
        title: z.string().nullable(),
        category: z.string().nullable(),
        orders: z.number().int(),
        units: z.number(),
        returnedUnits: z.number(),
        firstBoughtOn: z.iso.date().nullable(),
        lastBoughtOn: z.iso.date().nullable(),
      }),
    ),
    productsLeftOut: z.number().int(),
    knownInShop: z.boolean().describe("Whether the shop has a product or category called so at all"),
  })
  .nullable()
  .describe("Did they buy it? null where no product was asked for");

export type ProductSearch = NonNullable<z.infer<typeof searchSchema>>;

export const purchaseHistoryShape = {
  info: z.literal("purchase_history"),
  orders: z.array(orderSchema).describe("Newest first, of the days and the product asked for"),
  matching: z.object({ sales: z.number().int(), returns: z.number().int(), cancelled: z.number().int() }),
  offset: z.number().int(),
  days: z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
  search: searchSchema,
};

/** A customer's orders, newest first, and whether they bought a product. */
export async function lookUpPurchases({ question, one, tx, context }: LookupScope) {
  const { timeZone } = context.tenant;
  const { from, to, product, limit, offset } = question;
  const ofDays = { ...one, days: { from, to, timeZone } };
  const found =
    product === undefined ? undefined : matchProducts(product, await listBoughtProducts(tx, ofDays));
  const productIds =
    product === undefined ? undefined : (found?.products ?? []).map(({ productId }) => productId);
  // Nothing found is no order, and not every order.
  const isNone = productIds?.length === 0;
  const wanted: OrdersOf = { ...ofDays, productIds };
  const [counted, orders] = isNone
    ? [[], []]
    : await Promise.all([countOrders(tx, wanted), readOrders(tx, wanted, { limit, offset })]);
  const countOf = (kind: string) => counted.find((row) => row.kind === kind)?.orders ?? 0;
  const sales = countOf("sale");
  return {
    info: "purchase_history" as const,
    orders,
    matching: { sales, returns: countOf("return"), cancelled: countOf("cancelled") },
    offset,
    days: { from: from ?? null, to: to ?? null },
    search:
      product === undefined
        ? null
        : {
            ...searchResult(found?.products ?? [], sales),
            matchedBy: found?.matchedBy ?? null,
            knownInShop: found !== undefined || (await isProductKnown(tx, one.tenantId, product)),
          },
    unknown: [],
  };
}

function searchResult(products: readonly BoughtProduct[], sales: number) {
  const most = [...products].sort((a, b) => b.units - a.units || (a.productId < b.productId ? -1 : 1));
  const days = (of: "firstBoughtOn" | "lastBoughtOn") => products.flatMap((one) => one[of] ?? []).sort();
  return {
    bought: sales > 0,
    orders: sales,
    units: products.reduce((sum, { units }) => sum + units, 0),
    returnedUnits: products.reduce((sum, { returnedUnits }) => sum + returnedUnits, 0),
    firstBoughtOn: days("firstBoughtOn")[0] ?? null,
    lastBoughtOn: days("lastBoughtOn").at(-1) ?? null,
    products: most.slice(0, PRODUCTS_LISTED),
    productsLeftOut: Math.max(0, most.length - PRODUCTS_LISTED),
  };
}

const PRODUCTS_LISTED = 20;
