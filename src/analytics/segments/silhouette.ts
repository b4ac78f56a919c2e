import { countOf, type Points, squaredDistance } from "./points.ts";

/**
 * How much nearer customers are to their own cluster than to the next: mean over customers of
 * (b - a) / max(a, b), with a their mean distance to the others of their cluster and b to those of the nearest
 * other one; -1 to 1, 0 for one alone in its cluster. With the standard error of the mean. Work and memory grow
 * with the square of the customers, so it is taken of a sample.
 *
 * Rousseeuw, Silhouettes, J. Computational and Applied Mathematics 20 (1987).
 */
export function silhouette(
  distances: Float32Array,
  labels: Uint8Array,
): { mean: number; standardError: number } {
  const count = labels.length;
  const k = Math.max(-1, ...labels) + 1;
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const sums = new Float64Array(k);
  let [total, squares] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    sums.fill(0);
    for (let j = 0; j < count; j += 1) {
      const label = labels[j] ?? 0;
      sums[label] = (sums[label] ?? 0) + (distances[i * count + j] ?? 0);
    }
    const value = widthOf(labels[i] ?? 0, sums, sizes);
    total += value;
    squares += value * value;
  }
  const mean = count > 0 ? total / count : 0;
  const variance = count > 1 ? Math.max(0, (squares - count * mean * mean) / (count - 1)) : 0;
  return { mean, standardError: count > 0 ? Math.sqrt(variance / count) : 0 };
}

function widthOf(own: number, sums: Float64Array, sizes: Float64Array): number {
  const others = (sizes[own] ?? 0) - 1;
  if (others < 1) return 0;
  const within = (sums[own] ?? 0) / others;
  let between = Number.POSITIVE_INFINITY;
  for (let c = 0; c < sums.length; c += 1) {
    const size = sizes[c] ?? 0;
    if (c !== own && size > 0) between = Math.min(between, (sums[c] ?? 0) / size);
  }
  const most = Math.max(within, between);
  return Number.isFinite(between) && most > 0 ? (between - within) / most : 0;
}

/** All distances between points, row by row. */
export function distancesBetween(points: Points): Float32Array {
  const { values, dimensions } = points;
  const count = countOf(points);
  const distances = new Float32Array(count * count);
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const distance = Math.sqrt(squaredDistance(values, i * dimensions, values, j * dimensions, dimensions));
      distances[i * count + j] = distance;
      distances[j * count + i] = distance;
    }
  }
  return distances;
}
