import type { SeasonWindows } from "../analytics/churn/churn-windows.ts";
import { type ChurnFit, fitChurn } from "../analytics/churn/fit-churn.ts";
import type { StandingColumns } from "../analytics/churn/standing.ts";
import { forecastSeries, type SeriesTask } from "../analytics/forecast/forecast.ts";
import { findBundles } from "../analytics/recommend/bundles.ts";
import type { Baskets } from "../analytics/recommend/count-pairs.ts";
import { fitItemModel, type ItemModelInput } from "../analytics/recommend/fit-item-model.ts";
import type { Features } from "../analytics/segments/features.ts";
import { fitSegments } from "../analytics/segments/fit-segments.ts";
import type { SegmentModels } from "../analytics/segments/model.ts";
import { fitAndJudgeValue, type ValueTask } from "./fit-and-judge-value.ts";
import { observedOf, standingsOf } from "./standing-columns.ts";

/** The methods that may take long, by name. Inputs and results are data: they cross into a thread and back. */
export const tasks = {
  churn: ({ now, past, season, ...days }: ChurnTask): ChurnFit =>
    fitChurn({
      ...days,
      now: standingsOf(now),
      past: past.map(observedOf),
      season: season && {
        lastYear: observedWindow(season.lastYear),
        checks: season.checks.map(({ thisYear, lastYear }) => ({
          thisYear: observedWindow(thisYear),
          lastYear: observedWindow(lastYear),
        })),
      },
    }),
  value: (task: ValueTask) => fitAndJudgeValue(task),
  segments: ({ customers, ...options }: SegmentsTask) => fitSegments(customers, options),
  bundles: (baskets: Baskets) => findBundles(baskets),
  items: (input: ItemModelInput) => fitItemModel(input),
  forecast: (asked: SeriesTask) => forecastOf(asked),
  forecasts: (all: readonly SeriesTask[]) => all.map(forecastOf),
} as const;

export interface ChurnTask {
  horizonDays: number;
  judgedDays: number;
  now: StandingColumns;
  /** The latest first. */
  past: readonly StandingColumns[];
  season: SeasonWindows<StandingWindow> | undefined;
}

/** Customers of a past day with what they did in the `daysAhead`. */
export interface StandingWindow {
  columns: StandingColumns;
  daysAhead: number;
}

/** Made anew each time it is asked for: a season has up to nine windows, and never needs all at once. */
const observedWindow = ({ columns, daysAhead }: StandingWindow) => ({
  daysAhead,
  get customers() {
    return observedOf(columns);
  },
});

function forecastOf({ series, horizon, granularity, isShare, ...options }: SeriesTask) {
  return forecastSeries(series, horizon, granularity, { ...options, ...(isShare && { max: 1 }) });
}

export interface SegmentsTask {
  customers: readonly Features[];
  seed: number;
  previous?: SegmentModels | undefined;
}

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;

/**
 * Raised when a task gives another result for the same input: fits that were kept from before are then passed over,
 * and model runs say by which method they were made. A test notices a change that was not counted.
 */
export const TASK_VERSIONS: Record<TaskName, number> = {
  churn: 2,
  value: 1,
  segments: 1,
  bundles: 1,
  items: 1,
  forecast: 1,
  forecasts: 1,
};
