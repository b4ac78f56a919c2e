import { and, asc, desc, eq, lte, type Placeholder, type SQL, sql } from "drizzle-orm";
import { arrayLiteral } from "./array-literal.ts";
import { buildOnce } from "./build-once.ts";
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
export function listOrders(tx: Queryable, orders: OrdersOf, page: { limit: number; offset: number }) {
  return selectOrders(tx, { ...valuesOf(orders), ...page });
}

/** How many orders there are of each kind. */
export function countOrders(tx: Queryable, orders: OrdersOf) {
  return selectCounts(tx, valuesOf(orders));
}

const CONDITIONS = ["tenantId", "customerId", "from", "to", "timeZone", "productIds"] as const;

const selectOrders = buildOnce(
  [...CONDITIONS, "limit", "offset"],
  {
    orderId: combinedSales.orderId,
    kind: combinedSales.orderKind,
    at: combinedSales.orderDate,
    valueCents: combinedSales.orderValueCents,
    currency: combinedSales.currency,
    items: combinedSales.itemCount,
    lineCount: combinedSales.lineCount,
    category: combinedSales.productCategory,
    fulfillmentStatus: combinedSales.fulfillmentStatus,
  },
  (select, value) =>
    select
      .from(combinedSales)
      .where(conditions(value))
      .orderBy(desc(combinedSales.orderDate), desc(combinedSales.orderId))
      .limit(value.limit)
      .offset(value.offset),
);

const selectCounts = buildOnce(
  CONDITIONS,
  { kind: combinedSales.orderKind, orders: sql<number>`count(*)::int` },
  (select, value) => select.from(combinedSales).where(conditions(value)).groupBy(combinedSales.orderKind),
);

/** The first lines of each of these orders, in their order. */
export async function listLines(
  tx: Queryable,
  tenantId: number,
  { orderIds, perOrder }: { orderIds: readonly string[]; perOrder: number },
) {
  return orderIds.length === 0
    ? []
    : selectLines(tx, { tenantId, orderIds: arrayLiteral(orderIds), perOrder });
}

const selectLines = buildOnce(
  ["tenantId", "orderIds", "perOrder"],
  {
    orderId: salesLines.orderId,
    productId: salesLines.productId,
    title: products.title,
    quantity: salesLines.quantity,
    valueCents: salesLines.lineValueCents,
  },
  (select, { tenantId, orderIds, perOrder }) =>
    select
      .from(salesLines)
      .leftJoin(
        products,
        and(eq(products.tenantId, salesLines.tenantId), eq(products.productId, salesLines.productId)),
      )
      .where(
        and(
          eq(salesLines.tenantId, tenantId),
          sql`${salesLines.orderId} = any(${orderIds}::text[])`,
          lte(salesLines.lineNo, perOrder),
        ),
      )
      .orderBy(asc(salesLines.orderId), asc(salesLines.lineNo)),
);

export type BoughtProduct = Awaited<ReturnType<typeof listBoughtProducts>>[number];

/** Every product that a customer bought, with how often and when, in days of the shop; what came back beside it. */
export function listBoughtProducts(tx: Queryable, orders: OrdersOf & { days: { timeZone: string } }) {
  return selectBought(tx, valuesOf(orders));
}

const ofKind = (kind: "sale" | "return") => sql`filter (where ${combinedSales.orderKind} = ${kind})`;
const dayOfOrder = sql`(${combinedSales.orderDate} at time zone ${sql.placeholder("timeZone")})::date`;

const selectBought = buildOnce(
  CONDITIONS,
  {
    productId: salesLines.productId,
    title: products.title,
    category: products.category,
    orders: sql<number>`(count(distinct ${salesLines.orderId}) ${ofKind("sale")})::int`,
    units: sql<number>`coalesce(sum(${salesLines.quantity}) ${ofKind("sale")}, 0)::float8`,
    returnedUnits: sql<number>`coalesce(-sum(${salesLines.quantity}) ${ofKind("return")}, 0)::float8`,
    firstBoughtOn: sql<string | null>`(min(${dayOfOrder}) ${ofKind("sale")})::text`,
    lastBoughtOn: sql<string | null>`(max(${dayOfOrder}) ${ofKind("sale")})::text`,
  },
  (select, value) =>
    select
      .from(combinedSales)
      .innerJoin(
        salesLines,
        and(eq(salesLines.tenantId, combinedSales.tenantId), eq(salesLines.orderId, combinedSales.orderId)),
      )
      .leftJoin(
        products,
        and(eq(products.tenantId, salesLines.tenantId), eq(products.productId, salesLines.productId)),
      )
      .where(conditions(value))
      .groupBy(salesLines.productId, products.title, products.category)
      .orderBy(asc(salesLines.productId)),
);

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

function valuesOf({ tenantId, customerId, days, productIds }: OrdersOf) {
  return {
    ...{ tenantId, customerId },
    ...{ from: days?.from ?? null, to: days?.to ?? null, timeZone: days?.timeZone ?? "UTC" },
    productIds: productIds ? arrayLiteral(productIds) : null,
  };
}

/** A value that is null narrows nothing: Postgres plans each call for the values that it has. */
function conditions(value: Record<(typeof CONDITIONS)[number], Placeholder>): SQL | undefined {
  const { tenantId, customerId, from, to, timeZone, productIds } = value;
  return and(
    eq(combinedSales.tenantId, tenantId),
    eq(combinedSales.customerId, customerId),
    sql`(${from}::date is null or ${combinedSales.orderDate} >= ${from}::date::timestamp at time zone ${timeZone})`,
    sql`(${to}::date is null or ${combinedSales.orderDate} < (${to}::date + 1)::timestamp at time zone ${timeZone})`,
    sql`(${productIds}::text[] is null or exists (
      select from ${salesLines} where ${salesLines.tenantId} = ${tenantId}
        and ${salesLines.orderId} = ${combinedSales.orderId} and ${salesLines.productId} = any(${productIds}::text[])))`,
  );
}
