/** A count by where it comes from and where it goes to; null is a place, too. */
export interface Flow {
  from: string | null;
  to: string | null;
  customers: number;
}

/** Fewer customers than this are single persons, not a group. */
export const CELL_MIN = 5;

/**
 * Leaves out the flows that are too small to be shown, and as many more as it takes that none of them can be
 * worked out from a total: where the sizes of all groups are known, a row or a column with one gap gives it away.
 *
 * In every row and every column the flows left out are at least two or none, and of at least `cellMin` customers
 * together; where that takes one more, the smallest goes. `hidden` are all customers in flows that were left out,
 * and null where even that number would be below the threshold.
 *
 * Source: Hundepool et al., Statistical Disclosure Control (2012), primary and secondary cell suppression, by
 * the greedy way: it may hide more than is needed, never less.
 */
export function suppressSmallCells<T extends Flow>(
  flows: readonly T[],
  cellMin = CELL_MIN,
): { shown: T[]; hidden: number | null } {
  // Largest first, so that the last one still shown in a line is its smallest; names break ties.
  const ordered = [...flows].sort(
    (one, other) => other.customers - one.customers || compare(keyOf(one), keyOf(other)),
  );
  const hidden = new Set(ordered.filter(({ customers }) => customers < cellMin));
  const lines = [linesBy(ordered, ({ from }) => from), linesBy(ordered, ({ to }) => to)].flat();
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const line of lines) {
      const next = oneMoreToHide(line, hidden, cellMin);
      if (!next) continue;
      hidden.add(next);
      isSettled = false;
    }
  }
  const sum = [...hidden].reduce((total, { customers }) => total + customers, 0);
  return {
    shown: ordered.filter((flow) => !hidden.has(flow)),
    hidden: sum > 0 && sum < cellMin ? null : sum,
  };
}

function oneMoreToHide<T extends Flow>(line: readonly T[], hidden: ReadonlySet<T>, cellMin: number) {
  const gaps = line.filter((flow) => hidden.has(flow));
  const customers = gaps.reduce((total, flow) => total + flow.customers, 0);
  if (gaps.length === 0 || (gaps.length > 1 && customers >= cellMin)) return undefined;
  return line.findLast((flow) => !hidden.has(flow));
}

function linesBy<T extends Flow>(flows: readonly T[], end: (flow: T) => string | null): T[][] {
  const lines = new Map<string | null, T[]>();
  for (const flow of flows) {
    const line = lines.get(end(flow));
    if (line) line.push(flow);
    else lines.set(end(flow), [flow]);
  }
  return [...lines.values()];
}

function keyOf({ from, to }: Flow): string {
  return JSON.stringify([from, to]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
