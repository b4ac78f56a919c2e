import type { Candidate } from "./candidates.ts";

/** One forecast made as if the series had ended at an origin, beside what followed. */
export interface BacktestPath {
  origin: number;
  forecast: readonly number[];
  actual: readonly number[];
}

/**
 * Rolling-origin evaluation (Tashman, Out-of-sample tests of forecasting accuracy, International Journal of
 * Forecasting 16, 2000): what a candidate would have forecast at each origin, from what was known then.
 *
 * @returns the paths of the origins that the candidate can serve, each as long as the horizon or what followed.
 */
export function backtest(
  candidate: Candidate,
  series: readonly number[],
  origins: readonly number[],
  horizon: number,
): BacktestPath[] {
  return origins.flatMap((origin) => {
    const actual = series.slice(origin, origin + horizon);
    const forecast = candidate.continue(series.slice(0, origin), actual.length);
    return forecast ? [{ origin, forecast, actual }] : [];
  });
}

/** The latest origins, `step` apart, at which at least `ahead` values had followed; newest first. */
export function originsOf(
  length: number,
  options: { from: number; ahead: number; step: number; most: number },
): number[] {
  const origins: number[] = [];
  for (let origin = length - options.ahead; origin >= options.from; origin -= options.step) {
    origins.push(origin);
    if (origins.length === options.most) break;
  }
  return origins;
}

/** Sum of absolute errors over sum of actual values; undefined where the latter is 0. */
export function wapeOf(paths: readonly BacktestPath[]): number | undefined {
  let errors = 0;
  let actuals = 0;
  for (const { forecast, actual } of paths) {
    for (const [i, value] of actual.entries()) {
      errors += Math.abs(value - (forecast[i] ?? 0));
      actuals += Math.abs(value);
    }
  }
  return actuals > 0 ? errors / actuals : undefined;
}
