import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import { type StagedSales, stage } from "./stage.ts";

/** A customer's facts as the methods read them. Money in cents; days in the shop's time zone. */
export interface CustomerFacts extends Record<string, unknown> {
  customer: number;
  orders: number;
  returns: number;
  purchaseDays: number;
  recencyDays: number | null;
  tenureDays: number | null;
  gapMeanDays: number | null;
  gapMaxDays: number | null;
  /** Mean value of a purchase day, before returns. */
  meanPurchaseCents: number | null;
  gapCv: number | null;
  netCents: number | null;
  /** Net value of a purchase day, by those whose value is known; null where none is. */
  meanNetCents: number | null;
  /** Mean value of the sales whose value is known. */
  averageOrderCents: number | null;
  returnedCents: number;
  discountedOrders: number;
  orders90: number;
  ordersPrevious90: number;
  /** Null where the value of an order of these days is unknown. */
  net90Cents: number | null;
  netPrevious90Cents: number | null;
  weekendOrders: number;
  products: number;
  repeatedProducts: number;
  mainCategory: string | null;
  mainCategoryShare: number | null;
}

/** Computes the facts of every customer, set-based, into `recompute_facts`. */
export async function stageFacts(tx: Queryable, tenantId: number, staged: StagedSales): Promise<void> {
  const last = sql`${staged.lastDay}::date`;
  const isLate = sql`(day > ${last} - 90)`;
  const isBefore = sql`(day <= ${last} - 90 and day > ${last} - 180)`;
  await stage(
    tx,
    "recompute_facts",
    sql`
      with ordered as (
        select customer,
          (count(*) filter (where kind = 'sale'))::int as orders,
          (count(*) filter (where kind = 'return'))::int as returns,
          min(at) filter (where kind = 'sale') as first_at,
          (array_agg(category order by at, order_id) filter (where kind = 'sale'))[1] as first_category,
          max(at) filter (where kind = 'sale') as last_at,
          sum(value)::bigint as net,
          (avg(value) filter (where kind = 'sale'))::float8 as average,
          (-coalesce(sum(value) filter (where kind = 'return'), 0))::bigint as returned,
          (count(*) filter (where kind = 'sale' and discount > 0))::int as discounted,
          (count(*) filter (where kind = 'sale' and ${isLate}))::int as orders_90,
          (count(*) filter (where kind = 'sale' and ${isBefore}))::int as orders_previous_90,
          case when count(*) filter (where ${isLate} and value is null) = 0
            then coalesce(sum(value) filter (where ${isLate}), 0)::bigint end as net_90,
          case when count(*) filter (where ${isBefore} and value is null) = 0
            then coalesce(sum(value) filter (where ${isBefore}), 0)::bigint end as net_previous_90,
          (count(*) filter (where kind = 'sale' and extract(isodow from day) >= 6))::int as weekend
        from recompute_orders where customer is not null group by customer
      ), days as (
        select customer, count(*)::int as purchase_days, ${last} - max(day) as recency, ${last} - min(day) as tenure,
          avg(gap)::float8 as gap_mean, (stddev_samp(gap) / nullif(avg(gap), 0))::float8 as gap_cv,
          max(gap) as gap_max, max(gap) filter (where nth = 2) as second_gap, avg(value) as day_value, sum(value) as valued, count(value) as valued_days
        from recompute_days group by customer
      ), bought as (
        select customer, count(*)::int as products, (count(*) filter (where days > 1))::int as repeated
        from recompute_products group by customer
      ), category as (
        select distinct on (customer) customer, category,
          (value / nullif(sum(value) over (partition by customer), 0))::float8 as share
        from (
          select customer, category, sum(value) as value from (${valueByCategory(tenantId)}) part
          group by customer, category
        ) by_category
        where value is not null
        order by customer, value desc, category
      )
      select c.customer, c.customer_id, coalesce(orders, 0) as orders, coalesce(returns, 0) as returns,
        first_at, last_at, net, average, coalesce(returned, 0) as returned, coalesce(discounted, 0) as discounted,
        coalesce(orders_90, 0) as orders_90, coalesce(orders_previous_90, 0) as orders_previous_90,
        case when ordered.customer is null then 0 else net_90 end as net_90,
        case when ordered.customer is null then 0 else net_previous_90 end as net_previous_90,
        -- What came back of a sale of unknown value is unknown as well.
        (valued - returned) / nullif(valued_days, 0) as net_per_day,
        coalesce(weekend, 0) as weekend, coalesce(purchase_days, 0) as purchase_days, recency, tenure,
        gap_mean, gap_cv, gap_max, second_gap, first_category, day_value, coalesce(products, 0) as products, coalesce(repeated, 0) as repeated,
        category as main_category, share as main_category_share
      from recompute_customers c
      left join ordered using (customer) left join days using (customer)
      left join bought using (customer) left join category using (customer)`,
  );
  await tx.execute(sql`create index on recompute_facts (customer)`);
}

/** What customers spent by category: that of the product, else of the order, which may name no products at all. */
function valueByCategory(tenantId: number): SQL {
  const isOwn = sql`o.kind = 'sale' and o.customer is not null and o.category is not null`;
  return sql`
    select r.customer, p.category, r.value
    from recompute_products r
    join products p on p.tenant_id = ${tenantId} and p.product_id = r.product_id and p.category is not null
    union all
    select o.customer, o.category, l.line_value_cents * o.rate
    from sales_lines l
    join products p on p.tenant_id = ${tenantId} and p.product_id = l.product_id and p.category is null
    join recompute_orders o on o.order_id = l.order_id
    where l.tenant_id = ${tenantId} and ${isOwn}
    union all
    select o.customer, o.category, o.value from recompute_orders o where o.lines = 0 and ${isOwn}`;
}

/** Reads the facts of customers numbered above `after`, in order, a batch at a time. */
export async function readFacts(tx: Queryable, after: number, limit: number): Promise<CustomerFacts[]> {
  return tx.execute<CustomerFacts>(sql`
    select customer, orders, returns, purchase_days as "purchaseDays", recency::float8 as "recencyDays",
      tenure::float8 as "tenureDays", gap_mean as "gapMeanDays", gap_max as "gapMaxDays",
      day_value as "meanPurchaseCents", gap_cv as "gapCv", net::float8 as "netCents", net_per_day as "meanNetCents",
      average as "averageOrderCents", returned::float8 as "returnedCents", discounted as "discountedOrders",
      orders_90 as "orders90", orders_previous_90 as "ordersPrevious90", net_90::float8 as "net90Cents",
      net_previous_90::float8 as "netPrevious90Cents", weekend as "weekendOrders", products,
      repeated as "repeatedProducts", main_category as "mainCategory", main_category_share as "mainCategoryShare"
    from recompute_facts where customer > ${after} order by customer limit ${limit}`);
}
