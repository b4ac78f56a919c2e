import { sql } from "drizzle-orm";
import { FEATURE_NAMES, type Features } from "../../analytics/segments/features.ts";
import type { Queryable } from "../database.ts";
import { type StagedSales, stage } from "./stage.ts";

/** What a customer is placed by on the eight axes. */
export interface CustomerFeatures {
  customer: number;
  features: Features;
}

/**
 * Computes the features of every numbered customer, set-based, into `recompute_features`.
 *
 * A purchase is a customer-day with a sale; n = purchases, T = days from the first one to the shop's last day.
 * Sales are meant before what came back of them: value + refunded.
 * - purchases_per_year: n 365.25 / max(T, 90); interpurchase_mean_days, interpurchase_cv: mean of the days
 *   between purchases, and their sample deviation by it; orders_90: sales of the last 90 days. From two purchases
 *   on, the variation from three.
 * - net_value_cents: sales less returns and refunds, at least 0; mean_order_value_cents: mean of the sales;
 *   order_value_trend: change of ln(value) along its regression line from the first sale to the last, times
 *   (m - 2) / (m + 2) of m sales, so that a few that differ by chance make no trend; from three sales on.
 * - category_entropy: -sum s ln s, category_herfindahl: sum s^2, main_category_share: max s, over the shares s
 *   of the categories in the value bought, from two products on; category_loyalty: the chance that two of the
 *   sales have the same main category, sum c (c - 1) / (m (m - 1)), from two sales on.
 * - discounted_order_share: sales with a discount; mean_discount_rate: mean of discount / full price. Null in a
 *   shop whose sales name no discount.
 * - weekend_share: purchases on Saturday or Sunday; business_hours_share: sales on Monday to Friday from 9 to 17,
 *   shop time; both from two purchases on. seasonality: mean cosine of the angle in the year between two
 *   purchases, 1 = always at the same time of year, about 0 = at any; from three purchases and a year on.
 * - tenure_days: T; purchases: n; acceleration: (l - e) / (n + 1) with the repeat purchases in the later (l) and
 *   the earlier (e) half of T, shrunk towards 0 as one with few of them; from three purchases on.
 * - repeat_product_share: products bought on several days; repeat_value_share: their share of the value bought;
 *   top_product_loyalty: repeat purchases with the product bought most often, (max - 1) / (n - 1). From two
 *   purchases on.
 * - returned_value_share, returned_items_share, return_order_share: what was returned or refunded by what was
 *   sold, at most 1. Null in a shop that knows no return.
 * Money of which the shop's currency is not known (no rate) is in none of the sums, means and shares; a feature
 * that would rest on nothing else is null.
 */
