import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";

/** Customers who bought of both categories: fewer are chance, and may be single persons. */
const BOTH_MIN = 5;

/** Replaces the counts of customers by pairs of categories; after `customer_categories` is filled. */
export async function publishCategoryPairs(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from category_pairs where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    with bought as materialized (
      select (dense_rank() over (order by customer_id))::int as customer,
        (dense_rank() over (order by category))::int as number, category
      from customer_categories where tenant_id = ${tenantId}
    ), buyers as (
      select number, category, count(*)::int as customers from bought group by number, category
    ), together as (
      select one.number, other.number as other, count(*)::int as customers
      from bought one join bought other on other.customer = one.customer and other.number > one.number
      group by 1, 2 having count(*) >= ${BOTH_MIN}::int
    ), directed as (
      select number, other, customers from together union all select other, number, customers from together
    )
    insert into category_pairs (tenant_id, category, other_category, customers_both, customers_category,
      customers_other, customers_total)
    select ${tenantId}, a.category, b.category, d.customers, a.customers, b.customers,
      (select max(customer) from bought)
    from directed d join buyers a on a.number = d.number join buyers b on b.number = d.other`);
}
