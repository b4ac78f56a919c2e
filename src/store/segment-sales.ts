import { type SQL, sql } from "drizzle-orm";
import { arrayLiteral } from "./array-literal.ts";
import type { Queryable } from "./database.ts";
import { type GroupedCustomers, membersOf } from "./segment-groups.ts";

export interface GroupChange extends Record<string, unknown> {
  group: string | null;
  customers: number;
  /** Net value of the members of whom both are known. */
  valueCents: number | null;
  valueBeforeCents: number | null;
  /** Members by their first purchase. */
  newCustomers: number;
  newCustomersBefore: number;
}

/** Days of the shop's calendar, all of them included: `from` to `middle` less a day, and `middle` to `to`. */
export interface TwoPeriods {
  from: string;
  middle: string;
  to: string;
  timeZone: string;
}

/** What the members of each group bought in two periods that follow each other, and how many were new in each. */
export async function readGroupChanges(
  tx: Queryable,
  asked: GroupedCustomers,
  periods: TwoPeriods,
): Promise<GroupChange[]> {
  const { timeZone } = periods;
  const [from, middle, to] = [
    startOf(periods.from, timeZone),
    startOf(periods.middle, timeZone),
    endOf(periods.to, timeZone),
  ];
  return tx.execute<GroupChange>(sql`
    with members as (${membersOf(tx, asked)}), sold as (
      select customer_id,
        case when count(*) filter (where is_late and value is null) = 0
          then coalesce(sum(value) filter (where is_late), 0) end as late,
        case when count(*) filter (where not is_late and value is null) = 0
          then coalesce(sum(value) filter (where not is_late), 0) end as early
      from (
        select customer_id, order_date >= ${middle} as is_late, ${NET_VALUE} as value
        from combined_sales
        where tenant_id = ${asked.tenantId} and customer_id is not null
          and order_date >= ${from} and order_date < ${to}
      ) o group by customer_id
    ), valued as (
      select member_group, first_order_at, case when s.customer_id is null then 0 else s.late end as late,
        case when s.customer_id is null then 0 else s.early end as early
      from members left join sold s using (customer_id)
    )
    select member_group as "group", count(*)::int as customers,
      (sum(late) filter (where early is not null))::float8 as "valueCents",
      (sum(early) filter (where late is not null))::float8 as "valueBeforeCents",
      (count(*) filter (where first_order_at >= ${middle} and first_order_at < ${to}))::int as "newCustomers",
      (count(*) filter (where first_order_at >= ${from} and first_order_at < ${middle}))::int as "newCustomersBefore"
    from valued group by member_group order by member_group nulls last`);
}

export interface GroupEventSales extends Record<string, unknown> {
  group: string | null;
  customers: number;
  firstOrderAt: string | null;
  /** Sales, and net value, inside the windows; and on all days but these and those left out. */
  eventOrders: number;
  eventValueCents: number | null;
  usualOrders: number;
  usualValueCents: number | null;
  /** Distinct members with a sale inside. */
  eventCustomers: number;
}

export interface EventDays {
  windows: readonly DayWindow[];
  /** Days that are neither the event's nor usual ones. */
  leftOut: readonly DayWindow[];
  timeZone: string;
}

interface DayWindow {
  from: string;
  to: string;
}

/** What each group's members bought inside windows of days, none of which overlap, and outside. */
export async function readEventSales(
  tx: Queryable,
  asked: GroupedCustomers,
  { windows, leftOut, timeZone }: EventDays,
): Promise<GroupEventSales[]> {
  const all = [...windows, ...leftOut];
  const column = (value: (window: DayWindow) => string) => sql`${arrayLiteral(all.map(value))}::date[]`;
  const isEvent = sql`${arrayLiteral(all.map((_, i) => i < windows.length))}::boolean[]`;
  return tx.execute<GroupEventSales>(sql`
    with members as (${membersOf(tx, asked)}), windows as materialized (
      select w.first_day::timestamp at time zone ${timeZone} as from_at,
        (w.last_day + 1)::timestamp at time zone ${timeZone} as to_at, is_event
      from unnest(${column(({ from }) => from)}, ${column(({ to }) => to)}, ${isEvent}) as w(first_day, last_day, is_event)
    ), sold as (
      select customer_id, count(*) filter (where order_kind = 'sale' and is_event) as event_orders,
        sum(value) filter (where is_event) as event_value,
        count(*) filter (where order_kind = 'sale') as orders, sum(value) as value
      from (
        select o.customer_id, o.order_kind, w.is_event, ${NET_VALUE} as value
        from windows w
        join combined_sales o on o.tenant_id = ${asked.tenantId} and o.customer_id is not null
          and o.order_date >= w.from_at and o.order_date < w.to_at
      ) o group by customer_id
    )
    select member_group as "group", count(*)::int as customers, min(first_order_at) as "firstOrderAt",
      coalesce(sum(event_orders), 0)::int as "eventOrders",
      case when count(event_orders) = 0 then 0 else sum(event_value) end::float8 as "eventValueCents",
      -- The facts have all days: what is left of them is outside.
      (sum(members.orders) - coalesce(sum(s.orders), 0))::int as "usualOrders",
      (sum(net_value_cents) - coalesce(sum(s.value), 0))::float8 as "usualValueCents",
      (count(*) filter (where event_orders > 0))::int as "eventCustomers"
    from members left join sold s using (customer_id)
    group by member_group order by member_group nulls last`);
}

/** An order cancelled before it was paid is worth nothing. */
const NET_VALUE = sql`
  case when order_kind = 'cancelled' and order_value_cents >= 0 then 0 else reporting_value_cents end`;
const startOf = (day: string, timeZone: string): SQL => sql`(${day}::timestamp at time zone ${timeZone})`;
const endOf = (day: string, timeZone: string): SQL =>
  sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`;
