import { mayShowPart, suppressSmall } from "../privacy/small-groups.ts";

interface Shape<Row> {
  min: number;
  /** What a row is, for the sentence: `segment` and `segments`. */
  one: string;
  many: string;
  sizeOf: (row: Row) => number;
  nameOf: (row: Row) => string;
  totalsOf?: (row: Row) => readonly string[];
}

/** Rows about so few customers that they tell of single ones left out, with the sentence that says so. */
export function withoutSmall<Row>(
  rows: readonly Row[],
  { one, many, ...shape }: Shape<Row>,
): { shown: Row[]; unknown: string[] } {
  const { shown, withheld } = suppressSmall(rows, shape);
  if (withheld.groups === 0) return { shown, unknown: [] };
  const which = withheld.groups === 1 ? `1 ${one} is` : `${withheld.groups} ${many} are`;
  return {
    shown,
    unknown: [`${which} withheld: under ${shape.min} customers, or telling of one that is.`],
  };
}

/**
 * The same for groups that share out all of the customers meant: how many are in none that is shown is said. None is
 * shown where nothing is said of them as a whole (`few`).
 */
export function showGroups<T extends { customers: number }>(
  groups: readonly T[],
  nameOf: (group: T) => string,
  { min, few, what }: { min: number; few: string | undefined; what: string },
): { shown: T[]; unknown: string[] } {
  if (few) return { shown: [], unknown: [] };
  const { shown, withheld } = suppressSmall(groups, { min, sizeOf: ({ customers }) => customers, nameOf });
  if (withheld.groups === 0) return { shown, unknown: [] };
  const members = withheld.members === null ? `fewer than ${min} customers` : `${withheld.members} customers`;
  return {
    shown,
    unknown: [`${what}: small groups are withheld (${members}), so that nobody can be singled out.`],
  };
}

/** Why nothing is said of a group as a whole; undefined where it may be. Nothing is hidden of an empty one. */
export function withheldBecause(group: { members: number; whole: number; min: number }): string | undefined {
  if (group.members === 0 || mayShowPart(group)) return undefined;
  return group.members < group.min
    ? `Figures of the group are withheld: fewer than ${group.min} customers fit.`
    : `Figures of the group are withheld: all but fewer than ${group.min} customers fit, so they would tell of the rest.`;
}

/** Sales may be shown whoever bought; how many did is not told where they are few. */
export function customersShown(customers: number, min: number): number | null {
  return customers > 0 && customers < min ? null : customers;
}

export function fewCustomersWords(rows: readonly { customers: number | null }[], min: number): string[] {
  return rows.some(({ customers }) => customers === null)
    ? [`Numbers of customers under ${min} are not shown.`]
    : [];
}
