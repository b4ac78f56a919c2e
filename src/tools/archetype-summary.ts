import type { ArchetypeRow } from "../store/archetype-reads.ts";
import type { ArchetypeSummary } from "./shared.ts";

export type RankedArchetype = ArchetypeSummary & Pick<ArchetypeRow, "level">;

/** Archetypes as answers show them, with their shares of all customers and of all value. */
export function summarizeArchetypes(rows: readonly ArchetypeRow[]): RankedArchetype[] {
  // Those of level 2 are parts of those of level 1.
  const whole = rows.filter(({ level }) => level === 1);
  const customers = whole.reduce((sum, row) => sum + row.customers, 0);
  const value = whole.reduce((sum, row) => sum + (row.netValueCents ?? 0), 0);
  return rows.map((row) => ({
    level: row.level,
    id: row.archetypeId,
    name: row.name,
    description: row.description,
    segments: row.segments,
    customers: row.customers,
    shareOfCustomers: customers > 0 ? row.customers / customers : 0,
    netValueCents: row.netValueCents,
    shareOfValue: value > 0 && row.netValueCents !== null ? row.netValueCents / value : null,
    averageNetValueCents: row.averageNetValueCents,
    medianNetValueCents: row.medianNetValueCents,
    averageOrders: row.averageOrders,
    averageChurnRisk: row.averageChurnRisk,
    averageRecencyDays: row.averageRecencyDays,
    growth: growthOf(row),
  }));
}

type Sort = "ltv" | "size" | "growth_rate" | "churn_rate" | "frequency" | "recency";

const MEASURES: Record<Sort, (archetype: ArchetypeSummary) => number | null> = {
  ltv: (archetype) => archetype.medianNetValueCents,
  size: (archetype) => archetype.customers,
  growth_rate: (archetype) => archetype.growth,
  churn_rate: (archetype) => archetype.averageChurnRisk,
  frequency: (archetype) => archetype.averageOrders,
  // The most recent first.
  recency: (archetype) => (archetype.averageRecencyDays === null ? null : -archetype.averageRecencyDays),
};

/** Highest first, unknown last, ties by id. */
export function rank<One extends ArchetypeSummary>(archetypes: readonly One[], sort: Sort): One[] {
  const measure = MEASURES[sort];
  const key = (archetype: ArchetypeSummary) => measure(archetype) ?? Number.NEGATIVE_INFINITY;
  return [...archetypes].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? one.id.localeCompare(other.id) : b > a ? 1 : -1;
  });
}

function growthOf({ netValue90Cents: now, netValuePrevious90Cents: before }: ArchetypeRow): number | null {
  return now === null || before === null || before <= 0 ? null : Math.max(0, now) / before - 1;
}
