import { type BacktestPath, originsOf, wapeOf } from "./backtest.ts";
import { RHYTHMS, type Rhythm } from "./candidates.ts";
import { combine, type Weight } from "./combine.ts";

export type Granularity = keyof typeof RHYTHMS;

export interface SeriesForecast {
  kind: "forecast";
  /** Per period ahead, with 80 and 95 % intervals; never below 0. */
  points: { value: number; low80: number; high80: number; low95: number; high95: number }[];
  /** Sum over the horizon with its 80 % interval. */
  total: { value: number; low80: number; high80: number };
  /** Same periods a year before; undefined where the history does not reach. */
  yearBefore: number | undefined;
  backtest: { wape: number | undefined; origins: number; horizon: number; coverage80: number | undefined };
  weights: Weight[];
}

export interface RefusedForecast {
  kind: "refused";
  reason: "too_short" | "too_far";
  /** Periods ahead that the history can carry; 0 = none yet. */
  longest: number;
}

/** Periods of history without which nothing is said. */
const HISTORY_MIN: Record<Granularity, number> = { day: 56, week: 12, month: 6 };
/** Whatever the history, further ahead nobody should plan by it. */
const HORIZON_MAX: Record<Granularity, number> = { day: 366, week: 78, month: 18 };
const ORIGINS_MAX = 12;
const RESIDUALS_MIN = 8;

/**
 * Continues a series of complete periods, with intervals from the errors of its own backtest: the same
 * combination, made anew at each of the latest origins from what was known then.
 *
 * @param series oldest first, gaps filled, values at least 0.
 * @returns a refusal where the history is too short for anything, or for this horizon: half of the history
 * until there is a year, after that three quarters of it.
 */
export function forecastSeries(
  series: readonly number[],
  horizon: number,
  granularity: Granularity,
): SeriesForecast | RefusedForecast {
  const longest = longestHorizon(series, granularity);
  if (horizon > longest) return { kind: "refused", reason: longest === 0 ? "too_short" : "too_far", longest };
  const rhythm = RHYTHMS[granularity];
  const combined = combine(series, horizon, rhythm);
  if (!combined) return { kind: "refused", reason: "too_short", longest: 0 };

  const paths = backtestCombination(series, horizon, granularity, rhythm);
  const errors = relativeErrors(paths);
  const points = combined.values.map((value, i) => {
    const [half80, half95] = [0.8, 0.95].map(
      (share) => value * quantile(errors, share) * widening(i, horizon),
    );
    const [w80 = 0, w95 = 0] = [half80, half95];
    return {
      value,
      low80: Math.max(0, value - w80),
      high80: value + w80,
      low95: Math.max(0, value - w95),
      high95: value + w95,
    };
  });
  const value = combined.values.reduce((sum, one) => sum + one, 0);
  const half = value * quantile(totalErrors(paths), 0.8);
  const yearStart = series.length - rhythm.year;
  const sameYearBefore = series.slice(yearStart, yearStart + horizon);
  return {
    kind: "forecast",
    points,
    total: { value, low80: Math.max(0, value - half), high80: value + half },
    yearBefore:
      yearStart >= 0 && sameYearBefore.length === horizon && horizon <= rhythm.year
        ? sameYearBefore.reduce((sum, one) => sum + one, 0)
        : undefined,
    backtest: {
      wape: wapeOf(paths),
      origins: paths.length,
      horizon: Math.max(0, ...paths.map((path) => path.actual.length)),
      coverage80: coverage(paths),
    },
    weights: combined.weights,
  };
}

export function longestHorizon(series: readonly number[], granularity: Granularity): number {
  if (series.length < HISTORY_MIN[granularity] || series.every((value) => value === 0)) return 0;
  const share = series.length >= RHYTHMS[granularity].year + RHYTHMS[granularity].recent ? 0.75 : 0.5;
  return Math.min(HORIZON_MAX[granularity], Math.floor(series.length * share));
}

function backtestCombination(
  series: readonly number[],
  horizon: number,
  granularity: Granularity,
  rhythm: Rhythm,
): BacktestPath[] {
  const from = Math.max(rhythm.memory * 2, Math.min(HISTORY_MIN[granularity], Math.floor(series.length / 2)));
  const ahead = Math.min(horizon, Math.max(1, Math.floor((series.length - from) / 3)));
  const step = Math.max(rhythm.season, Math.ceil(ahead / 4 / rhythm.season) * rhythm.season);
  const origins = originsOf(series.length, { from, ahead, step, most: ORIGINS_MAX });
  return origins.flatMap((origin) => {
    const combined = combine(series.slice(0, origin), ahead, rhythm);
    return combined
      ? [{ origin, forecast: combined.values, actual: series.slice(origin, origin + ahead) }]
      : [];
  });
}

/** Errors relative to the forecast, sorted; with too few of them a wide guess takes their place. */
function relativeErrors(paths: readonly BacktestPath[]): number[] {
  const errors = paths.flatMap(({ forecast, actual }) =>
    actual.map((value, i) => relative(value, forecast[i] ?? 0)),
  );
  return sorted(errors.length >= RESIDUALS_MIN ? errors : [...errors, 0.2, 0.4, 0.6, 0.8, 1]);
}

function totalErrors(paths: readonly BacktestPath[]): number[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const errors = paths.map(({ forecast, actual }) => relative(sum(actual), sum(forecast)));
  return sorted(errors.length >= 4 ? errors : [...errors, 0.2, 0.4, 0.6]);
}

const relative = (actual: number, forecast: number) =>
  forecast > 0 ? Math.min(ERROR_MAX, Math.abs(actual - forecast) / forecast) : actual > 0 ? 1 : 0;
const ERROR_MAX = 3;

/** Errors grow with the distance; pooled over the horizon they are those of its middle. */
function widening(i: number, horizon: number): number {
  return horizon === 1 ? 1 : Math.sqrt((2 * (i + 1)) / (horizon + 1)) ** 0.5;
}

const sorted = (values: readonly number[]) => [...values].sort((one, other) => one - other);

/** Quantile of sorted values with the finite-sample correction of conformal prediction. */
function quantile(values: readonly number[], share: number): number {
  const rank = Math.min(values.length - 1, Math.ceil((values.length + 1) * share) - 1);
  return values[Math.max(0, rank)] ?? 0;
}

/** Share of the actuals inside intervals made from the other origins' errors: an origin's own would flatter it. */
function coverage(paths: readonly BacktestPath[]): number | undefined {
  if (paths.length < 2) return undefined;
  const hits = paths.flatMap(({ forecast, actual }, origin) => {
    const half = quantile(relativeErrors(paths.toSpliced(origin, 1)), 0.8);
    return actual.map((value, i) => relative(value, forecast[i] ?? 0) <= half * widening(i, actual.length));
  });
  return hits.length === 0 ? undefined : hits.filter(Boolean).length / hits.length;
}
