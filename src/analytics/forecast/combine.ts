import { backtest, originsOf } from "./backtest.ts";
import { type Candidate, candidatesFor, type Rhythm } from "./candidates.ts";

/** How sharply a better backtest is preferred: weight is error to the power of minus this. */
const SHARPNESS = 2;
const ORIGINS_MAX = 12;

/** A candidate's part in the combination. */
export interface Weight {
  name: string;
  weight: number;
}

/**
 * Continues a series by all candidates that its history can carry, each weighted by how well it would have done
 * at the latest origins (Bates & Granger, The combination of forecasts, 1969, with a rolling origin). A
 * candidate that could not have served an origin counts there as if it had forecast nothing, so that a method
 * that is only just possible does not outweigh a proven one.
 *
 * @returns undefined where not even the shortest memory is there.
 */
export function combine(
  series: readonly number[],
  horizon: number,
  rhythm: Rhythm,
): { values: number[]; weights: Weight[] } | undefined {
  const able = candidatesFor(rhythm).flatMap((candidate) => {
    const path = candidate.continue(series, horizon);
    return path ? [{ candidate, path }] : [];
  });
  if (able.length === 0) return undefined;
  const step = rhythm.season;
  const hasYear = series.length > rhythm.year;
  const origins = originsOf(series.length, {
    from: hasYear ? rhythm.year + 1 : rhythm.memory,
    ahead: 1,
    step,
    most: ORIGINS_MAX,
  });
  const errors = able.map(({ candidate }) => meanError(candidate, series, origins, horizon));
  const raw = errors.map((error) => (origins.length === 0 ? 1 : 1 / Math.max(error, 1e-9) ** SHARPNESS));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const weights = able.map(({ candidate }, i) => ({ name: candidate.name, weight: (raw[i] ?? 0) / total }));
  const values = Array.from({ length: horizon }, (_, i) =>
    Math.max(
      0,
      able.reduce((sum, { path }, j) => sum + (weights[j]?.weight ?? 0) * (path[i] ?? 0), 0),
    ),
  );
  return { values, weights };
}

function meanError(
  candidate: Candidate,
  series: readonly number[],
  origins: readonly number[],
  horizon: number,
): number {
  let total = 0;
  for (const origin of origins) {
    const [path] = backtest(candidate, series, [origin], horizon);
    const actual = path?.actual ?? series.slice(origin, origin + horizon);
    total +=
      actual.reduce((sum, value, i) => sum + Math.abs(value - (path?.forecast[i] ?? 0)), 0) / actual.length;
  }
  return origins.length === 0 ? 0 : total / origins.length;
}
