import { type Archetype, archetypeOf } from "../analytics/segments/archetype.ts";
import { AXES } from "../analytics/segments/axes.ts";
import { rollUp, type Segments } from "../analytics/segments/roll-up.ts";
import { ARCHETYPE_MEMBERS_MIN } from "../analytics/segments/size.ts";

/** Counts customers by their set of segments, and settles which sets become archetypes. */
export function createGrouping() {
  const groups = new Map<string, { segments: Segments; customers: number }>();

  return {
    add(archetypeId: string | null, segments: Segments): void {
      if (archetypeId === null) return;
      const group = groups.get(archetypeId) ?? { segments, customers: 0 };
      group.customers += 1;
      groups.set(archetypeId, group);
    },
    /** The archetypes there are, and where the customers of a set too small went. */
    settle(): { archetypes: Archetype[]; moves: { from: string; to: string }[] } {
      // By id, so that the order in which customers came changes nothing.
      const sets = [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
      const merged = rollUp(
        sets.map(([, group]) => group),
        ARCHETYPE_MEMBERS_MIN,
      );
      const known = new Set(AXES.filter((axis) => sets.some(([, { segments }]) => segments[axis] !== null)));
      const archetypes = new Map<string, Archetype>();
      const moves: { from: string; to: string }[] = [];
      for (const [index, [from]] of sets.entries()) {
        const archetype = merged[index] && archetypeOf(merged[index], known);
        if (!archetype) continue;
        archetypes.set(archetype.archetypeId, archetype);
        if (archetype.archetypeId !== from) moves.push({ from, to: archetype.archetypeId });
      }
      return { archetypes: [...archetypes.values()], moves };
    },
  };
}
