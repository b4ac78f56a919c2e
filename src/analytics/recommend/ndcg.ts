/**
 * Normalised discounted cumulative gain of a list, best first, against what was relevant: 1 where the list begins
 * with nothing else, 0 where none of it was. Only the first `at` places count. Undefined where nothing was
 * relevant. Järvelin and Kekäläinen (2002), ACM TOIS 20(4), with gains of 0 and 1.
 */
export function ndcg(list: readonly number[], relevant: ReadonlySet<number>, at: number): number | undefined {
  if (relevant.size === 0) return undefined;
  let gained = 0;
  let best = 0;
  for (let place = 0; place < at; place += 1) {
    const gain = 1 / Math.log2(place + 2);
    const product = list[place];
    if (product !== undefined && relevant.has(product)) gained += gain;
    if (place < relevant.size) best += gain;
  }
  return gained / best;
}
