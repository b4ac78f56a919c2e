import { count, sql, sum } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "./customer-filter.ts";
import type { Queryable } from "./database.ts";
import { factCustomerCurrent as facts } from "./schema/facts.ts";

export type SegmentSet = Awaited<ReturnType<typeof listSegmentSets>>[number];

/**
 * Those who fit, by the set of their segments on all axes: some hundreds of sets. The values come along, since a
 * median is not made of medians.
 */
export async function listSegmentSets(
  tx: Queryable,
  { tenantId, filter }: { tenantId: number; filter: CustomerFilter },
) {
  const rows = await tx
    .select({
      // As JSON: read as an array, an unknown segment would be one called "NULL".
      segments: sql`array_to_json(${facts.segments})::text`.mapWith(parseSegments),
      customers: count(),
      churnKnown: count(facts.churnRisk),
      churnSum: sum(facts.churnRisk).mapWith(Number),
      values: sql<string | null>`string_agg(${facts.netValueCents}::text, ',')`,
    })
    .from(facts)
    .where(customerConditions(tx, tenantId, filter))
    .groupBy(facts.segments)
    .orderBy(facts.segments);
  return rows.map(({ values, ...row }) => ({ ...row, values: values?.split(",").map(Number) ?? [] }));
}

function parseSegments(json: string): (string | null)[] {
  return JSON.parse(json) as (string | null)[];
}
