import { and, asc, count, desc, eq, exists, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { combinedSales, products, salesLines } from "./schema/sales.ts";

/** Which of a customer's orders: all of them where nothing else is said. */
export interface OrdersOf {
  tenantId: number;
  customerId: string;
  /** First and last day, of the shop's calendar. */
  days?: { from: string | undefined; to: string | undefined; timeZone: string } | undefined;
  /** With a line of one of these. */
  productIds?: readonly string[] | undefined;
}

/** A customer's newest orders first. */
export async function listOrders(tx: Queryable, orders: OrdersOf, page: { limit: number; offset: number }) {
  return tx
    .select({
      orderId: combinedSales.orderId,
      kind: combinedSales.orderKind,
      at: combinedSales.orderDate,
      valueCents: combinedSales.orderValueCents,
      currency: combinedSales.currency,
      items: combinedSales.itemCount,
      lineCount: combinedSales.lineCount,
      category: combinedSales.productCategory,
      fulfillmentStatus: combinedSales.fulfillmentStatus,
    })
    .from(combinedSales)
    .where(conditions(tx, orders))
    .orderBy(desc(combinedSales.orderDate), desc(combinedSales.orderId))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many orders there are of each kind. */
export async function countOrders(tx: Queryable, orders: OrdersOf) {
  return tx
    .select({ kind: combinedSales.orderKind, orders: count() })
    .from(combinedSales)
    .where(conditions(tx, orders))
    .groupBy(combinedSales.orderKind);
}

/** The first lines of each of these orders, in their order. */
export async function listLines(
  tx: Queryable,
  tenantId: number,
  { orderIds, perOrder }: { orderIds: readonly string[]; perOrder: number },
) {
  if (orderIds.length === 0) return [];
  return tx
    .select({
      orderId: salesLines.orderId,
      productId: salesLines.productId,
      title: products.title,
      quantity: salesLines.quantity,
      valueCents: salesLines.lineValueCents,
    })
    .from(salesLines)
    .leftJoin(
      products,
      and(eq(products.tenantId, salesLines.tenantId), eq(products.productId, salesLines.productId)),
    )
    .where(
      and(
        eq(salesLines.tenantId, tenantId),
        inArray(salesLines.orderId, [...orderIds]),
        lte(salesLines.lineNo, perOrder),
      ),
    )
    .orderBy(asc(salesLines.orderId), asc(salesLines.lineNo));
}

export type BoughtProduct = Awaited<ReturnType<typeof listBoughtProducts>>[number];

/** Every product that a customer bought, with how often and when, in days of the shop; what came back beside it. */
export async function listBoughtProducts(
  tx: Queryable,
  { timeZone, ...orders }: OrdersOf & { timeZone: string },
) {
  const ofKind = (kind: "sale" | "return") => sql`filter (where ${combinedSales.orderKind} = ${kind})`;
  const day = sql`(${combinedSales.orderDate} at time zone ${timeZone})::date`;
  return tx
    .select({
      productId: salesLines.productId,
      title: products.title,
      category: products.category,
      orders: sql<number>`(count(distinct ${salesLines.orderId}) ${ofKind("sale")})::int`,
      units: sql<number>`coalesce(sum(${salesLines.quantity}) ${ofKind("sale")}, 0)::float8`,
      returnedUnits: sql<number>`coalesce(-sum(${salesLines.quantity}) ${ofKind("return")}, 0)::float8`,
      firstBoughtOn: sql<string | null>`(min(${day}) ${ofKind("sale")})::text`,
      lastBoughtOn: sql<string | null>`(max(${day}) ${ofKind("sale")})::text`,
    })
    .from(combinedSales)
    .innerJoin(
      salesLines,
      and(eq(salesLines.tenantId, combinedSales.tenantId), eq(salesLines.orderId, combinedSales.orderId)),
    )
    .leftJoin(
      products,
      and(eq(products.tenantId, salesLines.tenantId), eq(products.productId, salesLines.productId)),
    )
    .where(conditions(tx, orders))
    .groupBy(salesLines.productId, products.title, products.category)
    .orderBy(asc(salesLines.productId));
}

/** Whether the shop has a product or a category called so, in part at least; whatever the case. */
export async function isProductKnown(tx: Queryable, tenantId: number, name: string): Promise<boolean> {
  const has = (text: SQL | typeof products.title) => sql`strpos(lower(${text}), lower(${name})) > 0`;
  const rows = await tx
    .select({ productId: products.productId })
    .from(products)
    .where(
      and(
        eq(products.tenantId, tenantId),
        sql`(lower(${products.productId}) = lower(${name}) or ${has(products.title)} or ${has(sql`${products.category}`)})`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

function conditions(tx: Queryable, { tenantId, customerId, days, productIds }: OrdersOf): SQL | undefined {
  const midnight = (day: SQL) => sql`${day} at time zone ${days?.timeZone}`;
  return and(
    eq(combinedSales.tenantId, tenantId),
    eq(combinedSales.customerId, customerId),
    days?.from ? sql`${combinedSales.orderDate} >= ${midnight(sql`${days.from}::timestamp`)}` : undefined,
    days?.to
      ? sql`${combinedSales.orderDate} < ${midnight(sql`(${days.to}::date + 1)::timestamp`)}`
      : undefined,
    productIds && exists(linesOf(tx, tenantId, productIds)),
  );
}

function linesOf(tx: Queryable, tenantId: number, productIds: readonly string[]) {
  return tx
    .select({ one: sql`1` })
    .from(salesLines)
    .where(
      and(
        eq(salesLines.tenantId, tenantId),
        eq(salesLines.orderId, combinedSales.orderId),
        inArray(salesLines.productId, [...productIds]),
      ),
    );
}
