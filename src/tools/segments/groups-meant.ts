import { countGroups, type GroupedCustomers } from "../../store/segment-groups.ts";
import { type FoundArchetype, findArchetype } from "./find-archetype.ts";
import { customersMeant, groupingOf, type SegmentsQuestion } from "./question.ts";
import { archetypesShown, type Withheld, withholdSmall } from "./withhold.ts";

export interface GroupsMeant {
  kind: "meant";
  customers: GroupedCustomers;
  level: 1 | 2;
  /** Whether groups are archetypes rather than segments of an axis, and whether filters leave some customers out. */
  isArchetypes: boolean;
  isSome: boolean;
  nameOf(id: string): string;
  /** The groups of them that may be shown. */
  withhold<One extends { id: string; customers: number }>(
    groups: readonly One[],
  ): { shown: One[]; withheld: Withheld };
}

type NotMeant = { kind: "unclear"; result: Exclude<FoundArchetype, { kind: "found" }> & { asked: string } };

/** Into which groups the customers asked about are put: of one archetype alone where one is named. */
export async function groupsMeant(question: SegmentsQuestion): Promise<GroupsMeant | NotMeant> {
  const { asked, context, archetypes } = question;
  const min = context.groupMin;
  const { filter, isSome } = customersMeant(question);
  const open = archetypesShown(archetypes, min);
  const found =
    asked.archetype === undefined
      ? undefined
      : findArchetype({ all: archetypes, shown: open.shown }, asked.archetype);
  if (found && found.kind !== "found") {
    return { kind: "unclear", result: { ...found, asked: asked.archetype ?? "" } };
  }
  const one = found?.archetype;
  const level = one?.level === 2 ? 2 : asked.level;
  const grouping = groupingOf({ ...asked, level });
  const { tenantId } = context.tenant;
  const customers = { tenantId, grouping, filter: { ...filter, archetypeId: one?.id } };
  const isArchetypes = grouping.by === "archetype";
  const isPart = isSome || (one !== undefined && !isArchetypes);
  const ids = new Set(open.shown.map(({ id }) => id));
  const sizes = isPart ? await sizesOfAll(question, customers) : undefined;
  const wholes = sizes && isArchetypes ? new Map([...sizes].filter(([id]) => ids.has(id))) : sizes;
  return {
    kind: "meant",
    customers,
    level,
    isArchetypes,
    isSome,
    nameOf: (id) => archetypes.find((archetype) => archetype.id === id)?.name ?? id,
    withhold: (groups) => withholdSmall(groups, { min, wholes, open: isArchetypes ? ids : undefined }),
  };
}

async function sizesOfAll({ tx }: SegmentsQuestion, { tenantId, grouping }: GroupedCustomers) {
  const all = await countGroups(tx, { tenantId, grouping, filter: {} });
  return new Map(all.flatMap(({ group, customers }) => (group === null ? [] : [[group, customers]])));
}
