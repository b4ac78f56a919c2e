import type { ArchetypeRow } from "../store/archetype-reads.ts";
import type { GroupRow } from "../store/segment-groups.ts";
import type { ArchetypeSummary } from "./shared.ts";

export type RankedArchetype = ArchetypeSummary & Pick<ArchetypeRow, "level" | "parentId">;

/** Archetypes as answers show them, with their shares of all customers and of all value. */
export function summarizeArchetypes(rows: readonly ArchetypeRow[]): RankedArchetype[] {
  // Those of level 2 are parts of those of level 1.
  const share = sharesOf(rows.filter(({ level }) => level === 1));
  return rows.map((row) => ({
    ...textOf(row),
    ...figuresOf(row),
    ...share(row),
    growth: growthOf(row.netValue90Cents, row.netValuePrevious90Cents),
  }));
}

/** The same of those of their members who fit some filters: shares are of all who fit. */
export function summarizeSomeOf(
  archetypes: readonly RankedArchetype[],
  groups: readonly GroupRow[],
  growth: ReadonlyMap<string | null, number | null>,
): RankedArchetype[] {
  const share = sharesOf(groups);
  return groups.flatMap((row) => {
    const text = archetypes.find(({ id }) => id === row.group);
    if (!text) return [];
    return [{ ...text, ...figuresOf(row), ...share(row), growth: growth.get(row.group) ?? null }];
  });
}

/** Value of late against that before, as a ratio less 1; null where there was none to compare with. */
export function growthOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : Math.max(0, now) / before - 1;
}

export const segmentSorts = ["ltv", "size", "growth_rate", "churn_rate", "frequency", "recency"] as const;
export type SegmentSort = (typeof segmentSorts)[number];

type Measured = Pick<
  ArchetypeSummary,
  | "id"
  | "customers"
  | "medianNetValueCents"
  | "growth"
  | "averageChurnRisk"
  | "averageOrders"
  | "averageRecencyDays"
>;

const MEASURES: Record<SegmentSort, (archetype: Measured) => number | null> = {
  ltv: (archetype) => archetype.medianNetValueCents,
  size: (archetype) => archetype.customers,
  growth_rate: (archetype) => archetype.growth,
  churn_rate: (archetype) => archetype.averageChurnRisk,
  frequency: (archetype) => archetype.averageOrders,
  // The most recent first.
  recency: (archetype) => (archetype.averageRecencyDays === null ? null : -archetype.averageRecencyDays),
};

/** Highest first, unknown last, ties by id. */
export function rank<One extends Measured>(groups: readonly One[], sort: SegmentSort): One[] {
  return rankBy(groups, MEASURES[sort]);
}

/** Highest first by any measure, unknown last, ties by id. */
export function rankBy<One extends { id: string }>(
  groups: readonly One[],
  measure: (group: One) => number | null,
): One[] {
  const key = (group: One) => measure(group) ?? Number.NEGATIVE_INFINITY;
  return [...groups].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? (one.id < other.id ? -1 : 1) : b > a ? 1 : -1;
  });
}

function textOf(row: ArchetypeRow) {
  const { archetypeId: id, name, description, segments, level, parentId } = row;
  return { id, name, description, segments, level, parentId };
}

function figuresOf(row: ArchetypeRow | GroupRow) {
  return {
    customers: row.customers,
    netValueCents: row.netValueCents,
    averageNetValueCents: row.averageNetValueCents,
    medianNetValueCents: row.medianNetValueCents,
    averageOrders: row.averageOrders,
    averageChurnRisk: row.averageChurnRisk,
    averageRecencyDays: row.averageRecencyDays,
  };
}

function sharesOf(all: readonly { customers: number; netValueCents: number | null }[]) {
  const customers = all.reduce((sum, row) => sum + row.customers, 0);
  const value = all.reduce((sum, row) => sum + (row.netValueCents ?? 0), 0);
  return (row: { customers: number; netValueCents: number | null }) => ({
    shareOfCustomers: customers > 0 ? row.customers / customers : 0,
    shareOfValue: value > 0 && row.netValueCents !== null ? row.netValueCents / value : null,
  });
}
