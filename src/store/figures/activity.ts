import { sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";
import type { StagedSales } from "./stage.ts";

/**
 * Replaces the shop's daily activity, by calendar day from the first to the last, without gaps.
 *
 * A customer is active for `horizonDays` days from each purchase, that day included, and lapses on the day on which
 * so many days have passed without another; who buys on that very day stays. Who lapsed and buys again returns.
 * So at the end of each day: active = first purchases + returned - lapsed, summed up to it.
 */
export async function publishActivity(
  tx: Queryable,
  tenantId: number,
  staged: StagedSales,
  horizonDays: number,
): Promise<void> {
  const [first, last] = [sql`${staged.firstDay}::date`, sql`${staged.lastDay}::date`];
  const horizon = sql`${horizonDays}::int`;
  await tx.execute(sql`delete from daily_activity where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    with events as (
      select day, 1 as joined, 0 as lapsed, 0 as returned from recompute_days where nth = 1
      union all
      select day, 0, 0, 1 from recompute_days where gap > ${horizon}
      union all
      select day - gap + ${horizon}, 0, 1, 0 from recompute_days where gap > ${horizon}
      union all
      select max(day) + ${horizon}, 0, 1, 0 from recompute_days
      group by customer having max(day) + ${horizon} <= ${last}
    ), by_day as (
      select day, sum(joined) as joined, sum(lapsed) as lapsed, sum(returned) as returned from events group by day
    )
    insert into daily_activity (tenant_id, day, active, lapsed, returned)
    select ${tenantId}, d::date,
      (sum(coalesce(joined, 0) + coalesce(returned, 0) - coalesce(lapsed, 0)) over (order by d))::int,
      coalesce(lapsed, 0)::int, coalesce(returned, 0)::int
    from generate_series(${first}::timestamp, ${last}::timestamp, interval '1 day') d
    left join by_day on by_day.day = d::date`);
}

/** Replaces how many customers bought in each week and each month: who had not bought in it before. */
export async function publishCustomerPeriods(tx: Queryable, tenantId: number): Promise<void> {
  await tx.execute(sql`delete from customer_periods where tenant_id = ${tenantId}`);
  await tx.execute(sql`
    insert into customer_periods (tenant_id, granularity, start, customers)
    select ${tenantId}, granularity, start, count(*)::int
    from recompute_days cross join lateral (values
      ('week', date_trunc('week', day::timestamp)::date), ('month', date_trunc('month', day::timestamp)::date)
    ) as period(granularity, start)
    where gap is null or day - gap < start group by granularity, start`);
}

export interface ActivityDay extends Record<string, unknown> {
  /** `YYYY-MM-DD`, shop time. */
  day: string;
  active: number;
  lapsed: number;
  returned: number;
}

/** The whole series, oldest first. */
export async function listActivity(tx: Queryable, tenantId: number): Promise<ActivityDay[]> {
  return tx.execute<ActivityDay>(sql`
    select day::text, active, lapsed, returned from daily_activity where tenant_id = ${tenantId} order by day`);
}
