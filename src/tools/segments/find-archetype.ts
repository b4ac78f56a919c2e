import { ARCHETYPE_MEMBERS_MIN } from "../../analytics/segments/size.ts";
import { type RankedArchetype, rank } from "../archetype-summary.ts";

export type FoundArchetype =
  | { kind: "found"; archetype: RankedArchetype }
  | { kind: "ambiguous"; candidates: RankedArchetype[] }
  /** Fewer members than may be told of. */
  | { kind: "withheld"; name: string }
  | { kind: "not_found" };

const CANDIDATES_MAX = 10;

/** The archetype that a person means by an id or words of a name. */
export function findArchetype(
  { all, shown }: { all: readonly RankedArchetype[]; shown: readonly RankedArchetype[] },
  asked: string,
): FoundArchetype {
  const found = named(shown, asked);
  const [archetype] = found;
  if (!archetype) {
    const [hidden] = named(all, asked);
    return hidden ? { kind: "withheld", name: hidden.name } : { kind: "not_found" };
  }
  return found.length > 1
    ? { kind: "ambiguous", candidates: rank(found, "size").slice(0, CANDIDATES_MAX) }
    : { kind: "found", archetype };
}

/**
 * By id, else by the whole name, else by every word of the question in the name; small ones and those that refine
 * another only where no larger one fits.
 */
function named(all: readonly RankedArchetype[], asked: string): RankedArchetype[] {
  const wanted = asked.toLowerCase();
  const byId = all.filter((archetype) => archetype.id.toLowerCase() === wanted);
  if (byId.length > 0) return byId;
  const whole = all.filter((archetype) => archetype.name.toLowerCase() === wanted);
  if (whole.length > 0) return whole;
  const words = wanted.split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  const fitting = all.filter((archetype) =>
    words.every((word) => archetype.name.toLowerCase().includes(word)),
  );
  const sizable = fitting.filter(({ customers }) => customers >= ARCHETYPE_MEMBERS_MIN);
  const unrefined = sizable.filter(({ level }) => level === 1);
  return [unrefined, sizable].find((found) => found.length > 0) ?? fitting;
}
