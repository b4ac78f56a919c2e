import { sql } from "drizzle-orm";
import { EARLIER_DAYS_MAX, RECENT_DAYS } from "../../analytics/behaviour/momentum.ts";
import { arrayLiteral } from "../array-literal.ts";
import type { Queryable } from "../database.ts";

/** Purchase days after a customer's first one, in a stretch of time, with their value; null where not all is known. */
export interface Stretch {
  days: number;
  purchases: number;
  valueCents: number | null;
}

/**
 * The last 90 days of customers and up to a year before them, as `momentum` compares them. By id; `lastDay` is the
 * last day of the data, shop time.
 */
export async function readStretches(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string; lastDay: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, { recent: Stretch; earlier: Stretch }>> {
  if (ids.length === 0) return new Map();
  const last = sql`${shop.lastDay}::date`;
  const isRecent = sql`day > ${last} - ${RECENT_DAYS}::int`;
  const isEarlier = sql`day <= ${last} - ${RECENT_DAYS}::int and day > ${last} - ${RECENT_DAYS + EARLIER_DAYS_MAX}::int`;
  const rows = await tx.execute<StretchRow>(sql`
    with bought as (
      select customer_id, (order_date at time zone ${shop.timeZone})::date as day,
        case when count(reporting_value_cents) = count(*) then sum(reporting_value_cents) end as value
      from combined_sales
      where tenant_id = ${shop.tenantId} and order_kind = 'sale'
        and customer_id = any(${arrayLiteral(ids)}::text[])
      group by customer_id, day
    ), later as (
      select *, min(day) over (partition by customer_id) as first_day from bought
    )
    select customer_id as id, least(${EARLIER_DAYS_MAX}::int, ${last} - ${RECENT_DAYS}::int - min(first_day))::int
        as "earlierDays",
      (count(*) filter (where day > first_day and ${isRecent}))::int as recent,
      (count(*) filter (where day > first_day and ${isEarlier}))::int as earlier,
      (count(*) filter (where day > first_day and value is null and ${isRecent}))::int as "recentUnknown",
      (count(*) filter (where day > first_day and value is null and ${isEarlier}))::int as "earlierUnknown",
      coalesce(sum(value) filter (where day > first_day and ${isRecent}), 0)::float8 as "recentCents",
      coalesce(sum(value) filter (where day > first_day and ${isEarlier}), 0)::float8 as "earlierCents"
    from later where day <= ${last} group by customer_id`);
  return new Map(rows.map((row) => [row.id, stretchesOf(row)]));
}

interface StretchRow extends Record<string, unknown> {
  id: string;
  earlierDays: number;
  recent: number;
  earlier: number;
  recentUnknown: number;
  earlierUnknown: number;
  recentCents: number;
  earlierCents: number;
}

function stretchesOf(row: StretchRow) {
  return {
    recent: {
      days: RECENT_DAYS,
      purchases: row.recent,
      valueCents: row.recentUnknown > 0 ? null : row.recentCents,
    },
    earlier: {
      days: Math.max(0, row.earlierDays),
      purchases: row.earlier,
      valueCents: row.earlierUnknown > 0 ? null : row.earlierCents,
    },
  };
}
