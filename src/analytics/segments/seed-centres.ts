import { countOf, type Points, squaredDistance } from "./points.ts";

/**
 * Greedy k-means++: the first centre is any point, each next one a point drawn with a chance in proportion to
 * its squared distance from the centres so far; of a few draws, the one that brings the distances down most.
 *
 * Arthur & Vassilvitskii, k-means++: the advantages of careful seeding, SODA 2007, with the greedy variant of
 * their section 7.
 */
export function seedCentres(points: Points, k: number, random: { uniform(): number }): Float64Array {
  const { values, dimensions } = points;
  const count = countOf(points);
  const centres = new Float64Array(k * dimensions);
  const place = (c: number, position: number) => {
    centres.set(values.subarray(position * dimensions, (position + 1) * dimensions), c * dimensions);
  };
  place(0, Math.floor(random.uniform() * count));
  let nearest: Float64Array = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let total = shrink(points, centres.subarray(0, dimensions), nearest);
  const draws = 2 + Math.floor(Math.log(k));
  for (let c = 1; c < k; c += 1) {
    let best: { total: number; nearest: Float64Array; position: number } | undefined;
    for (let draw = 0; draw < draws; draw += 1) {
      const position = drawn(nearest, total * random.uniform());
      place(c, position);
      const closer = nearest.slice();
      const left = shrink(points, centres.subarray(c * dimensions, (c + 1) * dimensions), closer);
      if (!best || left < best.total) best = { total: left, nearest: closer, position };
    }
    if (!best) break;
    place(c, best.position);
    ({ total, nearest } = best);
  }
  return centres;
}

/** Brings the distances down to those from one more centre, and returns their sum. */
function shrink({ values, dimensions }: Points, centre: Float64Array, nearest: Float64Array): number {
  let total = 0;
  for (let i = 0, at = 0; i < nearest.length; i += 1, at += dimensions) {
    const sum = squaredDistance(values, at, centre, 0, dimensions);
    if (sum < (nearest[i] ?? 0)) nearest[i] = sum;
    total += nearest[i] ?? 0;
  }
  return total;
}

function drawn(weights: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) {
    sum += weights[i] ?? 0;
    if (sum > target) return i;
  }
  return weights.length - 1;
}
