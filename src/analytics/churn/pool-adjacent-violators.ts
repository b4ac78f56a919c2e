/**
 * The non-decreasing sequence closest to `values` by weighted squares: wherever a value is below the one
 * before, both are replaced by their weighted mean (pool adjacent violators, Ayer et al. 1955).
 *
 * @param weights one per value, all above 0.
 * @example poolAdjacentViolators([1, 3, 2], [1, 1, 1]) // [1, 2.5, 2.5]
 */
export function poolAdjacentViolators(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { mean: number; weight: number; length: number }[] = [];
  values.forEach((value, index) => {
    let block = { mean: value, weight: weights[index] ?? 1, length: 1 };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      const weight = last.weight + block.weight;
      block = {
        mean: last.mean + (block.mean - last.mean) * (block.weight / weight),
        weight,
        length: last.length + block.length,
      };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks.flatMap((block) => Array.from({ length: block.length }, () => block.mean));
}
