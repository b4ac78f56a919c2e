import { moveCentres, nearestCentres } from "./lloyd.ts";
import { countOf, type Points } from "./points.ts";
import { seedCentres } from "./seed-centres.ts";

export interface Clustering {
  /** One row of features per cluster, in the order found. */
  centres: number[][];
  /** Cluster of each point. */
  labels: Uint8Array;
  /** Sum of the squared distances from the points to their centres. */
  inertia: number;
}

export interface KMeansOptions {
  random: { uniform(): number };
  starts: number;
}

const ITERATIONS_MAX = 300;

/**
 * k-means by Lloyd's iteration from several k-means++ starts; the start of least inertia wins, the earlier one
 * of two alike. Undefined with fewer points than clusters, or more than 255 clusters.
 *
 * Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28 (1982); Arthur & Vassilvitskii,
 * k-means++, SODA 2007.
 */
export function kMeans(points: Points, k: number, { random, starts }: KMeansOptions): Clustering | undefined {
  if (k < 1 || k > 255 || countOf(points) < k) return undefined;
  let best: { centres: Float64Array; labels: Uint8Array; inertia: number } | undefined;
  for (let start = 0; start < starts; start += 1) {
    const found = iterate(points, seedCentres(points, k, random), k);
    if (!best || found.inertia < best.inertia) best = found;
  }
  if (!best) return undefined;
  const { centres, labels, inertia } = best;
  return { centres: rowsOf(centres, points.dimensions), labels, inertia };
}

function iterate(points: Points, centres: Float64Array, k: number) {
  const labels = new Uint8Array(countOf(points)).fill(255);
  const distances = new Float64Array(labels.length);
  let found = nearestCentres(points, centres, { labels, distances });
  for (let step = 0; step < ITERATIONS_MAX && found.moved > 0; step += 1) {
    moveCentres(points, centres, { labels, distances }, k);
    found = nearestCentres(points, centres, { labels, distances });
  }
  return { centres, labels, inertia: found.inertia };
}

function rowsOf(centres: Float64Array, dimensions: number): number[][] {
  return Array.from({ length: centres.length / dimensions }, (_, c) =>
    Array.from(centres.subarray(c * dimensions, (c + 1) * dimensions)),
  );
}
