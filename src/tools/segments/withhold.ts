import { z } from "zod";
import { suppressSmall } from "../../privacy/small-groups.ts";
import type { RankedArchetype } from "../archetype-summary.ts";

export const withheldSchema = z
  .object({
    groups: z.number().int(),
    members: z.number().int().nullable().describe("Null where even their number is that of single persons"),
  })
  .describe("Groups that are too small to tell of, and what would give them away");
export type Withheld = z.infer<typeof withheldSchema>;

interface Group {
  id: string;
  customers: number;
}

/**
 * The groups that may be shown. Where they are part of larger ones that are shown elsewhere (`wholes`: their
 * members by id), the rest of each must be large enough as well, since it follows from the two.
 */
export function withholdSmall<One extends Group>(
  groups: readonly One[],
  options: {
    min: number;
    wholes?: ReadonlyMap<string, number> | undefined;
    /** Those that may be shown at all; every one where left out. */
    open?: ReadonlySet<string> | undefined;
  },
): { shown: One[]; withheld: Withheld } {
  const { min, wholes = new Map<string, number>(), open } = options;
  const inside = groups.map(({ id, customers }) => ({ id, customers, side: "in" }));
  const outside = [...wholes].map(([id, customers]) => ({
    id,
    customers: customers - (groups.find((group) => group.id === id)?.customers ?? 0),
    side: "out",
  }));
  const suppressed = suppressSmall([...inside, ...outside], {
    min,
    sizeOf: ({ customers }) => customers,
    nameOf: ({ id, side }) => `${side} ${id}`,
    totalsOf: ({ id, side }) => [
      ...(side === "in" ? ["all"] : []),
      ...(wholes.has(id) ? [`whole ${id}`] : []),
    ],
  });
  const safe = new Set(suppressed.shown.filter(({ side }) => side === "in").map(({ id }) => id));
  const shown = groups.filter(({ id }) => safe.has(id) && (open?.has(id) ?? true));
  const members = groups.reduce((sum, group) => sum + (shown.includes(group) ? 0 : group.customers), 0);
  return {
    shown,
    withheld: {
      groups: groups.length - shown.length,
      members: members > 0 && members < min ? null : members,
    },
  };
}

/** Archetypes of both levels that may be shown; a refinement only where what it refines may be, too. */
export function archetypesShown(
  all: readonly RankedArchetype[],
  min: number,
): { shown: RankedArchetype[]; withheld: Withheld } {
  const first = withholdSmall(
    all.filter(({ level }) => level === 1),
    { min },
  );
  const refined = first.shown.flatMap(
    ({ id }) =>
      withholdSmall(
        all.filter(({ parentId }) => parentId === id),
        { min },
      ).shown,
  );
  const open = new Set([...first.shown, ...refined].map(({ id }) => id));
  return { shown: all.filter(({ id }) => open.has(id)), withheld: first.withheld };
}

/** Counts by name without the small ones, and without those by which they could be worked out. */
export function withoutSmallCounts(counts: ReadonlyMap<string, number>, min: number): Map<string, number> {
  const groups = [...counts].map(([id, customers]) => ({ id, customers }));
  return new Map(withholdSmall(groups, { min }).shown.map(({ id, customers }) => [id, customers]));
}

/** What is withheld, as a sentence; none where nothing is. */
export function withheldSentences({ groups, members }: Withheld, min: number): string[] {
  if (groups === 0) return [];
  const what = groups === 1 ? "One group is" : `${groups} groups are`;
  const whom = members === null ? "" : ` (${members} customers)`;
  return [
    `${what} not shown${whom}: fewer than ${min} customers, or it would tell how many are in one that is so small.`,
  ];
}
