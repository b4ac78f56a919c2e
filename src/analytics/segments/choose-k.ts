import { type KMeansOptions, kMeans } from "./k-means.ts";
import { countOf, firstPoints, type Points } from "./points.ts";
import { distancesBetween, silhouette } from "./silhouette.ts";
import { bootstrapAgreement } from "./stability.ts";

/** What speaks for and against a number of segments. */
export interface Candidate {
  k: number;
  silhouette: number;
  /** Standard error of the silhouette over the customers it is taken of. */
  silhouetteError: number;
  /** Mean adjusted Rand index between this division and those on bootstrap samples. */
  stability: number;
  /** Customers in the smallest segment, as a share. */
  leastShare: number;
}

const CUSTOMERS = 2_000;
const SILHOUETTE_CUSTOMERS = 1_000;
const STARTS = 5;
const ROUNDS = 8;
const STABILITY_MIN = 0.75;
/** Tried in turn: where everybody but a few does the same, the few are worth a segment of their own. */
const SHARES_MIN = [0.05, 0.02];

/**
 * How many segments an axis has. Of those numbers up to `most` whose smallest segment is large enough and which
 * come out the same on other customers of the kind, the one of best silhouette; of several that are within its
 * standard error, the finest. Where none is stable, the most stable of those large enough. Silhouettes of
 * customers are low whatever the number (they are a continuum), so stability decides first.
 *
 * @param points in random order: only the first 2,000 are looked at.
 * @returns undefined where no number makes segments that are large enough.
 */
export function chooseK(
  points: Points,
  { most, random }: { most: number; random: KMeansOptions["random"] },
): { k: number; candidates: Candidate[] } | undefined {
  const looked = firstPoints(points, Math.min(CUSTOMERS, countOf(points)));
  const few = firstPoints(looked, Math.min(SILHOUETTE_CUSTOMERS, countOf(looked)));
  const distances = distancesBetween(few);
  const candidates: Candidate[] = [];
  for (let k = 2; k <= most; k += 1) {
    const found = kMeans(looked, k, { random, starts: STARTS });
    if (!found) break;
    const sizes = found.centres.map((_, c) => found.labels.filter((label) => label === c).length);
    const agreement = bootstrapAgreement(looked, found.labels, { k, rounds: ROUNDS, starts: STARTS, random });
    const { mean, standardError } = silhouette(distances, found.labels.subarray(0, countOf(few)));
    candidates.push({
      k,
      silhouette: mean,
      silhouetteError: standardError,
      stability: agreement.reduce((sum, one) => sum + one, 0) / ROUNDS,
      leastShare: Math.min(...sizes) / countOf(looked),
    });
  }
  const k = best(candidates);
  return k === undefined ? undefined : { k, candidates };
}

function best(candidates: readonly Candidate[]): number | undefined {
  for (const share of SHARES_MIN) {
    const large = candidates.filter(({ leastShare }) => leastShare >= share);
    if (large.length === 0) continue;
    const stable = large.filter(({ stability }) => stability >= STABILITY_MIN);
    if (stable.length === 0) {
      return large.reduce((one, other) => (other.stability > one.stability ? other : one)).k;
    }
    const top = stable.reduce((one, other) => (other.silhouette > one.silhouette ? other : one));
    const alike = stable.filter((one) => one.silhouette >= top.silhouette - top.silhouetteError);
    return Math.max(...alike.map(({ k }) => k));
  }
  return undefined;
}
