import type { Block } from "@slack/types";
import type { Chart } from "../../present/report.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "./escape.ts";

type ChartBlock = Block & Record<string, unknown>;

/**
 * Slack's native chart; undefined where it can't carry this one: it knows no interval, no gap, no heatmap, no more
 * than twenty points, and no stacked bars.
 */
export function chartBlock(chart: Chart): ChartBlock | undefined {
  const fitting = [chart, chart.compact].find((one) => one !== undefined && isCarried(one));
  if (!fitting) return undefined;
  return {
    type: "data_visualization",
    title: cut(fitting.title, LIMITS.chart.title),
    chart: fitting.kind === "pie" ? pie(fitting) : axes(fitting),
  };
}

function isCarried({ kind, categories, series, band }: Chart): boolean {
  if (band || kind === "heatmap" || kind === "stacked_bar") return false;
  if (categories.length === 0 || categories.length > LIMITS.chart.points) return false;
  if (series.length === 0 || series.length > LIMITS.chart.series) return false;
  const values = series.flatMap((one) => one.values);
  if (values.some((value) => value === null)) return false;
  const names = [...new Set(labels(categories))];
  if (names.length < categories.length || names.includes("")) return false;
  return (
    kind !== "pie" || (categories.length <= LIMITS.chart.series && values.every((value) => Number(value) > 0))
  );
}

function pie({ categories, series, unit }: Chart) {
  return {
    type: "pie",
    segments: labels(categories).map((label, index) => ({
      label,
      value: shownValue(series[0]?.values[index] ?? 0, unit),
    })),
  };
}

function axes({ kind, categories, series, unit, xLabel, yLabel }: Chart) {
  const names = labels(categories);
  return {
    type: kind,
    series: series.map(({ name, values }) => ({
      name: cut(name, LIMITS.chart.label),
      data: names.map((label, index) => ({ label, value: shownValue(values[index] ?? 0, unit) })),
    })),
    axis_config: {
      categories: names,
      x_label: cut(xLabel, LIMITS.chart.axis),
      y_label: cut(yLabel, LIMITS.chart.axis),
    },
  };
}

function labels(categories: readonly string[]): string[] {
  return categories.map((name) => cut(name, LIMITS.chart.label));
}

/** The chart has no format of its own: money in whole units, shares in percent, as its label says. */
function shownValue(value: number, { kind }: Chart["unit"]): number {
  const scale = kind === "money" ? 0.01 : kind === "share" || kind === "change" ? 100 : 1;
  return Math.round(value * scale * 100) / 100;
}