export async function stageFeatures(
  tx: Queryable,
  tenantId: number,
  staged: StagedSales,
  timeZone: string,
): Promise<void> {
  const last = sql`${staged.lastDay}::date`;
  await stage(
    tx,
    "recompute_features",
    sql`
      with ordered as (
        select o.customer, o.order_id, o.kind, o.at, o.day, o.category, o.value::float8 as value,
          -- An order's own money may be in another currency: what is paid back is brought to the shop's.
          case when r.amount = 0 then 0 else r.amount * o.rate end as refunded, r.amount > 0 as is_refunded,
          o.discount::float8 as discount,
          (o.discount::float8 / nullif(o.discount + s.order_value_cents + r.amount, 0)) as discount_rate,
          case when o.lines > 0 then abs(s.item_count::bigint) end as items,
          extract(isodow from o.day) < 6 and extract(hour from o.at at time zone ${timeZone}) between 9 and 16
            as is_office_hours
        from recompute_orders o
        join combined_sales s on s.tenant_id = ${tenantId} and s.order_id = o.order_id
        cross join lateral (select case when o.kind = 'sale' then abs(coalesce(s.refunded_amount_cents, 0)) else 0 end
          as amount) r
        where o.customer is not null and o.kind in ('sale', 'return')
      ), shop as (
        select bool_or(kind = 'return' or is_refunded) as has_returns,
          coalesce(bool_or(discount is not null) filter (where kind = 'sale'), false) as has_discounts
        from ordered
      ), bought as (
        select customer, (count(*) filter (where kind = 'sale'))::float8 as sales,
          (count(*) filter (where kind = 'sale' and day > ${last} - 90))::float8 as orders_90,
          sum(value) as net, (avg(value + refunded) filter (where kind = 'sale')) as mean_value,
          sum(value + refunded) filter (where kind = 'sale') as gross,
          coalesce(sum(refunded), 0) - coalesce(sum(value) filter (where kind = 'return'), 0) as returned,
          sum(items) filter (where kind = 'sale') as items,
          coalesce(sum(items) filter (where kind = 'return'), 0) as returned_items,
          (count(*) filter (where kind = 'return' or is_refunded))::float8 as returns,
          (count(*) filter (where kind = 'sale' and discount > 0))::float8 as discounted,
          avg(least(1, greatest(0, coalesce(discount_rate, 0)))) filter (where kind = 'sale') as discount_rate,
          (count(*) filter (where kind = 'sale' and is_office_hours))::float8 as in_office_hours
        from ordered group by customer
      ), trends as (
        select customer, regr_slope(ln(gross), (nth - 1)::float8 / (sales - 1)) * (max(sales) - 2) / (max(sales) + 2)
            as order_value_trend
        from (
          select customer, value + refunded as gross, count(*) over (partition by customer) as sales,
            row_number() over (partition by customer order by at, order_id) as nth
          from ordered where kind = 'sale' and value + refunded > 0
        ) numbered
        where sales > 2 group by customer
      ), loyal as (
        select customer, (sum(c * (c - 1)) / (sum(c) * (sum(c) - 1)))::float8 as category_loyalty
        from (
          select customer, category, count(*)::numeric as c from ordered
          where kind = 'sale' and category is not null group by customer, category
        ) by_category
        group by customer having sum(c) > 1
      ), spans as (
        select customer, count(*)::float8 as n, min(day) as first_day, (${last} - min(day))::float8 as tenure,
          avg(gap)::float8 as gap, (stddev_samp(gap) / nullif(avg(gap), 0))::float8 as gap_cv,
          (count(*) filter (where extract(isodow from day) > 5))::float8 as weekends
        from recompute_days group by customer
      ), paced as (
        select customer, (sum(cos(angle)) ^ 2 + sum(sin(angle)) ^ 2) as resultant,
          (count(*) filter (where nth > 1 and 2 * (day - first_day) > tenure))::float8 as late
        from (
          select d.customer, d.day, d.nth, s.first_day, s.tenure, extract(doy from d.day)::float8 * 2 * pi() / 365.25 as angle
          from recompute_days d join spans s using (customer) where s.n > 2
        ) turned
        group by customer
      ), products_bought as (
        select customer, count(*)::float8 as products, (count(*) filter (where days > 1))::float8 as repeated,
          (sum(greatest(value, 0)) filter (where days > 1 and value is not null))::float8 as repeated_value,
          sum(greatest(value, 0))::float8 as value, max(days)::float8 as most_days
        from recompute_products group by customer
      ), shares as (
        select customer, value / sum(value) over (partition by customer) as s,
          sum(products) over (partition by customer) as products
        from (
          select r.customer, p.category, sum(r.value)::float8 as value, count(*) as products
          from recompute_products r
          join products p on p.tenant_id = ${tenantId} and p.product_id = r.product_id
          where p.category is not null and r.value > 0 group by r.customer, p.category
        ) by_category
      ), categories as (
        -- Less than none of mixture is rounding.
        select customer, greatest(-sum(s * ln(s)), 0) as category_entropy, sum(s * s) as category_herfindahl,
          max(s) as main_category_share
        from shares where products > 1 group by customer
      )
      select c.customer, c.customer_id,
        case when n > 1 then n * 365.25 / greatest(tenure, 90) end as purchases_per_year,
        case when n > 1 then gap end as interpurchase_mean_days,
        case when n > 2 then gap_cv end as interpurchase_cv,
        case when n > 1 then orders_90 end as orders_90,
        case when n > 0 and net is not null then greatest(net, 0) end as net_value_cents,
        mean_value as mean_order_value_cents, order_value_trend,
        category_entropy, category_herfindahl, main_category_share, category_loyalty,
        case when has_discounts then discounted / nullif(sales, 0) end as discounted_order_share,
        case when has_discounts then discount_rate end as mean_discount_rate,
        case when n > 1 then weekends / n end as weekend_share,
        case when n > 1 then in_office_hours / sales end as business_hours_share,
        case when n > 2 and tenure >= 365 then (resultant - n) / (n * (n - 1)) end as seasonality,
        tenure as tenure_days, n as purchases,
        case when n > 2 then (2 * late - (n - 1)) / (n + 1) end as acceleration,
        case when n > 1 then repeated / nullif(products, 0) end as repeat_product_share,
        case when n > 1 then (case when repeated > 0 then repeated_value else 0 end) / nullif(p.value, 0) end
          as repeat_value_share,
        case when n > 1 then (most_days - 1) / (n - 1) end as top_product_loyalty,
        case when has_returns and gross > 0 then least(1, greatest(0, returned) / gross) end as returned_value_share,
        case when has_returns and items > 0 then least(1, returned_items::float8 / items) end as returned_items_share,
        case when has_returns and sales > 0 then least(1, returns / sales) end as return_order_share
      from recompute_customers c
      left join bought using (customer) left join trends using (customer) left join loyal using (customer)
      left join spans using (customer) left join paced using (customer)
      left join products_bought p using (customer) left join categories using (customer)
      cross join shop`,
  );
  await tx.execute(sql`create index on recompute_features (customer)`);
}

/** Reads the features of customers numbered above `after`, in order, a batch at a time. */
export async function readFeatures(tx: Queryable, after: number, limit: number): Promise<CustomerFeatures[]> {
  const rows = await tx.execute<FeatureRow>(sql`
    select customer, ${columns()} from recompute_features
    where customer > ${after} order by customer limit ${limit}`);
  return rows.map(customerFeatures);
}

/**
 * Customers to fit the segments on: as good as drawn at random, and the same in every run. One-time buyers are
 * at most as many as returning customers, or 2,000, for in shops where nearly everybody buys once they would
 * drown the others.
 */
export async function sampleFeatures(tx: Queryable, size: number): Promise<CustomerFeatures[]> {
  const rows = await tx.execute<FeatureRow>(sql`
    select customer, ${columns()} from (
      select *, row_number() over (partition by purchases > 1 order by md5(customer_id), customer) as place
      from recompute_features where purchases is not null
    ) mixed
    where purchases > 1 or place <= greatest(2000, (select count(*) from recompute_features where purchases > 1))
    order by place, customer limit ${size}`);
  return rows.map(customerFeatures);
}

interface FeatureRow extends Record<string, unknown>, Features {
  customer: number;
}

function customerFeatures({ customer, ...features }: FeatureRow): CustomerFeatures {
  return { customer, features };
}

function columns() {
  return sql.join(
    FEATURE_NAMES.map((name) => sql`${sql.identifier(name)}::float8`),
    sql`, `,
  );
}
