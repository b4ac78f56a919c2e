import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import { stage } from "./stage.ts";

/**
 * Lays out what was sold by category, after `stageProducts`, into `recompute_category_days`: one row per customer
 * (null: guests together), category and day with a sale, with the day on which the customer bought of it before.
 * Whoever is counted once in a period is counted where that day lies before it.
 *
 * The category is that of the product, else of the order; a line that has neither belongs to none. Values are in
 * the shop's currency, of the orders of which they are known.
 */
export async function stageCategories(tx: Queryable, tenantId: number): Promise<void> {
  await stage(
    tx,
    "recompute_category_numbers",
    sql`select (row_number() over (order by category collate "C"))::int as category, category as name
      from (
        select category from products where tenant_id = ${tenantId} and category is not null
        union select category from recompute_orders where category is not null
      ) named`,
  );
  await stage(
    tx,
    "recompute_category_days",
    sql`
      select customer, category, day, count(*)::int as orders, count(value)::int as valued, sum(units) as units,
        sum(value) as value, sum(order_value) filter (where value is not null) as order_value,
        lag(day) over (partition by customer, category order by day) as previous
      from (
        select customer, category, day, sum(units) as units, sum(value) as value, max(order_value) as order_value
        from (${soldLines(tenantId, sql`is_sale`)} order by customer, category, day, basket) line
        group by customer, category, day, basket
      ) of_order
      group by customer, category, day`,
  );
}

/** Replaces what each customer bought of each category. */
export async function publishCustomerCategories(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from customer_categories where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    with bought as (
      select customer, category, sum(orders)::int as orders, count(*)::int as days, sum(units) as units,
        round(sum(value))::bigint as value, sum(valued)::int as valued, sum(order_value)::bigint as order_value,
        array_agg(day) as purchased_on
      from (
        select * from recompute_category_days where customer is not null order by customer, category, day
      ) by_day
      group by customer, category
    ), returned as (
      select customer, category, round(-sum(value))::bigint as value
      from (${soldLines(tenantId, sql`not is_sale`)}) line group by customer, category
    )
    insert into customer_categories (tenant_id, customer_id, category, orders, purchase_days, units,
      sales_value_cents, first_bought_on, last_bought_on, valued_orders, order_value_cents, returned_value_cents,
      purchased_on)
    select ${tenantId}, c.customer_id, n.name, b.orders, b.days, b.units, b.value, b.purchased_on[1],
      b.purchased_on[b.days], b.valued, b.order_value, coalesce(r.value, 0), b.purchased_on
    from bought b
    join recompute_customers c using (customer) join recompute_category_numbers n using (category)
    left join returned r using (customer, category)`);
}

/** Replaces the sales of the categories by day, by month and by quarter; guests' sales are in them. */
export async function publishCategorySales(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from category_days where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    insert into category_days (tenant_id, category, day, orders, customers, units, sales_value_cents, valued_orders)
    select ${tenantId}, name, day, orders, customers, units, value, valued
    from (
      select category, day, sum(orders)::int as orders, count(customer)::int as customers, sum(units) as units,
        round(coalesce(sum(value), 0))::bigint as value, sum(valued)::int as valued
      from recompute_category_days group by category, day
    ) of_day
    join recompute_category_numbers using (category)`);
  await tx.execute(sql`delete from category_periods where tenant_id = ${tenantId}`);
  for (const granularity of ["month", "quarter"] as const) {
    await tx.execute(sql`
      insert into category_periods (tenant_id, granularity, category, start, orders, customers, units,
        sales_value_cents, valued_orders)
      select ${tenantId}, ${granularity}::text, name, start, orders, customers, units, value, valued
      from (
        select category, start, sum(orders)::int as orders,
          (count(customer) filter (where previous is null or previous < start))::int as customers,
          sum(units) as units, round(coalesce(sum(value), 0))::bigint as value, sum(valued)::int as valued
        from (
          select *, date_trunc(${granularity}::text, day::timestamp)::date as start from recompute_category_days
        ) by_day
        group by category, start
      ) of_period
      join recompute_category_numbers using (category)`);
  }
}

/** Replaces the sales of the products by month. */
export async function publishProductMonths(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from product_months where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    insert into product_months (tenant_id, product_id, month, orders, units, sales_value_cents, valued_orders)
    select ${tenantId}, product_id, month, orders, units, value, valued
    from (
      select product, date_trunc('month', day::timestamp)::date as month, count(*)::int as orders,
        sum(units) as units, round(coalesce(sum(value), 0))::bigint as value, count(value)::int as valued
      from recompute_basket_products where is_sale group by 1, 2
    ) of_month
    join recompute_product_numbers using (product)`);
}

/** What was sold of products, and orders that name no products but a category, with the number of the category. */
function soldLines(tenantId: number, kind: SQL): SQL {
  return sql`
    select s.basket, s.customer, s.day, coalesce(p.category, o.category) as category, s.units, s.value, o.order_value
    from recompute_basket_products s
    join (
      select product, n.category
      from recompute_product_numbers join products named using (product_id)
      left join recompute_category_numbers n on n.name = named.category
      where named.tenant_id = ${tenantId}
    ) p using (product)
    join (
      select basket, n.category, o.value as order_value
      from recompute_baskets b join recompute_orders o using (order_id)
      left join recompute_category_numbers n on n.name = o.category
    ) o using (basket)
    where coalesce(p.category, o.category) is not null and ${kind}
    union all
    select b.basket, b.customer, b.day, n.category, c.item_count, o.value, o.value
    from recompute_baskets b
    join recompute_orders o using (order_id)
    join recompute_category_numbers n on n.name = o.category
    join combined_sales c on c.tenant_id = ${tenantId} and c.order_id = b.order_id
    where o.lines = 0 and ${kind}`;
}
