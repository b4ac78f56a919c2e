import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../database.ts";

/** What the recompute works on, and how far it reaches. */
export interface StagedSales {
  /** End of the last calendar day (shop time) that has an order, capped by now. */
  asOf: Date;
  /** Calendar days in the shop's time zone. */
  firstDay: string;
  lastDay: string;
  firstOrderAt: Date;
  customers: number;
  orders: number;
  sales: number;
  /** Orders without a customer: in the daily series, in nobody's figures. */
  guestOrders: number;
  lines: number;
  /** False where the source never names a discount of a sale: an order without one then says nothing. */
  discountsKnown: boolean;
}

/** Names the advisory lock of the recompute among those of other work; any constant does. */
const LOCK_CLASS = 7_265;

/**
 * Lays out the shop's orders for the figures, in temporary tables that end with the transaction:
 * `recompute_customers`, `recompute_orders`, `recompute_days` (one row per customer and day with a sale, its
 * value before returns) and `recompute_products` (per customer and product). Customers are numbered, since short
 * keys make every later grouping several times quicker. Temporary tables can be analyzed by the role that made
 * them, the shop's own tables can't, and rows written earlier in this very transaction have no statistics yet.
 *
 * Money is in the shop's currency; what is in one without a rate is null: unknown. So is a day with such a sale,
 * while a product has the value of those purchases of which it is known. An order's `rate` brings its own money
 * to the shop's currency.
 *
 * Orders dated after `now` are left out. Undefined where no order is left. One recompute of a shop runs at a
 * time: a second one waits for the first to commit, and then replaces its figures.
 */
export async function stageSales(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string; now: Date },
): Promise<StagedSales | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_CLASS}, ${shop.tenantId})`);
  await tx.execute(sql`select set_config('work_mem', '32MB', true)`);
  // Compiling a statement to machine code takes a second, which few of them make up for.
  await tx.execute(sql`select set_config('jit', 'off', true)`);
  // Fits run in threads while this transaction waits for them, which a server's limit would take for neglect.
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '0', true)`);
  await stage(
    tx,
    "recompute_customers",
    sql`select row_number() over (order by customer_id)::int as customer, customer_id
      from customers where tenant_id = ${shop.tenantId}`,
  );
  await tx.execute(sql`create index on recompute_customers (customer)`);
  await stage(
    tx,
    "recompute_orders",
    // An order cancelled before it was paid is worth nothing, whatever its lines say; one that gives money
    // back is what a return is.
    sql`select o.order_id, c.customer, o.order_date as at,
        case when o.order_kind = 'cancelled' and o.order_value_cents < 0 then 'return' else o.order_kind end as kind,
        (o.order_date at time zone ${shop.timeZone})::date as day,
        case when o.order_kind = 'cancelled' and o.order_value_cents >= 0 then 0
          else o.reporting_value_cents end as value,
        case when o.order_value_cents <> 0 then o.reporting_value_cents::float8 / o.order_value_cents
          when o.currency = t.currency then 1 end as rate,
        o.discount_amount_cents as discount, o.product_category as category, o.line_count as lines
      from combined_sales o
      join tenants t on t.tenant_id = o.tenant_id
      left join recompute_customers c on c.customer_id = o.customer_id
      where o.tenant_id = ${shop.tenantId} and o.order_date <= ${shop.now.toISOString()}::timestamptz`,
  );
  const staged = await measure(tx, shop);
  if (!staged) return undefined;
  await stage(
    tx,
    "recompute_days",
    sql`select customer, day, case when count(value) = count(*) then sum(value)::float8 end as value,
        row_number() over (partition by customer order by day)::int as nth,
        day - lag(day) over (partition by customer order by day) as gap
      from recompute_orders where kind = 'sale' and customer is not null group by customer, day`,
  );
  await tx.execute(sql`create index on recompute_days (customer)`);
  await stage(
    tx,
    "recompute_products",
    sql`select o.customer, l.product_id, count(distinct o.day)::int as days,
        sum(l.line_value_cents * o.rate) as value
      from sales_lines l join recompute_orders o on o.order_id = l.order_id
      where l.tenant_id = ${shop.tenantId} and o.kind = 'sale' and o.customer is not null
      group by o.customer, l.product_id`,
  );
  return staged;
}

/** Makes a temporary table from a query, afresh where an earlier recompute of this transaction left one. */
export async function stage(tx: Queryable, table: string, query: SQL): Promise<void> {
  const name = sql.identifier(table);
  await tx.execute(sql`drop table if exists pg_temp.${name}`);
  await tx.execute(sql`create temporary table ${name} on commit drop as ${query}`);
  await tx.execute(sql`analyze ${name}`);
}

async function measure(
  tx: Queryable,
  shop: { timeZone: string; now: Date },
): Promise<StagedSales | undefined> {
  const [row] = await tx.execute<MeasuredRow>(sql`
    select min(day)::text as "firstDay", max(day)::text as "lastDay",
      (extract(epoch from min(at)) * 1000)::float8 as "firstOrderMs",
      (extract(epoch from (max(day) + 1)::timestamp at time zone ${shop.timeZone}) * 1000)::float8 as "nextDayMs",
      (select count(*)::int from recompute_customers) as customers,
      count(*)::int as orders, (count(*) filter (where kind = 'sale'))::int as sales,
      (count(*) filter (where customer is null))::int as "guestOrders",
      coalesce(sum(lines), 0)::int as lines, coalesce(bool_or(discount is not null) filter (where kind = 'sale'), false) as "discountsKnown"
    from recompute_orders`);
  if (!row || row.firstDay === null || row.lastDay === null) return undefined;
  const { firstOrderMs, nextDayMs, firstDay, lastDay, ...counts } = row;
  const asOf = new Date(Math.min(nextDayMs - 1, shop.now.getTime()));
  return { ...counts, firstDay, lastDay, asOf, firstOrderAt: new Date(firstOrderMs) };
}

interface MeasuredRow extends Record<string, unknown> {
  firstDay: string | null;
  lastDay: string | null;
  firstOrderMs: number;
  nextDayMs: number;
  customers: number;
  orders: number;
  sales: number;
  guestOrders: number;
  lines: number;
  discountsKnown: boolean;
}
