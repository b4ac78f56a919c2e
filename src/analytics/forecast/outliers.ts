import type { Rhythm } from "./rhythms.ts";
import { mean } from "./sums.ts";

/** Neighbours on each side, in the same place of the short season. */
const REACH = 4;
/** Beyond so many times its neighbours, and so many times their usual spread, a value is no ordinary one. */
const TIMES_MIN = 3;
const SPREADS_MIN = 8;
/** What is left of one: a high value, as a few in a hundred are. */
const SPREADS_LEFT = 2;

/**
 * Lowers recent values that stand out from their neighbours, such as a bulk order, to a usual high
 * value: they would be taken for growth. What stood out in the same place a year ago as well is a feast and stays, and so
 * does everything older, as a feast seen once looks no different.
 */
export function tameOutliers(series: readonly number[], rhythm: Rhythm): number[] {
  const { recent, season, year } = rhythm;
  const first = Math.max(0, series.length - recent);
  const level = mean(series.slice(-year).map(Math.abs));
  const typicalAt = (t: number) => Math.max(0.05 * level, medianOf(neighbours(series, t, season)));
  const excess = (t: number) => (series[t] ?? 0) / typicalAt(t) - 1;
  const since = Math.max(0, series.length - year);
  const spread = medianOf(series.slice(since).map((_, i) => Math.abs(excess(since + i)))) / 0.6745;
  const limit = Math.max(TIMES_MIN - 1, SPREADS_MIN * spread);
  return series.map((value, t) => {
    if (t < first || level === 0 || excess(t) <= limit) return value;
    const yearly = [-season, -1, 0, 1, season].map((shift) => t - year + shift);
    if (yearly.some((then) => then >= 0 && excess(then) > limit)) return value;
    return typicalAt(t) * (1 + Math.min(limit, SPREADS_LEFT * spread));
  });
}

function neighbours(series: readonly number[], t: number, season: number): number[] {
  const found: number[] = [];
  for (let k = 1; k <= REACH; k += 1) {
    for (const at of [t - k * season, t + k * season]) {
      const value = series[at];
      if (value !== undefined) found.push(value);
    }
  }
  return found;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
