import { and, asc, count, desc, eq, gt, sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { customerCategories } from "./schema/categories.ts";
import { factCustomerCurrent as facts } from "./schema/facts.ts";
import { productFigures } from "./schema/recommendations.ts";
import { products } from "./schema/sales.ts";

interface Group {
  tenantId: number;
  filter: CustomerFilter;
}

/** Buyers of each category, among those who fit and in the whole shop; the category with most of them first. */
export async function listCategoryBuyers(tx: Queryable, { tenantId, filter }: Group) {
  const fitting = fittingCustomers(tx, { tenantId, filter });
  const fits = sql`filter (where ${fitting.customerId} is not null)`;
  const ofThem = <T>(aggregate: ReturnType<typeof sql>) => sql<T>`${aggregate} ${fits}`;
  const buyers = sql<number>`(count(*) ${fits})::int`;
  return tx
    .with(fitting)
    .select({
      category: customerCategories.category,
      buyersOfShop: count(),
      buyers,
      /** Of them, those who bought of it on more than one day. */
      again: sql<number>`(count(*) filter (where ${fitting.customerId} is not null and ${customerCategories.purchaseDays} > 1))::int`,
      orders: ofThem<number | null>(sql`sum(${customerCategories.orders})`).mapWith(Number),
      salesValueCents: ofThem<number | null>(sql`sum(${customerCategories.salesValueCents})`).mapWith(Number),
    })
    .from(customerCategories)
    .leftJoin(fitting, eq(fitting.customerId, customerCategories.customerId))
    .where(eq(customerCategories.tenantId, tenantId))
    .groupBy(customerCategories.category)
    .orderBy(desc(buyers), asc(customerCategories.category));
}

/** Customers with a purchase, among those who fit and in the whole shop; of them, those of whom a category is known. */
export async function countCategorised(tx: Queryable, { tenantId, filter }: Group) {
  const fitting = fittingCustomers(tx, { tenantId, filter });
  const counted = (condition: ReturnType<typeof sql>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  const isFitting = sql`${fitting.customerId} is not null`;
  const isKnown = sql`exists (select 1 from ${customerCategories} where ${customerCategories.tenantId} = ${tenantId}
    and ${customerCategories.customerId} = ${facts.customerId})`;
  const [row] = await tx
    .with(fitting)
    .select({
      ofShop: counted(isKnown),
      buyers: counted(isFitting),
      categorised: counted(sql`${isFitting} and ${isKnown}`),
    })
    .from(facts)
    .leftJoin(fitting, eq(fitting.customerId, facts.customerId))
    .where(and(eq(facts.tenantId, tenantId), gt(facts.orders, 0)));
  return row ?? { ofShop: 0, buyers: 0, categorised: 0 };
}

/** The products that most customers of the shop bought. */
export async function listTopProducts(
  tx: Queryable,
  tenantId: number,
  page: { customersMin: number; limit: number },
) {
  return tx
    .select({
      productId: productFigures.productId,
      title: products.title,
      category: products.category,
      buyers: productFigures.customers,
      again: productFigures.customersAgain,
      salesValueCents: productFigures.salesValueCents,
    })
    .from(productFigures)
    .leftJoin(
      products,
      and(eq(products.tenantId, productFigures.tenantId), eq(products.productId, productFigures.productId)),
    )
    .where(
      and(eq(productFigures.tenantId, tenantId), sql`${productFigures.customers} >= ${page.customersMin}`),
    )
    .orderBy(desc(productFigures.customers), asc(productFigures.productId))
    .limit(page.limit);
}

function fittingCustomers(tx: Queryable, { tenantId, filter }: Group) {
  return tx.$with("fitting").as(
    tx
      .select({ customerId: facts.customerId })
      .from(facts)
      .where(customerConditions(tx, tenantId, filter)),
  );
}
