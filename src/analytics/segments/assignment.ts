/**
 * Pairs rows with columns so that the sum of their costs is least: the Hungarian method with potentials,
 * O(rows^2 columns). With more rows than columns, some rows go without.
 *
 * Kuhn, The Hungarian method, Naval Research Logistics 2 (1955), as by Jonker & Volgenant (1987).
 *
 * @returns the column of each row, or -1. Costs must be finite; of equal sums the first found, always the same.
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const [rows, columns] = [costs.length, costs[0]?.length ?? 0];
  if (rows > columns) {
    const rowOf = assign(Array.from({ length: columns }, (_, c) => costs.map((row) => row[c] ?? 0)));
    return costs.map((_, row) => rowOf.indexOf(row));
  }
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  // Position 0 stands for none.
  const rowAt = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    const cameFrom = new Int32Array(columns + 1);
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const isDone = new Uint8Array(columns + 1);
    rowAt[0] = row;
    let column = 0;
    do {
      isDone[column] = 1;
      const from = rowAt[column] ?? 0;
      let [next, least] = [0, Number.POSITIVE_INFINITY];
      for (let c = 1; c <= columns; c += 1) {
        if (isDone[c]) continue;
        const reduced = (costs[from - 1]?.[c - 1] ?? 0) - (rowPrice[from] ?? 0) - (columnPrice[c] ?? 0);
        if (reduced < (slack[c] ?? 0)) {
          slack[c] = reduced;
          cameFrom[c] = column;
        }
        if ((slack[c] ?? 0) < least) {
          least = slack[c] ?? 0;
          next = c;
        }
      }
      for (let c = 0; c <= columns; c += 1) {
        if (isDone[c]) {
          const at = rowAt[c] ?? 0;
          rowPrice[at] = (rowPrice[at] ?? 0) + least;
          columnPrice[c] = (columnPrice[c] ?? 0) - least;
        } else slack[c] = (slack[c] ?? 0) - least;
      }
      column = next;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowAt[column] = rowAt[before] ?? 0;
      column = before;
    }
  }
  const columnOf = costs.map(() => -1);
  for (let c = 1; c <= columns; c += 1) if (rowAt[c]) columnOf[(rowAt[c] ?? 0) - 1] = c - 1;
  return columnOf;
}
