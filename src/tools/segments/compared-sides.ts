import type { Axis } from "../../analytics/segments/axes.ts";
import { UserError } from "../../errors.ts";
import type { GroupedCustomers, Grouping } from "../../store/segment-groups.ts";
import type { RankedArchetype } from "../archetype-summary.ts";
import { type FoundArchetype, findArchetype } from "./find-archetype.ts";
import { customersMeant, type SegmentsQuestion } from "./question.ts";
import { archetypesShown } from "./withhold.ts";

export interface Side {
  id: string;
  name: string;
  description: string | null;
  /** All members, whether they fit the filters or not; undefined where that is not told elsewhere. */
  customers: number | undefined;
}

type Sides =
  | { kind: "sides"; first: Side; second: Side; customers: GroupedCustomers }
  | { kind: "unclear"; result: Exclude<FoundArchetype, { kind: "found" }> & { asked: string } };

/**
 * The two groups to compare: archetypes, or segments of one axis.
 *
 * @throws UserError where they are not two, or one is part of the other.
 */
export function sidesOf(question: SegmentsQuestion): Sides {
  const { asked } = question;
  const { archetype, compare_with, segment, axis, compare_segment } = asked;
  const isOfSegments = segment !== undefined || axis !== undefined || compare_segment !== undefined;
  if (archetype !== undefined && compare_with !== undefined && !isOfSegments) {
    return archetypeSides(question, archetype, compare_with);
  }
  const isOfArchetypes = archetype !== undefined || compare_with !== undefined;
  if (segment !== undefined && axis !== undefined && compare_segment !== undefined && !isOfArchetypes) {
    return segmentSides(question, { axis, names: [segment, compare_segment] });
  }
  throw new UserError(
    "comparison needs two groups: archetype and compare_with, or segment and compare_segment with their axis.",
  );
}

function archetypeSides(question: SegmentsQuestion, one: string, other: string): Sides {
  const { archetypes, context } = question;
  const all = { all: archetypes, shown: archetypesShown(archetypes, context.groupMin).shown };
  const found = findArchetype(all, one);
  if (found.kind !== "found") return { kind: "unclear", result: { ...found, asked: one } };
  const second = findArchetype(all, other);
  if (second.kind !== "found") return { kind: "unclear", result: { ...second, asked: other } };
  const [here, there] = [found.archetype, second.archetype];
  refuseOverlap(here, there);
  const sideOf = ({ id, name, description, customers }: RankedArchetype): Side => {
    return { id, name, description, customers };
  };
  const grouping = { by: "archetypes", ids: [here.id, there.id] } as const;
  return {
    kind: "sides",
    first: sideOf(here),
    second: sideOf(there),
    customers: meantBy(question, grouping),
  };
}

function refuseOverlap(one: RankedArchetype, other: RankedArchetype): void {
  if (one.id === other.id) {
    throw new UserError(`Both are ${one.name}: name another archetype to compare it with.`);
  }
  if (one.parentId === other.id || other.parentId === one.id) {
    throw new UserError(
      `${one.name} and ${other.name} overlap, since one is part of the other: name another archetype.`,
    );
  }
}

function segmentSides(
  question: SegmentsQuestion,
  { axis, names }: { axis: Axis; names: [string, string] },
): Sides {
  const [one, other] = names;
  if (one === other) throw new UserError(`Both are ${one}: name another segment of ${axis}.`);
  const sideOf = (name: string): Side => ({ id: name, name, description: null, customers: undefined });
  const customers = meantBy(question, { by: "segment", axis, only: names });
  return { kind: "sides", first: sideOf(one), second: sideOf(other), customers };
}

function meantBy(question: SegmentsQuestion, grouping: Grouping): GroupedCustomers {
  const { filter } = customersMeant(question);
  return { tenantId: question.context.tenant.tenantId, filter, grouping };
}
