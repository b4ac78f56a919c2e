/** Fewer customers than this are single persons, not a group, unless the shop sets another threshold. */
export const GROUP_MIN = 5;

export interface GroupShape<T> {
  /** Members that a group must have to be shown. */
  min: number;
  sizeOf: (group: T) => number;
  /** Distinct names: of two groups of one size the same one is hidden however the groups are sorted. */
  nameOf: (group: T) => string;
  /** Names of the published totals that the group is part of; one total of all groups where left out. */
  totalsOf?: (group: T) => readonly string[];
}

export interface Suppressed<T> {
  /** In the order given. */
  shown: T[];
  /** What was left out. `members` is null where even their number is that of single persons. */
  withheld: { groups: number; members: number | null };
}

/**
 * Leaves out the groups that are too small to be shown, and as many more as it takes that none of them can be
 * worked out from a total: a total with one gap gives it away.
 *
 * Of every total the groups left out are none, or at least two and of at least `min` members together, and no sum
 * or difference of totals contains a small group alone; where that takes one more, the smallest goes. Nobody is in
 * an empty group, so it is shown and hides nothing. A total under `min` is taken as not published.
 *
 * **Against differencing two answers**: give it the finest groups that the tool's inputs can tell apart (month by
 * category by segment, say) and add up what is shown, before any sorting or limit. Then every answer is a sum of
 * whole groups of one fixed partition, and so is any difference of answers. That holds for classes, not for free
 * bounds: answers for an `ltv_min` of 100 and of 101 may differ by one customer, whatever the threshold on each. Where
 * a tool takes such bounds, the difference tells no more than the lists do, which show that customer's own figures by
 * alias to whoever may ask; a tool for those who may not see lists must not take bounds.
 *
 * Source: Hundepool et al., Statistical Disclosure Control (2012), primary and secondary cell suppression, by the
 * greedy way: it may hide more than is needed.
 */
export function suppressSmall<T>(groups: readonly T[], shape: GroupShape<T>): Suppressed<T> {
  const { min, sizeOf, nameOf, totalsOf = () => ["all"] } = shape;
  // Largest first, so that the last one still shown of a total is its smallest; names break ties.
  const ordered = groups
    .filter((group) => sizeOf(group) > 0)
    .sort((one, other) => sizeOf(other) - sizeOf(one) || compare(nameOf(one), nameOf(other)));
  const hidden = new Set(ordered.filter((group) => sizeOf(group) < min));
  const sumOf = (some: readonly T[]) => some.reduce((sum, group) => sum + sizeOf(group), 0);
  const totals = groupsByTotal(ordered, totalsOf).filter((total) => sumOf(total) >= min);
  const isOpen = (total: readonly T[]) => {
    const gaps = total.filter((group) => hidden.has(group));
    return gaps.length === 1 || (gaps.length > 1 && sumOf(gaps) < min);
  };
  for (;;) {
    const next =
      smallestShown(totals.filter(isOpen), hidden) ??
      smallestShown(
        givingAway({ ordered, totals, hidden }, (group) => sizeOf(group) < min),
        hidden,
      );
    if (next === undefined) break;
    hidden.add(next);
  }
  const members = sumOf([...hidden]);
  return {
    shown: groups.filter((group) => !hidden.has(group)),
    withheld: { groups: hidden.size, members: members > 0 && members < min ? null : members },
  };
}

/** Whether figures of a set may be given where those of the whole are known: neither it nor the rest is too small. */
export function mayShowPart({
  members,
  whole,
  min,
}: {
  members: number;
  whole: number;
  min: number;
}): boolean {
  const isLarge = (size: number) => size <= 0 || size >= min;
  return isLarge(members) && isLarge(whole - members);
}

function smallestShown<T>(totals: readonly T[][], hidden: ReadonlySet<T>): T | undefined {
  for (const total of totals) {
    const smallest = total.findLast((group) => !hidden.has(group));
    if (smallest !== undefined) return smallest;
  }
  return undefined;
}

/**
 * For each small group that follows from the totals although each has two gaps (a cell that alone joins two blocks
 * of hidden ones), the groups shown by which it follows: to hide one of them is to break the sum. By elimination.
 */
function givingAway<T>(
  { ordered, totals, hidden }: { ordered: readonly T[]; totals: readonly T[][]; hidden: ReadonlySet<T> },
  isSmall: (group: T) => boolean,
): T[][] {
  const solved: { pivot: T; row: Map<T, number> }[] = [];
  for (const total of totals) {
    const row = new Map(total.map((group) => [group, 1]));
    for (const { pivot, row: other } of solved) subtract(row, other, row.get(pivot) ?? 0);
    const unknown = [...row].find(([group]) => hidden.has(group));
    if (!unknown) continue;
    const [pivot, factor] = unknown;
    for (const [group, value] of row) row.set(group, value / factor);
    for (const { row: other } of solved) subtract(other, row, other.get(pivot) ?? 0);
    solved.push({ pivot, row });
  }
  return solved
    .filter(
      ({ pivot, row }) =>
        isSmall(pivot) && [...row.keys()].every((group) => group === pivot || !hidden.has(group)),
    )
    .map(({ row }) => ordered.filter((group) => row.has(group)));
}

function subtract<T>(row: Map<T, number>, other: ReadonlyMap<T, number>, times: number): void {
  if (times === 0) return;
  for (const [group, value] of other) {
    const left = (row.get(group) ?? 0) - times * value;
    if (Math.abs(left) < NOTHING) row.delete(group);
    else row.set(group, left);
  }
}

/** Coefficients are small fractions: what is nearer to 0 is rounding. */
const NOTHING = 1e-9;

function groupsByTotal<T>(groups: readonly T[], totalsOf: (group: T) => readonly string[]): T[][] {
  const totals = new Map<string, T[]>();
  for (const group of groups) {
    for (const name of totalsOf(group)) {
      const total = totals.get(name);
      if (total) total.push(group);
      else totals.set(name, [group]);
    }
  }
  return [...totals.values()];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
