import { type BacktestPath, wapeOf } from "./backtest.ts";
import { candidatesFor } from "./candidates.ts";
import { combine, type Weight } from "./combine.ts";
import { type ForecastPoint, withIntervals } from "./intervals.ts";
import { candidatesByDays, type MonthDays } from "./month-days.ts";
import { tameOutliers } from "./outliers.ts";
import { backtestCoverage, periodErrors, totalErrors } from "./past-errors.ts";
import type { RefusedForecast } from "./refusal.ts";
import { type Granularity, RHYTHMS } from "./rhythms.ts";
import { mean, sum } from "./sums.ts";

export type { RefusedForecast } from "./refusal.ts";
export type { Granularity } from "./rhythms.ts";

export interface SeriesForecast {
  kind: "forecast";
  /** Per period ahead, with 80 and 95 % intervals; never below 0. */
  points: ForecastPoint[];
  /** Sum over the horizon, from `sumFrom` on, with its 80 % interval. */
  total: { value: number; low80: number; high80: number };
  /** Sum of the same periods a year before; undefined where the history does not reach. */
  yearBefore: number | undefined;
  backtest: { wape: number | undefined; origins: number; horizon: number; coverage80: number | undefined };
  weights: Weight[];
}

export interface ForecastOptions {
  /** No value or interval goes beyond it, such as 1 for a rate. */
  max?: number;
  /** The days behind a series of months that adds up: the calendar then gives each month its weekdays. */
  days?: MonthDays;
  /** Periods ahead that the total passes over: "the first quarter" begins when it begins. 0 if left out. */
  sumFrom?: number;
}

/** A series to forecast, as plain data: it crosses into a thread. */
export interface SeriesTask extends Pick<ForecastOptions, "days" | "sumFrom"> {
  series: readonly number[];
  horizon: number;
  granularity: Granularity;
  /** A share of something, which can't be above 1. */
  isShare?: boolean;
}

/** Periods of history without which nothing is said. */
const HISTORY_MIN: Record<Granularity, number> = { day: 56, week: 12, month: 6 };
/** Whatever the history, further ahead nobody should plan by it. */
const HORIZON_MAX: Record<Granularity, number> = { day: 366, week: 78, month: 18 };

/**
 * Continues a series of complete periods by the combination that its own backtest favours, with intervals
 * from the errors of that combination, made anew at each of the latest origins from what was known then.
 *
 * @param series oldest first, gaps filled, values at least 0.
 * @returns a refusal where the history is too short for anything, all 0, or too short for this horizon: half of
 * the history until there is a year and a quarter, after that three quarters of it.
 */
export function forecastSeries(
  series: readonly number[],
  horizon: number,
  granularity: Granularity,
  { max = Number.POSITIVE_INFINITY, days, sumFrom = 0 }: ForecastOptions = {},
): SeriesForecast | RefusedForecast {
  const longest = longestHorizon(series, granularity);
  if (series.length >= HISTORY_MIN[granularity] && longest === 0)
    return { kind: "refused", reason: "all_zero", longest };
  if (longest === 0) return { kind: "refused", reason: "too_short", longest };
  if (horizon > longest) return { kind: "refused", reason: "too_far", longest };

  const rhythm = RHYTHMS[granularity];
  // In units of their own level, so that cents and euros give the same forecast.
  const unit = mean(series.slice(-rhythm.year).map(Math.abs)) || mean(series.map(Math.abs));
  const scaled = series.map((value) => value / unit);
  const candidates =
    days && granularity === "month"
      ? candidatesByDays({ ...days, values: days.values.map((value) => value / unit) }, series.length)
      : candidatesFor(rhythm);
  const combined = combine(tameOutliers(scaled, rhythm), horizon, { rhythm, candidates });
  if (!combined) return { kind: "refused", reason: "too_short", longest: 0 };

  const past = combined.past.map((path) => ({
    ...path,
    actual: scaled.slice(path.origin, path.origin + horizon),
  }));
  const level = 1;
  const model = periodErrors(scaled, past, { horizon, rhythm, level });
  const points = withIntervals(combined.values, model, { level, max: max / unit });
  const value = sum(points.slice(sumFrom).map((point) => point.value));
  const summed = horizon - sumFrom;
  const seen = sumFrom === 0 ? past : past.map((path) => pathFrom(path, sumFrom));
  const later = { ...model, spreads: model.spreads.slice(sumFrom) };
  const [total] = withIntervals([value], totalErrors(seen, later, { horizon: summed, rhythm, level }), {
    level: level * summed,
    max: (max / unit) * summed,
  });
  return {
    kind: "forecast",
    points: points.map((point) => ({
      value: point.value * unit,
      low80: point.low80 * unit,
      high80: point.high80 * unit,
      low95: point.low95 * unit,
      high95: point.high95 * unit,
    })),
    total: {
      value: value * unit,
      low80: (total?.low80 ?? 0) * unit,
      high80: (total?.high80 ?? value) * unit,
    },
    yearBefore: yearBefore(series, { sumFrom, horizon }, rhythm.year),
    backtest: {
      wape: wapeOf(past),
      origins: past.length,
      horizon: Math.max(0, ...past.map((path) => path.actual.length)),
      coverage80: backtestCoverage(scaled, past, { horizon, rhythm, level }),
    },
    weights: combined.weights,
  };
}

/** Periods ahead that a history can carry; 0 where it carries none. */
export function longestHorizon(series: readonly number[], granularity: Granularity): number {
  if (series.length < HISTORY_MIN[granularity] || series.every((value) => value === 0)) return 0;
  const share = series.length >= RHYTHMS[granularity].year + RHYTHMS[granularity].recent ? 0.75 : 0.5;
  return Math.min(HORIZON_MAX[granularity], Math.floor(series.length * share));
}

/** A past forecast without its first periods. */
function pathFrom(path: BacktestPath, from: number): BacktestPath {
  return { ...path, forecast: path.forecast.slice(from), actual: path.actual.slice(from) };
}

function yearBefore(
  series: readonly number[],
  { sumFrom, horizon }: { sumFrom: number; horizon: number },
  year: number,
): number | undefined {
  const start = series.length - year;
  return start >= 0 && horizon <= year ? sum(series.slice(start + sumFrom, start + horizon)) : undefined;
}
