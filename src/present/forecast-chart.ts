import type { MetricForecast } from "../tools/forecast-metrics.ts";
import { formatPeriodStart } from "./format.ts";
import type { Chart } from "./report.ts";

type Forecast = Extract<MetricForecast, { kind: "forecast" }>;
type Point = { start: string; value: number; low80: number; high80: number };

/** Most points ahead in the small chart, so that some history stays in sight. */
const AHEAD = 13;
const COMPACT_POINTS = 20;

/** History and forecast with its 80 % band; and the same within twenty points, for Slack's own chart. */
export function forecastChart(forecast: Forecast, name: string): Chart {
  const { history, forecast: ahead, granularity } = forecast;
  const points = [...history, ...ahead];
  const gap = history.map(() => null);
  // The lines meet in the last actual value.
  const joint = history.length > 0 ? [...gap.slice(1), history.at(-1)?.value ?? null] : [];
  const after = (read: (point: Point) => number) => [...joint, ...ahead.map(read)];
  return {
    kind: "line",
    title: `${name} by ${granularity}`,
    categories: points.map(({ start }) => formatPeriodStart(start, granularity)),
    series: [
      { name: "Actual", values: [...history.map(({ value }) => value), ...ahead.map(() => null)] },
      { name: "Expected", values: after(({ value }) => value) },
    ],
    band: { name: "80 % interval", low: after(({ low80 }) => low80), high: after(({ high80 }) => high80) },
    ...labelsOf(forecast, name),
    compact: compactChart(forecast, name),
  };
}

/**
 * One line with its band as two more. Twenty points and no gaps: long series are joined into equal groups of
 * periods, and over the history the band lies on the line.
 */
function compactChart(forecast: Forecast, name: string): Chart {
  const group = Math.max(1, Math.ceil(forecast.forecast.length / AHEAD));
  const sums = forecast.total !== null;
  const join = (points: readonly Point[]) => joinPoints(points, sums);
  // Whole groups only: a short last one would look like a fall.
  const ahead = groupsOf(forecast.forecast, group).map(join);
  const past = lastGroups(
    forecast.history.map((point) => ({ ...point, low80: point.value, high80: point.value })),
    { group, most: COMPACT_POINTS - ahead.length },
  ).map(join);
  const points = [...past, ...ahead];
  const each = group === 1 ? forecast.granularity : `${group} ${forecast.granularity}s`;
  return {
    kind: "line",
    title: `${name} by ${each}`,
    categories: points.map(({ start }, index) => `${index >= past.length ? "› " : ""}${shortDay(start)}`),
    series: [
      { name: "Actual and expected", values: points.map((point) => point.value) },
      { name: "Low (80%)", values: points.map((point) => point.low80) },
      { name: "High (80%)", values: points.map((point) => point.high80) },
    ],
    ...labelsOf(forecast, name),
    xLabel: "First day of the period; › = forecast",
  };
}

function labelsOf({ unit, provenance: { currency } }: Forecast, name: string) {
  const units = {
    cents: { kind: "money", currency, digits: 0 },
    count: { kind: "count" },
    share: { kind: "share" },
  } as const;
  return {
    unit: units[unit],
    xLabel: "",
    yLabel: { cents: currency, count: name, share: `${name} in %` }[unit],
  };
}

const shortDay = (day: string) => formatPeriodStart(day, "day");

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
