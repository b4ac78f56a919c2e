import type { Block } from "@slack/types";
import { LIMITS } from "../limits.ts";
import { cut } from "./escape.ts";
import type { Chart } from "./reply.ts";

/** Slack's native line chart: exactly one point per category in each series, categories unique. */
export function chartBlock(chart: Chart): Block & Record<string, unknown> {
  const categories = chart.categories
    .slice(0, LIMITS.chart.points)
    .map((name) => cut(name, LIMITS.chart.label));
  return {
    type: "data_visualization",
    title: cut(chart.title, LIMITS.chart.title),
    chart: {
      type: "line",
      series: chart.series.map(({ name, values }) => ({
        name: cut(name, LIMITS.chart.label),
        data: categories.map((label, index) => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: {
        categories,
        x_label: cut(chart.xLabel, LIMITS.chart.axis),
        y_label: cut(chart.yLabel, LIMITS.chart.axis),
      },
    },
  };
}
