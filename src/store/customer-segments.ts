import { and, count, eq, sql, sum } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { customerProfiles, factCustomerCurrent as facts } from "./schema/facts.ts";

/** How many of those who fit stand in each segment of an axis, and what they are like; null: not known of them. */
export async function countSegments(
  tx: Queryable,
  { tenantId, filter, axes }: { tenantId: number; filter: CustomerFilter; axes: readonly string[] },
) {
  const axis = sql<string>`axis.name`;
  const segment = sql<string | null>`${customerProfiles.memberships} -> axis.name ->> 'segment'`;
  return tx
    .select({
      axis,
      segment,
      customers: count(),
      netValueCents: sum(facts.netValueCents).mapWith(Number),
      medianNetValueCents: sql<
        number | null
      >`percentile_cont(0.5) within group (order by ${facts.netValueCents})`.mapWith(Number),
      averageChurnRisk: sql<number | null>`avg(${facts.churnRisk})::float8`,
    })
    .from(facts)
    .leftJoin(
      customerProfiles,
      and(eq(customerProfiles.tenantId, facts.tenantId), eq(customerProfiles.customerId, facts.customerId)),
    )
    .innerJoin(sql`unnest(${`{${axes.join(",")}}`}::text[]) as axis(name)`, sql`true`)
    .where(customerConditions(tx, tenantId, filter))
    .groupBy(axis, segment)
    .orderBy(axis, segment);
}
