/**
 * How far two divisions of the same customers agree: 1 where they are the same, about 0 where they agree no
 * more than by chance. Two divisions into a single part each are the same.
 *
 * Hubert & Arabie, Comparing partitions, Journal of Classification 2 (1985).
 */
export function adjustedRandIndex(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const cells = new Map<number, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let i = 0; i < one.length; i += 1) {
    const [a, b] = [one[i] ?? 0, other[i] ?? 0];
    count(cells, a * 65_536 + b);
    count(rows, a);
    count(columns, b);
  }
  const [inCells, inRows, inColumns] = [pairs(cells), pairs(rows), pairs(columns)];
  const expected = (inRows * inColumns) / ((one.length * (one.length - 1)) / 2);
  const most = (inRows + inColumns) / 2;
  return most === expected || one.length < 2 ? 1 : (inCells - expected) / (most - expected);
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairs(counts: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const n of counts.values()) sum += (n * (n - 1)) / 2;
  return sum;
}
