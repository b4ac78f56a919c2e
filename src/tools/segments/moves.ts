import { z } from "zod";
import type { Transitions } from "../../store/figures/transitions.ts";
import type { RankedArchetype } from "../archetype-summary.ts";

/** An end of a move; null: not a customer then, or without an archetype. */
export const endSchema = z.object({ id: z.string(), name: z.string().nullable() }).nullable();

interface Move {
  from: string | null;
  to: string | null;
  customers: number;
}

/** Who went from one archetype of a level to another, in flows large enough to be shown. */
export function movesOf(
  transitions: Transitions | undefined,
  archetypes: readonly RankedArchetype[],
  level: 1 | 2,
) {
  const moves = transitions ? between(transitions.flows, archetypes, level) : [];
  const isWhole = transitions?.hiddenCustomers === 0;
  const nameOf = (id: string) => archetypes.find((archetype) => archetype.id === id)?.name ?? null;
  const end = (id: string | null) => (id === null ? null : { id, name: nameOf(id) });
  /** Where some flows are hidden, none that is shown is not none. */
  const sum = (isMeant: (move: Move) => boolean) => {
    if (!transitions) return null;
    const customers = moves.filter(isMeant).reduce((total, move) => total + move.customers, 0);
    return customers > 0 || isWhole ? customers : null;
  };
  return {
    flows: moves.map(({ from, to, customers }) => ({ from: end(from), to: end(to), customers })),
    // Who was in none before is new, and counted as such.
    into: (id: string) => sum(({ from, to }) => to === id && from !== null),
    outOf: (id: string) => sum(({ from, to }) => from === id && to !== null),
  };
}

/** Largest first. Moves within an archetype, from one refinement to another, are none of level 1. */
function between(flows: Transitions["flows"], archetypes: readonly RankedArchetype[], level: 1 | 2): Move[] {
  const parents = new Map(archetypes.map(({ id, parentId }) => [id, parentId]));
  const wholeOf = (id: string | null) => (id === null || level === 2 ? id : (parents.get(id) ?? id));
  const sums = new Map<string, Move>();
  for (const flow of flows) {
    const [from, to] = [wholeOf(flow.from), wholeOf(flow.to)];
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const known = sums.get(key)?.customers ?? 0;
    sums.set(key, { from, to, customers: known + flow.customers });
  }
  return [...sums]
    .sort(([a, one], [b, other]) => other.customers - one.customers || (a < b ? -1 : 1))
    .map(([, move]) => move);
}
