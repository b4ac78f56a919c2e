import { and, asc, desc, eq, sql } from "drizzle-orm";
import { countCategorisedBuyers } from "./category-reads.ts";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { factCustomerCurrent as facts } from "./schema/facts.ts";
import { productFigures } from "./schema/recommendations.ts";
import { products } from "./schema/sales.ts";

interface Group {
  tenantId: number;
  filter: CustomerFilter;
}

interface CategoryBuyersRow extends Record<string, unknown> {
  category: string;
  buyersOfShop: number;
  buyers: number;
  /** Of them, those who bought of it on more than one day. */
  again: number;
  orders: number;
  salesValueCents: number | null;
}

/** Buyers of each category, among those who fit and in the whole shop; the category with most of them first. */
export async function listCategoryBuyers(
  tx: Queryable,
  { tenantId, filter }: Group,
): Promise<CategoryBuyersRow[]> {
  const ofShop = sql`select category, buyers, buyers_again as again, orders, sales_value_cents as value
    from category_figures where tenant_id = ${tenantId}`;
  const ofThose = sql`select category, count(*)::int as buyers, (count(*) filter (where purchase_days > 1))::int as again,
      sum(orders)::int as orders, sum(sales_value_cents) as value
    from customer_categories where tenant_id = ${tenantId} and customer_id in (${fittingCustomers(tx, { tenantId, filter })})
    group by category`;
  return tx.execute<CategoryBuyersRow>(sql`
    select category, shop.buyers as "buyersOfShop", those.buyers, those.again, those.orders,
      those.value::float8 as "salesValueCents"
    from (${ofShop}) shop join (${isEverybody(filter) ? ofShop : ofThose}) those using (category)
    order by those.buyers desc, category`);
}

/** Customers with a purchase, among those who fit and in the whole shop; of them, those of whom a category is known. */
export async function countCategorised(tx: Queryable, { tenantId, filter }: Group) {
  const shop = await countCategorisedBuyers(tx, { tenantId });
  const those = isEverybody(filter) ? shop : await countCategorisedBuyers(tx, { tenantId, filter });
  return { ofShop: shop.categorised, buyers: those.customers, categorised: those.categorised };
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
  return tx
    .select({ customerId: facts.customerId })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter));
}

function isEverybody(filter: CustomerFilter): boolean {
  return Object.values(filter).every((bound) => bound === undefined);
}
