import { formatDay } from "../../present/format.ts";
import type { MetricForecast } from "../../tools/forecast-metrics.ts";
import { LIMITS } from "../limits.ts";
import type { Chart } from "./reply.ts";

type Forecast = Extract<MetricForecast, { kind: "forecast" }>;
type Point = { start: string; value: number; low80: number; high80: number };

/** Most points ahead, so that some history stays in sight. */
const AHEAD = 13;

/**
 * History and forecast as one line with its 80 % band. Slack's chart takes 20 points and no gaps: long series
 * are joined into equal groups of periods, and over the history the band lies on the line.
 */
export function forecastChart(forecast: Forecast, name: string): Chart {
  const group = Math.max(1, Math.ceil(forecast.forecast.length / AHEAD));
  const sums = forecast.total !== null;
  const join = (points: readonly Point[]) => joinPoints(points, sums);
  // Whole groups only: a short last one would look like a fall.
  const ahead = groupsOf(forecast.forecast, group).map(join);
  const room = LIMITS.chart.points - ahead.length;
  const past = lastGroups(
    forecast.history.map((point) => ({ ...point, low80: point.value, high80: point.value })),
    { group, most: room },
  ).map(join);
  const points = [...past, ...ahead];
  const scale = SCALES[forecast.unit];
  const values = (read: (point: Point) => number) => points.map((point) => round(read(point) / scale));
  const each = group === 1 ? forecast.granularity : `${group} ${forecast.granularity}s`;
  return {
    title: `${name} by ${each}`,
    categories: points.map(({ start }, index) => categoryName(start, index >= past.length)),
    series: [
      { name: "Actual and expected", values: values((point) => point.value) },
      { name: "Low (80%)", values: values((point) => point.low80) },
      { name: "High (80%)", values: values((point) => point.high80) },
    ],
    xLabel: "First day of the period; › = forecast",
    yLabel: { cents: forecast.provenance.currency, count: name, share: `${name} in %` }[forecast.unit],
  };
}

/** By what values are divided to be shown: money in whole units, shares in percent. */
const SCALES = { cents: 100, count: 1, share: 0.01 } as const;

function categoryName(start: string, isForecast: boolean): string {
  return `${isForecast ? "› " : ""}${formatDay(start)}`;
}

/** Bounds of a sum are summed too, which is wider than the true band, never narrower. */
function joinPoints(points: readonly Point[], sums: boolean): Point {
  const total = (read: (point: Point) => number) =>
    points.reduce((sum, point) => sum + read(point), 0) / (sums ? 1 : points.length);
  return {
    start: points[0]?.start ?? "",
    value: total((point) => point.value),
    low80: total((point) => point.low80),
    high80: total((point) => point.high80),
  };
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.floor(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The newest whole groups, counted back from the end. */
function lastGroups<T>(items: readonly T[], { group, most }: { group: number; most: number }): T[][] {
  const groups = Math.min(most, Math.floor(items.length / group));
  return groupsOf(items.slice(items.length - groups * group), group);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
