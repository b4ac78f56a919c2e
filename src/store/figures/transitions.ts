import { sql } from "drizzle-orm";
import { GROUP_MIN, suppressSmall } from "../../privacy/small-groups.ts";
import type { Queryable } from "../database.ts";

/** Customers by where they come from and where they go to; null is a place, too. */
interface Flow {
  from: string | null;
  to: string | null;
  customers: number;
}

export interface Transitions {
  fromDate: string;
  toDate: string;
  /** Largest first. A null end: not a customer at that time, or without an archetype. */
  flows: Flow[];
  /** Customers in flows too small to be shown; null where even their sum is. */
  hiddenCustomers: number | null;
}

/**
 * Replaces the transitions to the snapshot of `toDate`, from the newest one before it; those to later days, which
 * the data have lost again, go too. Gives that date; undefined
 * where there is none. The table has true counts, which follow from the snapshots; what a person may see of them
 * is for `readTransitions` to say.
 */
export async function publishTransitions(
  tx: Queryable,
  tenantId: number,
  toDate: string,
): Promise<string | undefined> {
  await tx.execute(sql`
    delete from archetype_transitions where tenant_id = ${tenantId} and to_date >= ${toDate}::date`);
  const [before] = await tx.execute<{ day: string | null }>(sql`
    select max(snapshot_date)::text as day from fact_customer_history
    where tenant_id = ${tenantId} and snapshot_date < ${toDate}::date`);
  if (!before?.day) return undefined;
  const snapshotOf = (day: string) => sql`
    select customer_id, archetype_id from fact_customer_history
    where tenant_id = ${tenantId} and snapshot_date = ${day}::date`;
  await tx.execute(sql`
    insert into archetype_transitions (tenant_id, from_date, to_date, from_archetype_id, to_archetype_id, customers)
    select ${tenantId}, ${before.day}::date, ${toDate}::date, before.archetype_id, after.archetype_id, count(*)::int
    from (${snapshotOf(before.day)}) before full join (${snapshotOf(toDate)}) after using (customer_id)
    group by before.archetype_id, after.archetype_id`);
  return before.day;
}

/**
 * The newest transitions of the shop, or those to a date, without flows of fewer than `cellMin` customers and
 * without the means to work them out. Undefined where there are none.
 */
export async function readTransitions(
  tx: Queryable,
  tenantId: number,
  { toDate, cellMin = GROUP_MIN }: { toDate?: string; cellMin?: number } = {},
): Promise<Transitions | undefined> {
  const rows = await tx.execute<Flow & { fromDate: string; toDate: string } & Record<string, unknown>>(sql`
    select from_date::text as "fromDate", to_date::text as "toDate", from_archetype_id as "from",
      to_archetype_id as "to", customers
    from archetype_transitions
    where tenant_id = ${tenantId} and to_date = coalesce(${toDate ?? null}::date, (
      select max(to_date) from archetype_transitions where tenant_id = ${tenantId}))`);
  const [first] = rows;
  if (!first) return undefined;
  const nameOf = ({ from, to }: Flow) => JSON.stringify([from, to]);
  const { shown, withheld } = suppressSmall(
    rows.map(({ from, to, customers }): Flow => ({ from, to, customers })),
    {
      min: cellMin,
      sizeOf: ({ customers }) => customers,
      nameOf,
      // Where the sizes of all archetypes are known, so are the sums over each end.
      totalsOf: ({ from, to }) => [`from ${from}`, `to ${to}`],
    },
  );
  const flows = shown.sort(
    (one, other) => other.customers - one.customers || (nameOf(one) < nameOf(other) ? -1 : 1),
  );
  return { fromDate: first.fromDate, toDate: first.toDate, flows, hiddenCustomers: withheld.members };
}
