import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import { stage } from "./stage.ts";

/**
 * Lays out what was sold by category, after `stageProducts`: `recompute_category_days`, one row per customer (null:
 * guests together), category and day with a sale, numbered, with the day on which the customer bought of it before;
 * and `recompute_category_buyers`, one row per customer and category.
 *
 * The category is that of the product, else of the order; a line that has neither belongs to none. Values are in
 * the shop's currency, of the orders of which they are known.
 */
export async function stageCategories(tx: Queryable, tenantId: number): Promise<void> {
  await stageCategoryKeys(tx, tenantId);
  await stage(
    tx,
    "recompute_category_days",
    sql`
      select customer, category, day, count(*)::int as orders, count(value)::int as valued, sum(units) as units,
        sum(value) as value, sum(order_value) filter (where value is not null) as order_value,
        lag(day) over by_day as previous, (row_number() over by_day)::int as nth
      from (
        select customer, category, day, sum(units) as units, sum(value) as value, max(order_value) as order_value
        from (${soldLines(tenantId, sql`is_sale`)} order by customer, category, day, basket) line
        group by customer, category, day, basket
      ) of_order
      group by customer, category, day
      window by_day as (partition by customer, category order by day)`,
  );
  await stage(
    tx,
    "recompute_category_buyers",
    // In the order that they are laid out in already: gathering the days of all at once by hash fills the memory.
    sql`
      with bought as (
        select customer, category, sum(orders)::int as orders, count(*)::int as days, sum(units) as units,
          round(sum(value))::bigint as value, sum(valued)::int as valued, sum(order_value)::bigint as order_value,
          min(day) as first_day, min(day) filter (where nth = 2) as second_day, max(day) as last_day,
          array_agg(day) filter (where nth > 2) as later_days
        from (
          select * from recompute_category_days where customer is not null order by customer, category
        ) by_day
        group by customer, category
      ), returned as (
        select customer, category, round(-sum(value))::bigint as value
        from (${soldLines(tenantId, sql`not is_sale`)}) line group by customer, category
      )
      select b.*, coalesce(r.value, 0) as returned from bought b left join returned r using (customer, category)`,
  );
}

/** Replaces what each customer bought of each category. */
export async function publishCustomerCategories(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from customer_categories where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    insert into customer_categories (tenant_id, customer_id, category, orders, purchase_days, units,
      sales_value_cents, first_bought_on, last_bought_on, valued_orders, order_value_cents, returned_value_cents,
      second_purchase_days, later_bought_on)
    select ${tenantId}, c.customer_id, n.name, b.orders, b.days, b.units, b.value, b.first_day, b.last_day, b.valued,
      b.order_value, b.returned, b.second_day - b.first_day, b.later_days
    from recompute_category_buyers b
    join recompute_customers c using (customer) join recompute_category_numbers n using (category)`);
}

/** Replaces the sales of the categories by day, by month and by quarter; guests' sales are in them. */
export async function publishCategorySales(tx: Queryable, tenantId: number): Promise<void> {
  const newIn = (period: SQL) =>
    sql`(count(customer) filter (where previous is null or previous < ${period}))::int`;
  // Whoever buys in a period is counted on the first day on which they do, so its days add up.
  await stage(
    tx,
    "recompute_category_sales",
    sql`
      select category, day, month, quarter, sum(orders)::int as orders, count(customer)::int as customers,
        ${newIn(sql`month`)} as of_month, ${newIn(sql`quarter`)} as of_quarter, sum(units) as units,
        coalesce(sum(value), 0) as value, sum(valued)::int as valued
      from recompute_category_days
      join (
        select day, date_trunc('month', day::timestamp)::date as month,
          date_trunc('quarter', day::timestamp)::date as quarter
        from (select distinct day from recompute_orders) sold
      ) calendar using (day)
      group by category, day, month, quarter`,
  );
  await tx.execute(sql`delete from category_days where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    insert into category_days (tenant_id, category, day, orders, customers, units, sales_value_cents, valued_orders)
    select ${tenantId}, name, day, orders, customers, units, round(value)::bigint, valued
    from recompute_category_sales join recompute_category_numbers using (category)`);
  await tx.execute(sql`delete from category_periods where tenant_id = ${tenantId}`);
  for (const granularity of ["month", "quarter"] as const) {
    const start = sql.identifier(granularity);
    await tx.execute(sql`
      insert into category_periods (tenant_id, granularity, category, start, orders, customers, units,
        sales_value_cents, valued_orders)
      select ${tenantId}, ${granularity}::text, name, ${start}, sum(orders)::int,
        sum(${sql.identifier(`of_${granularity}`)})::int, sum(units), round(sum(value))::bigint, sum(valued)::int
      from recompute_category_sales join recompute_category_numbers using (category)
      group by name, ${start}`);
  }
}

/** Replaces the sales of the products by month. */
export async function publishProductMonths(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from product_months where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    insert into product_months (tenant_id, product_id, months, orders, sales_value_cents, valued_orders)
    select ${tenantId}, product_id, months, orders, cents, valued
    from (
      select product, array_agg(month order by month) as months, array_agg(orders order by month) as orders,
        array_agg(value order by month) as cents, array_agg(valued order by month) as valued
      from (
        select product, month, count(*)::int as orders, round(coalesce(sum(value), 0))::bigint as value,
          count(value)::int as valued
        from recompute_basket_products
        join (
          select day, date_trunc('month', day::timestamp)::date as month
          from (select distinct day from recompute_orders) sold
        ) calendar using (day)
        where is_sale group by product, month
      ) of_month
      group by product
    ) of_product
    join recompute_product_numbers using (product)`);
}

/**
 * `recompute_category_numbers`, and by number the category of each product (`recompute_product_categories`) and of
 * each basket, with what that came to (`recompute_basket_categories`).
 */
async function stageCategoryKeys(tx: Queryable, tenantId: number): Promise<void> {
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
    "recompute_product_categories",
    sql`select product, n.category
      from recompute_product_numbers join products named using (product_id)
      left join recompute_category_numbers n on n.name = named.category
      where named.tenant_id = ${tenantId}`,
  );
  await stage(
    tx,
    "recompute_basket_categories",
    sql`select basket, n.category, o.value as order_value
      from recompute_baskets b join recompute_orders o using (order_id)
      left join recompute_category_numbers n on n.name = o.category`,
  );
}

/** What was sold of products, and orders that name no products but a category, with the number of the category. */
function soldLines(tenantId: number, kind: SQL): SQL {
  return sql`
    select s.basket, s.customer, s.day, coalesce(p.category, o.category) as category, s.units, s.value, o.order_value
    from recompute_basket_products s
    join recompute_product_categories p using (product)
    join recompute_basket_categories o using (basket)
    where coalesce(p.category, o.category) is not null and ${kind}
    union all
    select b.basket, b.customer, b.day, n.category, c.item_count, o.value, o.value
    from recompute_baskets b
    join recompute_orders o using (order_id)
    join recompute_category_numbers n on n.name = o.category
    join combined_sales c on c.tenant_id = ${tenantId} and c.order_id = b.order_id
    where o.lines = 0 and ${kind}`;
}
