import { type BlendFit, fitBlend, forecastBlend, retraceBlend } from "../smoothing/blend.ts";
import {
  type ErrorModel,
  errorModel,
  type ForecastPoint,
  relativeError,
  withIntervals,
} from "./intervals.ts";
import type { RefusedForecast } from "./refusal.ts";
import { mean } from "./sums.ts";

export interface GenericForecast {
  kind: "forecast";
  /** Per period ahead, with 80 and 95 % intervals; never below 0. */
  points: ForecastPoint[];
}

/** Values without which nothing is said, beside two whole seasons for a season. */
const HISTORY_MIN = 6;

/**
 * Continues any series of values at least 0, of any period, by the mean of Theta and exponential smoothing.
 * For shops' own days, weeks and months see `forecastSeries`, which knows weekdays and last year.
 *
 * @param values oldest first, without gaps.
 * @param period positions in a season, such as 12 for months; 1 without one.
 * @returns a refusal where the history is too short, all 0, or carries less than the horizon: the half of it,
 * or one season where that is there twice.
 */
export function forecastGeneric(
  values: readonly number[],
  period: number,
  horizon: number,
  { max = Number.POSITIVE_INFINITY }: { max?: number } = {},
): GenericForecast | RefusedForecast {
  if (values.length < HISTORY_MIN) return { kind: "refused", reason: "too_short", longest: 0 };
  if (values.every((value) => value === 0)) return { kind: "refused", reason: "all_zero", longest: 0 };
  const longest = Math.max(Math.floor(values.length / 2), values.length >= 2 * period ? period : 0);
  if (horizon > longest) return { kind: "refused", reason: "too_far", longest };

  // In units of their own level, so that cents and euros give the same forecast.
  const level = mean(values.map(Math.abs));
  const scaled = values.map((value) => value / level);
  const fit = fitBlend(scaled, period);
  const model = errorsOf(scaled, fit, { period, horizon });
  const points = withIntervals(forecastBlend(fit, horizon), model, { level: 1, max: max / level });
  return {
    kind: "forecast",
    points: points.map(({ value, low80, high80, low95, high95 }) => ({
      value: value * level,
      low80: low80 * level,
      high80: high80 * level,
      low95: low95 * level,
      high95: high95 * level,
    })),
  };
}

/** Seasonal states are estimated too, but they share what little a season leaves open. */
const SEASON_PARAMETERS = 6;
const PARAMETERS = 3;

/**
 * The errors that the fit would have made within the series at each step ahead, widened for the parameters
 * that have seen them. At steps with few of them: the growth of a level's uncertainty (Hyndman et al.,
 * Forecasting with Exponential Smoothing, 2008, table 6.1, class 1).
 */
function errorsOf(
  values: readonly number[],
  fit: BlendFit,
  { period, horizon }: { period: number; horizon: number },
): ErrorModel {
  const n = values.length;
  const from = Math.max(2, Math.min(period, Math.floor(n / 4)));
  const parameters = PARAMETERS + (period > 1 ? Math.min(period, SEASON_PARAMETERS) : 0);
  const degrees = Math.max(1, n - parameters);
  const optimism = Math.sqrt(n / degrees);
  const paths = retraceBlend(values, fit, { horizon, from });
  const bySteps = Array.from({ length: horizon }, (_, step) =>
    paths
      .slice(0, Math.max(0, n - from - step))
      .map((path, i) => optimism * relativeError(values[from + i + step] ?? 0, path[step] ?? 0, 1)),
  );
  const first = bySteps[0] ?? [];
  const square = first.reduce((sum, error) => sum + error ** 2, 0) / Math.max(1, first.length);
  const alpha =
    (fit.theta.alpha +
      fit.ets.reduce((sum, { fit: { weights }, weight }) => sum + weight * weights.alpha, 0)) /
    (fit.ets.length > 0 ? 2 : 1);
  return errorModel({
    bySteps,
    worth: bySteps.map((errors, step) => errors.length / (step + 1)),
    expected: bySteps.map((_, step) => Math.sqrt(square * (1 + step * alpha ** 2))),
    // Errors of overlapping paths repeat one another: only disjoint horizons count.
    observations: first.length / horizon,
    degrees,
  });
}
