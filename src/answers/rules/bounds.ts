/** How people say that something is a bound; the group's name says which. Longer ones stand first. */
const MORE =
  "over|above|more than|greater than|higher than|bigger than|larger than|exceeding|older than|longer than|exceeds|beyond|north of|upwards of|>";
const AT_LEAST = "at least|from|no less than|not less than|minimum of|minimum|min|>=";
const LESS = "under|below|less than|fewer than|lower than|smaller than|not even|<";
const AT_MOST = "at most|no more than|not more than|up to|maximum of|maximum|max|<=|within";

/** Matches a bound into one of the groups `more`, `least`, `less`, `most`. */
export const BOUND = `(?:(?<least>${AT_LEAST})|(?<most>${AT_MOST})|(?<more>${MORE})|(?<less>${LESS}))`;

type Groups = Readonly<Record<string, string | undefined>>;

export interface Bounds {
  min?: number;
  max?: number;
}

/** A number of a continuous quantity, where "over 5" and "at least 5" make no difference. */
export function readBounds(groups: Groups, value: number): Bounds {
  return groups.more || groups.least ? { min: value } : { max: value };
}

/** A number of things, where "over 5" is 6 and more. */
export function readCountBounds(groups: Groups, count: number): Bounds {
  if (groups.more) return { min: count + 1 };
  if (groups.least) return { min: count };
  return { max: groups.less ? Math.max(0, count - 1) : count };
}
