import { countOf, type Points, squaredDistance } from "./points.ts";

/** Cluster of each point, and its squared distance to the centre. */
export interface Assignment {
  labels: Uint8Array;
  distances: Float64Array;
}

/** Assigns each point to its nearest centre, of two equally near to the first, in place. */
export function nearestCentres(
  { values, dimensions }: Points,
  centres: Float64Array,
  { labels, distances }: Assignment,
): { moved: number; inertia: number } {
  const k = centres.length / dimensions;
  let moved = 0;
  let inertia = 0;
  for (let i = 0, at = 0; i < labels.length; i += 1, at += dimensions) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0, from = 0; c < k; c += 1, from += dimensions) {
      const sum = squaredDistance(values, at, centres, from, dimensions);
      if (sum < least) {
        least = sum;
        nearest = c;
      }
    }
    if (labels[i] !== nearest) {
      labels[i] = nearest;
      moved += 1;
    }
    distances[i] = least;
    inertia += least;
  }
  return { moved, inertia };
}

/**
 * Moves each centre to the mean of its points, in place. A cluster left without points takes the point farthest
 * from its own centre.
 */
export function moveCentres(
  points: Points,
  centres: Float64Array,
  { labels, distances }: Assignment,
  k: number,
): void {
  const { values, dimensions } = points;
  const sums = new Float64Array(k * dimensions);
  const sizes = new Float64Array(k);
  for (let i = 0, at = 0; i < labels.length; i += 1, at += dimensions) {
    const from = (labels[i] ?? 0) * dimensions;
    sizes[labels[i] ?? 0] = (sizes[labels[i] ?? 0] ?? 0) + 1;
    for (let j = 0; j < dimensions; j += 1) {
      sums[from + j] = (sums[from + j] ?? 0) + (values[at + j] ?? 0);
    }
  }
  for (let c = 0; c < k; c += 1) {
    const from = c * dimensions;
    const stray = sizes[c] === 0 ? farthest(distances) : undefined;
    for (let j = 0; j < dimensions; j += 1) {
      centres[from + j] =
        stray === undefined ? (sums[from + j] ?? 0) / (sizes[c] ?? 1) : (values[stray * dimensions + j] ?? 0);
    }
    if (stray !== undefined) distances[stray] = 0;
  }
}

function farthest(distances: Float64Array): number {
  let found = 0;
  for (let i = 1; i < distances.length; i += 1) if ((distances[i] ?? 0) > (distances[found] ?? 0)) found = i;
  return found;
}

/** Sum of the squared distances from the points to the nearest of given centres. */
export function inertiaUnder(points: Points, centres: readonly (readonly number[])[]): number {
  const labels = new Uint8Array(countOf(points));
  const distances = new Float64Array(labels.length);
  return nearestCentres(points, Float64Array.from(centres.flat()), { labels, distances }).inertia;
}

/** The nearest of given centres for each point. */
export function labelsUnder(points: Points, centres: readonly (readonly number[])[]): Uint8Array {
  const labels = new Uint8Array(countOf(points));
  const distances = new Float64Array(labels.length);
  nearestCentres(points, Float64Array.from(centres.flat()), { labels, distances });
  return labels;
}
