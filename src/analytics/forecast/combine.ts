import { type BacktestPath, originsOf } from "./backtest.ts";
import type { Candidate } from "./candidates.ts";
import type { Rhythm } from "./rhythms.ts";
import { combinationWeights } from "./weights.ts";

/** A candidate's part in the combination. */
export interface Weight {
  name: string;
  weight: number;
}

export interface Combination {
  values: number[];
  weights: Weight[];
  /** The same combination, made anew at earlier origins from what was known then; newest first. */
  past: BacktestPath[];
}

/** Origins that weigh a combination, and those whose combinations tell its error. */
const ORIGINS_WEIGHING = 12;
const ORIGINS_JUDGING = 12;
/** Origins are an eighth of the horizon apart, so that each sees mostly what others have not seen. */
const ORIGINS_PER_HORIZON = 8;

/**
 * Continues a series by all candidates that its history can carry, weighted by a prior and by how well each
 * would have done at the latest origins (rolling origin: Tashman, Out-of-sample tests of forecasting accuracy,
 * International Journal of Forecasting 16, 2000). Only origins count that all of them could have served.
 *
 * @returns undefined where not even the shortest memory is there.
 */
export function combine(
  series: readonly number[],
  horizon: number,
  { rhythm, candidates }: { rhythm: Rhythm; candidates: readonly Candidate[] },
): Combination | undefined {
  const { season, memory } = rhythm;
  const step = season * Math.max(1, Math.round(horizon / ORIGINS_PER_HORIZON / season));
  const attempts = originsOf(series.length, {
    from: memory,
    step,
    most: 1 + ORIGINS_WEIGHING + ORIGINS_JUDGING,
  }).map((origin) => {
    const history = series.slice(0, origin);
    return { origin, history, paths: candidates.map((candidate) => candidate.continue(history, horizon)) };
  });
  const loss = isIntermittent(series, rhythm) ? "squared" : "absolute";
  const combined = attempts.slice(0, 1 + ORIGINS_JUDGING).map((attempt, i) =>
    combineAt(attempt, attempts.slice(i + 1, i + 1 + ORIGINS_WEIGHING), {
      series,
      horizon,
      candidates,
      loss,
    }),
  );
  const [now, ...before] = combined;
  if (!now) return undefined;
  return {
    ...now,
    past: before.flatMap((one, i) => {
      const origin = attempts[i + 1]?.origin ?? 0;
      return one ? [{ origin, forecast: one.values, actual: series.slice(origin, origin + horizon) }] : [];
    }),
  };
}

interface Attempt {
  origin: number;
  history: readonly number[];
  paths: readonly (readonly number[] | undefined)[];
}

function combineAt(
  { origin, history, paths }: Attempt,
  earlier: readonly Attempt[],
  given: {
    series: readonly number[];
    horizon: number;
    candidates: readonly Candidate[];
    loss: "absolute" | "squared";
  },
): Omit<Combination, "past"> | undefined {
  const able = given.candidates.flatMap((candidate, i) => {
    const path = paths[i];
    return path ? [{ candidate, path, at: i }] : [];
  });
  if (able.length === 0) return undefined;
  const evidence = earlier.flatMap((attempt) => {
    const theirs = able.flatMap(({ at }) => {
      const path = attempt.paths[at];
      return path ? [path] : [];
    });
    const known = Math.min(origin, attempt.origin + given.horizon);
    return theirs.length === able.length
      ? [{ paths: theirs, actual: given.series.slice(attempt.origin, known) }]
      : [];
  });
  const weights = combinationWeights(
    able.map(({ candidate }) => candidate.prior(history)),
    evidence,
    given.loss,
  );
  return {
    values: Array.from({ length: given.horizon }, (_, i) =>
      Math.max(
        0,
        able.reduce((sum, { path }, j) => sum + (weights[j] ?? 0) * (path[i] ?? 0), 0),
      ),
    ),
    weights: able.map(({ candidate }, i) => ({ name: candidate.name, weight: weights[i] ?? 0 })),
  };
}

/** Mostly without sales, even over whole weeks: there the least absolute error would be a forecast of nothing. */
function isIntermittent(series: readonly number[], { year, season }: Rhythm): boolean {
  const last = series.slice(-year);
  let empty = 0;
  let blocks = 0;
  for (let i = 0; i + season <= last.length; i += season) {
    blocks += 1;
    if (last.slice(i, i + season).every((value) => value === 0)) empty += 1;
  }
  return empty * 2 >= blocks;
}
