import { mayShowPart, suppressSmall } from "../../privacy/small-groups.ts";

/** Groups of customers with those that are too few left out, and the sentence that says so. */
export function withoutSmall<T>(
  groups: readonly T[],
  shape: {
    min: number;
    /** What a group is, for the sentence: `segment`. */
    noun: string;
    sizeOf: (group: T) => number;
    nameOf: (group: T) => string;
    totalsOf?: (group: T) => readonly string[];
  },
): { shown: T[]; said: string[] } {
  const { shown, withheld } = suppressSmall(groups, shape);
  if (withheld.groups === 0) return { shown, said: [] };
  const what = withheld.groups === 1 ? `1 ${shape.noun} is` : `${withheld.groups} ${shape.noun}s are`;
  return {
    shown,
    said: [`${what} withheld: under ${shape.min} customers, or telling of one that is.`],
  };
}

/** Why nothing is said of a group as a whole; undefined where it may be. */
export function withheldBecause(group: { members: number; whole: number; min: number }): string | undefined {
  if (group.members === 0 || mayShowPart(group)) return undefined;
  return group.members < group.min
    ? `Figures of the group are withheld: fewer than ${group.min} customers fit.`
    : `Figures of the group are withheld: all but fewer than ${group.min} customers fit, so they would tell of the rest.`;
}
