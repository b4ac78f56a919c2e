import { sql } from "drizzle-orm";
import type { CohortRow } from "../../analytics/behaviour/cohort-retention.ts";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

/**
 * Replaces the shop's cohorts: by month of the first purchase, in the shop's time zone, one row for every month
 * from then to the last day's, also those in which nobody bought. The net value has the returns of the month in it.
 */
export async function publishCohorts(tx: Queryable, tenantId: number, staged: StagedSales): Promise<void> {
  await tx.execute(sql`delete from cohort_retention where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    with joined as (
      select customer, date_trunc('month', day::timestamp)::date as cohort from recompute_days where nth = 1
    ), sizes as (
      select cohort, count(*)::int as customers from joined group by cohort
    ), monthly as (
      select j.cohort, date_trunc('month', o.day::timestamp)::date as month,
        count(distinct o.customer) filter (where o.kind = 'sale') as active,
        count(*) filter (where o.kind = 'sale') as orders, sum(o.value) as net
      from recompute_orders o join joined j using (customer)
      group by 1, 2
    )
    insert into cohort_retention (tenant_id, cohort, months_since, customers, active, orders, net_value_cents)
    select ${tenantId}, s.cohort,
      ((extract(year from m) - extract(year from s.cohort)) * 12 + extract(month from m)
        - extract(month from s.cohort))::int,
      s.customers, coalesce(active, 0)::int, coalesce(orders, 0)::int, coalesce(net, 0)::bigint
    from sizes s
    cross join lateral generate_series(s.cohort::timestamp, ${staged.lastDay}::date::timestamp, interval '1 month') m
    left join monthly on monthly.cohort = s.cohort and monthly.month = m::date`);
}

/** Every cohort of the shop, oldest first, as `cohortRetention` takes them. */
export async function listCohorts(tx: Queryable, tenantId: number): Promise<CohortRow[]> {
  return tx.execute<CohortRow & Record<string, unknown>>(sql`
    select cohort::text, months_since as "monthsSince", customers, active, orders,
      net_value_cents::float8 as "netValueCents"
    from cohort_retention where tenant_id = ${tenantId} order by cohort, months_since`);
}
