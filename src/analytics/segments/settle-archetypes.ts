import {
  AXES_BY_WEIGHT,
  archetypeId,
  type Clarities,
  contentOf,
  type Segments,
  VARIED,
} from "./archetype-content.ts";
import { nameArchetypes, nameRefinement } from "./archetype-names.ts";
import { describeArchetype, describeRefinement } from "./archetype-text.ts";
import { AXES, type Axis } from "./axes.ts";
import type { AxisMembership } from "./membership.ts";
import { mergeSmall } from "./merge-small.ts";
import { ALIKE } from "./segment-names.ts";
import { ARCHETYPE_MEMBERS_MIN } from "./size.ts";

/** A kind of customer. Level 1: a set of dominant segments; level 2: one of those, refined by how clear they are. */
export interface SettledArchetype {
  archetypeId: string;
  level: 1 | 2;
  /** On level 2, the archetype that this one refines. */
  parentId: string | null;
  name: string;
  description: string;
  segments: Segments;
  /** On level 1, those of its refinements included. */
  customers: number;
}

export interface SettledArchetypes {
  archetypes: SettledArchetype[];
  /** For every id that `add` gave, the archetype its customers end up in: of level 2 where there is one. */
  moves: { from: string; to: string }[];
}

interface Group {
  rawId: string;
  segments: Segments;
  clarities: Clarities;
  customers: number;
}

/**
 * Counts customers by their memberships, one after the other, and settles which sets become archetypes.
 *
 * No archetype has fewer than 30 members, but for those that are too rare in their most telling segment alone.
 * Small sets of level 1 are merged with others like them on the more telling axes, `varied` on the others.
 * Within one of level 1, sets of clarities are merged in the same way; who is in none large enough is of level 1
 * only. So few may be left there that they could be told by subtraction; then the smallest refinement is undone.
 */
export function createArchetypes() {
  const groups = new Map<string, Group>();
  return {
    /** @returns an id to be moved by `settle`; null where nothing is known of the customer. */
    add(memberships: Readonly<Record<Axis, AxisMembership | null>>): string | null {
      // What all customers have in common says nothing of one, and nothing of those of whom it is not known.
      const told = each((axis) => (memberships[axis]?.segment === ALIKE ? null : memberships[axis]));
      const segments = each((axis) => told[axis]?.segment ?? null);
      if (AXES.every((axis) => segments[axis] === null)) return null;
      const clarities = each((axis) => told[axis]?.clarity ?? null);
      const content = contentOf(segments, clarities);
      const known = groups.get(content);
      const group = known ?? { rawId: archetypeId(segments, clarities), segments, clarities, customers: 0 };
      group.customers += 1;
      if (!known) groups.set(content, group);
      return group.rawId;
    },
    /** @param previousNames names of the last run by id: they last where nothing has changed. */
    settle(previousNames: ReadonlyMap<string, string> = new Map()): SettledArchetypes {
      // By id, so that the order in which customers came changes nothing.
      const all = [...groups.values()].sort((one, other) => (one.rawId < other.rawId ? -1 : 1));
      return settle(all, previousNames);
    },
  };
}

function settle(groups: readonly Group[], previousNames: ReadonlyMap<string, string>): SettledArchetypes {
  const families = mergedBySegments(groups);
  const names = nameArchetypes(
    families.map(({ id, segments }) => ({ id, segments })),
    previousNames,
  );
  const archetypes: SettledArchetype[] = [];
  const moves: { from: string; to: string }[] = [];
  for (const { id, segments, members } of families) {
    const name = names.get(id) ?? id;
    const base = { segments, parentId: null };
    archetypes.push({
      ...base,
      archetypeId: id,
      level: 1,
      name,
      description: describeArchetype(segments),
      customers: customersOf(members),
    });
    const refinements = refine(segments, members);
    for (const { clarities, members: refined } of refinements) {
      const refinedId = archetypeId(segments, clarities);
      archetypes.push({
        ...base,
        archetypeId: refinedId,
        level: 2,
        parentId: id,
        name: nameRefinement(name, segments, clarities),
        description: describeRefinement(segments, clarities),
        customers: customersOf(refined),
      });
      for (const { rawId } of refined) moves.push({ from: rawId, to: refinedId });
    }
    const inRefinement = new Set(refinements.flatMap(({ members: refined }) => refined));
    for (const member of members) if (!inRefinement.has(member)) moves.push({ from: member.rawId, to: id });
  }
  return { archetypes, moves };
}

/** Groups of level 1 that are large enough, by id. */
function mergedBySegments(groups: readonly Group[]) {
  const alike = gather(groups, ({ segments }) => keyOf(segments).join("\n"));
  const kept = mergeSmall(
    alike.map((members) => ({ key: keyOf(members[0]?.segments), customers: customersOf(members) })),
    ARCHETYPE_MEMBERS_MIN,
  );
  const merged = gather(
    alike.map((members, index) => ({ members, parts: Math.max(1, kept[index] ?? 0) })),
    ({ members, parts }) => [parts, ...keyOf(members[0]?.segments).slice(0, parts)].join("\n"),
  );
  return merged
    .map((families) => {
      const members = families.flatMap((family) => family.members);
      const segments = each((axis) => {
        const segment = common(members.map((member) => member.segments[axis]));
        return segment === undefined ? VARIED : segment;
      });
      return { id: archetypeId(segments), segments, members };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Refinements of an archetype that are large enough, the least refined customers left over. */
function refine(segments: Segments, members: readonly Group[]) {
  const refined = (clarities: Clarities) =>
    keyOf(each((axis) => (segments[axis] === VARIED ? null : clarities[axis])));
  const kept = mergeSmall(
    members.map(({ clarities, customers }) => ({ key: refined(clarities), customers })),
    ARCHETYPE_MEMBERS_MIN,
  );
  const parts = new Map(members.map((member, index) => [member, kept[index] ?? 0]));
  let found = gather(
    members.filter((member) => (parts.get(member) ?? 0) > 0),
    (member) => [parts.get(member), ...refined(member.clarities).slice(0, parts.get(member))].join("\n"),
  );
  const all = customersOf(members);
  const left = () => all - customersOf(found.flat());
  while (found.length > 0 && left() > 0 && left() < ARCHETYPE_MEMBERS_MIN) {
    const smallest = found.reduce((one, other) => (customersOf(other) < customersOf(one) ? other : one));
    found = found.filter((one) => one !== smallest);
  }
  // One refinement that all are in refines nothing.
  if (found.length === 1 && left() === 0) return [];
  return found.map((own) => ({
    members: own,
    clarities: each((axis) =>
      segments[axis] === VARIED ? null : (common(own.map(({ clarities }) => clarities[axis])) ?? null),
    ),
  }));
}

/** The value that all have; undefined where they differ. */
function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function each<T>(valueOn: (axis: Axis) => T): Record<Axis, T> {
  return Object.fromEntries(AXES.map((axis) => [axis, valueOn(axis)])) as Record<Axis, T>;
}

function keyOf(parts: Readonly<Record<Axis, string | null>> | undefined): string[] {
  return AXES_BY_WEIGHT.map((axis) => parts?.[axis] ?? "");
}

function customersOf(groups: readonly { customers: number }[]): number {
  return groups.reduce((sum, { customers }) => sum + customers, 0);
}

function gather<T>(items: readonly T[], keyOfItem: (item: T) => string): T[][] {
  const gathered = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const known = gathered.get(key);
    if (known) known.push(item);
    else gathered.set(key, [item]);
  }
  return [...gathered.values()];
}
