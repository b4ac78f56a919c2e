import { adjustedRandIndex } from "./adjusted-rand-index.ts";
import { type KMeansOptions, kMeans } from "./k-means.ts";
import { labelsUnder } from "./lloyd.ts";
import { countOf, type Points, pointsAt } from "./points.ts";

/**
 * How far the division would be the same had other customers of the same kind come: adjusted Rand index between
 * the given labels and those by centres found on customers drawn with replacement, one figure per round.
 *
 * Hennig, Cluster-wise assessment of cluster stability, Comput. Stat. & Data Analysis 52 (2007).
 */
export function bootstrapAgreement(
  points: Points,
  labels: Uint8Array,
  { k, rounds, ...options }: KMeansOptions & { k: number; rounds: number },
): number[] {
  const count = countOf(points);
  return Array.from({ length: rounds }, () => {
    const positions = Array.from({ length: count }, () => Math.floor(options.random.uniform() * count));
    const again = kMeans(pointsAt(points, positions), k, options);
    return again ? adjustedRandIndex(labels, labelsUnder(points, again.centres)) : 0;
  });
}
