import { and, asc, desc, eq, gte, lte, sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { factCustomerHistory as history } from "./schema/facts.ts";

/** The snapshot nearest to a day, within so many days of it; undefined where there is none. */
export async function findSnapshotNear(
  tx: Queryable,
  tenantId: number,
  { day, withinDays }: { day: string; withinDays: number },
): Promise<string | undefined> {
  const ofShop = eq(history.tenantId, tenantId);
  const select = () => tx.select({ day: history.snapshotDate }).from(history);
  const [before] = await select()
    .where(and(ofShop, lte(history.snapshotDate, day)))
    .orderBy(desc(history.snapshotDate))
    .limit(1);
  const [after] = await select()
    .where(and(ofShop, gte(history.snapshotDate, day)))
    .orderBy(asc(history.snapshotDate))
    .limit(1);
  const [nearest] = [before, after]
    .flatMap((found) => (found ? [{ day: found.day, away: Math.abs(daysBetween(found.day, day)) }] : []))
    .sort((one, other) => one.away - other.away);
  return nearest && nearest.away <= withinDays ? nearest.day : undefined;
}

/**
 * Customers by archetype at a snapshot, by the archetype of today that they were in; null for those who were in
 * none, or in one that is no more.
 */
export async function countByArchetype(
  tx: Queryable,
  tenantId: number,
  asked: { snapshot: string; level: 1 | 2 },
): Promise<{ archetype: string | null; customers: number }[]> {
  const archetype =
    asked.level === 1
      ? sql`coalesce(a.parent_id, a.archetype_id)`
      : sql`case when a.level = 2 then a.archetype_id end`;
  return tx.execute<{ archetype: string | null; customers: number }>(sql`
    select ${archetype} as archetype, sum(h.customers)::int as customers
    from (
      select archetype_id, count(*) as customers from fact_customer_history
      where tenant_id = ${tenantId} and snapshot_date = ${asked.snapshot}::date group by archetype_id
    ) h
    left join archetypes a on a.tenant_id = ${tenantId} and a.archetype_id = h.archetype_id
    group by 1 order by 1 nulls last`);
}

function daysBetween(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / 86_400_000;
}
