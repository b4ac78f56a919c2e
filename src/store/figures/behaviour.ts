import { sql } from "drizzle-orm";
import { PER_HALF_MIN } from "../../analytics/behaviour/behaviour-change.ts";
import { GAPS_MAX } from "../../analytics/behaviour/gap-trend.ts";
import { EARLIER_DAYS_MAX, RECENT_DAYS } from "../../analytics/behaviour/momentum.ts";
import type { Queryable } from "../database.ts";
import { type StagedSales, stage } from "./stage.ts";

/**
 * Lays out what the methods of behaviour need of each customer beyond `recompute_facts`, into
 * `recompute_behaviour`: one row per numbered customer, in both tables. Nulls are unknown. Sales alone count here;
 * returns are no purchases, and are in the net value of the facts.
 */
export async function stageBehaviour(
  tx: Queryable,
  tenantId: number,
  staged: StagedSales,
  timeZone: string,
): Promise<void> {
  await stageSalesOf(tx, tenantId, timeZone);
  await stageHalves(tx);
  await stageRhythm(tx, staged);
  await stage(
    tx,
    "recompute_behaviour",
    sql`
      with ordering as (
        select customer, (count(*) filter (where is_office_hour))::int as office_orders,
          avg(units)::float8 as units_per_order, (sum(units) / nullif(sum(lines) filter (where units is not null), 0))::float8
            as units_per_line,
          avg(nullif(lines, 0))::float8 as products_per_order,
          (count(*) filter (where discount is not null))::int as discount_orders,
          (count(*) filter (where discount > 0))::int as discounted,
          -- 0 where any of it is unknown: the dependency then goes by the orders alone.
          case when count(*) filter (where discount is not null and value is null) = 0
            then sum(value) filter (where discount is not null) end::float8 as discount_value,
          coalesce(sum(value) filter (where discount > 0), 0)::float8 as discounted_value,
          avg(depth) as depth
        from recompute_sales group by customer
      )
      select c.customer, coalesce(office_orders, 0) as office_orders, units_per_order, units_per_line,
        products_per_order, coalesce(discount_orders, 0) as discount_orders, coalesce(discounted, 0) as discounted,
        coalesce(discount_value, 0) as discount_value, coalesce(discounted_value, 0) as discounted_value, depth,
        gap_median, coalesce(gaps, '{}'::int[]) as gaps, coalesce(recent, 0) as recent,
        coalesce(recent_value, 0) as recent_value, coalesce(recent_squares, 0) as recent_squares,
        coalesce(earlier, 0) as earlier, coalesce(earlier_value, 0) as earlier_value,
        coalesce(earlier_squares, 0) as earlier_squares, halves
      from recompute_customers c
      left join ordering using (customer) left join recompute_rhythm using (customer)
      left join recompute_halves using (customer)`,
  );
  await tx.execute(sql`create index on recompute_behaviour (customer)`);
}

/** One row per sale of a customer, numbered in the order of time. */
async function stageSalesOf(tx: Queryable, tenantId: number, timeZone: string): Promise<void> {
  await stage(
    tx,
    "recompute_sales",
    sql`
      select o.customer, o.day, o.value, o.category, o.discount, o.lines,
        case when s.item_count > 0 then s.item_count end as units,
        case when o.discount > 0 then o.discount::float8
          / nullif(o.discount + s.order_value_cents + coalesce(s.refunded_amount_cents, 0), 0) end as depth,
        extract(hour from o.at at time zone ${timeZone}) between 8 and 17 as is_office_hour,
        row_number() over (partition by o.customer order by o.at, o.order_id)::int as nth,
        count(*) over (partition by o.customer)::int as orders
      from recompute_orders o
      join combined_sales s on s.tenant_id = ${tenantId} and s.order_id = o.order_id
      where o.kind = 'sale' and o.customer is not null`,
  );
}

/** The sales of a customer in two halves; of an odd number, the one in the middle is in neither. */
async function stageHalves(tx: Queryable): Promise<void> {
  await stage(
    tx,
    "recompute_halves",
    sql`
      with mode as (
        select distinct on (customer) customer, category
        from recompute_sales where orders >= ${2 * PER_HALF_MIN}::int and category is not null
        group by customer, category order by customer, count(*) desc, category
      ), half as (
        select s.customer, nth > orders / 2 as is_later, jsonb_build_object(
          'orders', count(*), 'valued', count(*) filter (where value > 0),
          'logValueMean', avg(ln(value::float8)) filter (where value > 0),
          'logValueVariance', var_samp(ln(value::float8)) filter (where value > 0),
          'discountKnown', count(discount), 'discounted', count(*) filter (where discount > 0),
          'categoryKnown', count(s.category), 'mainCategory', count(*) filter (where s.category = m.category)) as half
        from recompute_sales s left join mode m using (customer)
        where orders >= ${2 * PER_HALF_MIN}::int and (nth <= orders / 2 or nth > (orders + 1) / 2)
        group by s.customer, is_later
      )
      select customer, jsonb_agg(half order by is_later) as halves from half group by customer`,
  );
}

/**
 * Gaps between purchase days, and what was bought on days after the first, of late and before. The values are 0
 * where that of any of these days is unknown: momentum then goes by the purchases alone.
 */
async function stageRhythm(tx: Queryable, staged: StagedSales): Promise<void> {
  const recentFrom = sql`(${staged.lastDay}::date - ${RECENT_DAYS}::int)`;
  const earlierFrom = sql`(${staged.lastDay}::date - ${RECENT_DAYS + EARLIER_DAYS_MAX}::int)`;
  await stage(
    tx,
    "recompute_rhythm",
    sql`
      with numbered as (
        select customer, day, nth, gap, value, count(*) over (partition by customer) as days,
          bool_or(value is null and nth > 1 and day > ${earlierFrom}) over (partition by customer) as is_unknown
        from recompute_days
      )
      select customer, percentile_cont(0.5) within group (order by gap) as gap_median,
        array_agg(gap order by nth) filter (where gap is not null and nth > days - ${GAPS_MAX}::int) as gaps,
        (count(*) filter (where day > ${recentFrom}))::int as recent,
        coalesce(sum(value) filter (where day > ${recentFrom} and not is_unknown), 0) as recent_value,
        coalesce(sum(value * value) filter (where day > ${recentFrom} and not is_unknown), 0) as recent_squares,
        (count(*) filter (where day <= ${recentFrom} and day > ${earlierFrom}))::int as earlier,
        coalesce(sum(value) filter (where day <= ${recentFrom} and day > ${earlierFrom} and not is_unknown), 0) as earlier_value,
        coalesce(sum(value * value) filter (where day <= ${recentFrom} and day > ${earlierFrom} and not is_unknown), 0) as earlier_squares
      from numbered where nth > 1
      group by customer`,
  );
}
