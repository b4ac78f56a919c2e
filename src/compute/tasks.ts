import { forecastSeries, type Granularity } from "../analytics/forecast/forecast.ts";

/** The methods that may take long, by name. Inputs and results are data: they cross into a thread and back. */
export const tasks = {
  forecast: (input: { series: readonly number[]; horizon: number; granularity: Granularity }) =>
    forecastSeries(input.series, input.horizon, input.granularity),
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
