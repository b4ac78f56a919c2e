export type GapTrendState = "lengthening" | "stable" | "shortening";

export interface GapTrend {
  state: GapTrendState;
  /** Factor by which a gap is longer than the one before it, in the middle of all pairs: 1.2 is a fifth longer. */
  factorPerPurchase: number;
  gaps: number;
}

/** Gaps that are looked at: older ones say nothing of what goes on now. */
export const GAPS_MAX = 12;
const GAPS_MIN = 4;
const Z_MIN = 1.645;

/**
 * Whether the days between a customer's purchases grow longer: declining engagement before it shows in a risk.
 *
 * The Mann-Kendall test on the last twelve gaps, oldest first, one-sided at 5 % each way: it asks only whether
 * later gaps tend to be longer, whatever their distribution, so one long holiday decides nothing. The size of
 * the trend is the median growth over all pairs (Theil-Sen, on the logarithm). The wait since the last purchase
 * is not in it: it is not over, and `cadence` says whether it is overdue.
 *
 * Distinct from `momentum`, which compares rates in two stretches of the calendar: this one sees a slow drift
 * within either. Undefined with fewer than four gaps (five purchase days).
 *
 * Source: Mann, Nonparametric tests against trend (Econometrica 1945); Sen, Estimates of the regression
 * coefficient based on Kendall's tau (JASA 1968).
 */
export function gapTrend(gapsOldestFirst: readonly number[]): GapTrend | undefined {
  const gaps = gapsOldestFirst.slice(-GAPS_MAX);
  if (gaps.length < GAPS_MIN) return undefined;
  const logs = gaps.map((gap) => Math.log(Math.max(1, gap)));
  const z = mannKendall(logs);
  return {
    state: z >= Z_MIN ? "lengthening" : z <= -Z_MIN ? "shortening" : "stable",
    factorPerPurchase: Math.exp(medianSlope(logs)),
    gaps: gaps.length,
  };
}

/** In standard deviations, with the corrections for continuity and for ties; 0 where all values are equal. */
function mannKendall(values: readonly number[]): number {
  const n = values.length;
  let sum = 0;
  for (const [later, value] of values.entries()) {
    for (const before of values.slice(0, later)) sum += Math.sign(value - before);
  }
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  const spread = (m: number) => m * (m - 1) * (2 * m + 5);
  const ties = [...sizes.values()].reduce((total, size) => total + spread(size), 0);
  const variance = (spread(n) - ties) / 18;
  return variance > 0 ? (Math.sign(sum) * Math.max(0, Math.abs(sum) - 1)) / Math.sqrt(variance) : 0;
}

function medianSlope(values: readonly number[]): number {
  const slopes = values
    .flatMap((value, later) =>
      values.slice(0, later).map((before, earlier) => (value - before) / (later - earlier)),
    )
    .sort((one, other) => one - other);
  const middle = slopes.length >> 1;
  const upper = slopes[middle] ?? 0;
  return slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? upper) + upper) / 2;
}
