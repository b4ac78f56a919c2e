import type { BacktestPath } from "./backtest.ts";
import { type ErrorModel, errorModel, relativeError } from "./intervals.ts";
import type { Rhythm } from "./rhythms.ts";
import { mean, sum } from "./sums.ts";

/** Backtest origins that weigh as much as the spread guessed from the series itself. */
const GUESS_WORTH = 4;
/** So many neighbouring origins are worth one. */
const ORIGINS_ALIKE = 3;
/** By how much of its square the spread grows with each short season ahead, where errors don't tell. */
const GROWTH = 0.05;
/** How alike the errors of two weeks or months of one path are taken to be, for the spread of a sum; days less. */
const LIKENESS = 0.4;

/** The errors of single periods ahead, from the backtest of the same combination. */
export function periodErrors(
  series: readonly number[],
  past: readonly BacktestPath[],
  { horizon, rhythm, level }: { horizon: number; rhythm: Rhythm; level: number },
): ErrorModel {
  const bySteps = Array.from({ length: horizon }, (_, step) =>
    past.flatMap(({ forecast, actual }) => {
      const value = actual[step];
      return value === undefined ? [] : [relativeError(value, forecast[step] ?? 0, level)];
    }),
  );
  const growthAt = (step: number) => 1 + GROWTH * Math.floor(step / rhythm.season);
  // Brought to one step ahead, so that all of them tell one spread.
  const squares = bySteps.flatMap((errors, step) => errors.map((error) => error ** 2 / growthAt(step)));
  const guess = guessedSpread(series, rhythm, level) ** 2;
  const first = (past.length * mean(squares) + GUESS_WORTH * guess) / (past.length + GUESS_WORTH);
  return errorModel({
    bySteps,
    // Origins lie close together, so that their errors at one step repeat one another.
    worth: bySteps.map((errors) => errors.length / ORIGINS_ALIKE),
    expected: bySteps.map((_, step) => Math.sqrt(first * growthAt(step))),
    observations: periodsSeen(past),
    degrees: past.length,
  });
}

/** The errors of the sum over the horizon; paths count that have seen at least half of it. */
export function totalErrors(
  past: readonly BacktestPath[],
  periods: ErrorModel,
  { horizon, rhythm, level }: { horizon: number; rhythm: Rhythm; level: number },
): ErrorModel {
  const likeness = LIKENESS / Math.sqrt(rhythm.season);
  const errors = past
    .filter(({ actual }) => actual.length * 2 >= horizon)
    .map(({ forecast, actual }) =>
      relativeError(sum(actual), sum(forecast.slice(0, actual.length)), level * actual.length),
    );
  const spread = mean(periods.spreads);
  return errorModel({
    bySteps: [errors],
    worth: [errors.length / ORIGINS_ALIKE],
    expected: [spread * Math.sqrt((1 + likeness * (horizon - 1)) / horizon)],
    observations: periodsSeen(past) / horizon,
    degrees: past.length,
  });
}

/** Share of the actuals inside 80 % intervals made from the other origins' errors: an origin's own would flatter it. */
export function backtestCoverage(
  series: readonly number[],
  past: readonly BacktestPath[],
  given: { horizon: number; rhythm: Rhythm; level: number },
): number | undefined {
  if (past.length < 2) return undefined;
  const hits = past.flatMap(({ forecast, actual }, origin) => {
    const { spreads, low80, high80 } = periodErrors(series, past.toSpliced(origin, 1), given);
    return actual.map((value, step) => {
      const error =
        relativeError(value, forecast[step] ?? 0, given.level) / Math.max(spreads[step] ?? 0, 1e-12);
      return error >= low80 - 1e-9 && error <= high80 + 1e-9;
    });
  });
  return hits.length === 0 ? undefined : hits.filter(Boolean).length / hits.length;
}

const ERROR_MAX = 3;

/** Root mean square of the relative distance to the mean of the values before, in the same place of the season. */
function guessedSpread(series: readonly number[], { season, memory }: Rhythm, level: number): number {
  const back = Math.max(2, Math.floor(memory / season));
  const errors = series.slice(back * season).map((value, i) => {
    const before = Array.from({ length: back }, (_, k) => series[i + k * season] ?? 0);
    return Math.max(-ERROR_MAX, Math.min(ERROR_MAX, relativeError(value, mean(before), level)));
  });
  return Math.sqrt(mean(errors.map((error) => error ** 2)));
}

function periodsSeen(past: readonly BacktestPath[]): number {
  const [newest, oldest] = [past[0], past.at(-1)];
  return newest && oldest ? newest.origin + newest.actual.length - oldest.origin : 0;
}
