import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import { stage } from "./stage.ts";

/** Customers who bought of both categories: fewer are chance, and may be single persons. */
const BOTH_MIN = 5;

/** Replaces the counts of customers by pairs of categories; after `customer_categories` is filled. */
export async function publishCategoryPairs(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from category_pairs where tenant_id = ${tenantId}`);
  // By whole numbers, and with statistics of their own: joining names takes several times as long.
  await stage(
    tx,
    "recompute_bought_categories",
    sql`
      with numbered as (
        select category, (row_number() over (order by category))::int as number
        from (select distinct category from customer_categories where tenant_id = ${tenantId}) named
      )
      select c.customer, n.number, n.category
      from customer_categories b
      join numbered n using (category)
      join recompute_customers c on c.customer_id = b.customer_id
      where b.tenant_id = ${tenantId}`,
  );
  await tx.execute(sql`
    with buyers as (
      select number, category, count(*)::int as customers from recompute_bought_categories group by number, category
    ), together as (
      select one.number, other.number as other, count(*)::int as customers
      from recompute_bought_categories one
      join recompute_bought_categories other on other.customer = one.customer and other.number > one.number
      group by 1, 2 having count(*) >= ${BOTH_MIN}::int
    ), directed as (
      select number, other, customers from together union all select other, number, customers from together
    )
    insert into category_pairs (tenant_id, category, other_category, customers_both, customers_category,
      customers_other, customers_total)
    select ${tenantId}, a.category, b.category, d.customers, a.customers, b.customers,
      (select count(distinct customer)::int from recompute_bought_categories)
    from directed d join buyers a on a.number = d.number join buyers b on b.number = d.other`);
}
