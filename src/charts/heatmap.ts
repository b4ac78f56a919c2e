import type { Chart } from "../present/report.ts";
import { axisText, namesAxis } from "./axes.ts";
import { type Drawing, FONT, frame, gridFrom, INK, MUTED, PAPER, SIZE } from "./theme.ts";

const NAME_CHARACTERS = 22;
const ROW_HEIGHT = 28;
const HEIGHT_MAX = 1_200;
/** A cell narrower than its number has none. */
const LABELLED_COLUMNS = 14;
const SEQUENTIAL = ["#eef6f3", "#a9d3c5", "#4f9f8a", "#1d6f5f", "#0d3f36"];
const DIVERGING = ["#a3400a", "#f0b48a", "#f7f7f5", "#9cb8e8", "#234a9c"];

/** Rows (series) by columns (categories), the value as colour and, where it fits, in words. */
export function heatmap(chart: Chart): Drawing {
  const { series, categories } = chart;
  const { top, option } = frame(chart, []);
  const { low, high, isCapped } = scaleOf(chart);
  const text = axisText(chart);
  const isDark = (value: number) => darkness(value, low, high, chart) > 0.55;
  const cells = series.flatMap(({ values }, row) =>
    categories.flatMap((_, column) => {
      const value = values[column] ?? null;
      if (value === null) return [];
      return [
        {
          value: [column, row, Math.min(high, Math.max(low, value)), value],
          label: { color: isDark(value) ? PAPER : INK },
        },
      ];
    }),
  );
  return {
    width: SIZE.width,
    height: Math.round(Math.min(HEIGHT_MAX, Math.max(SIZE.height, top + 80 + series.length * ROW_HEIGHT))),
    option: {
      ...option,
      grid: {
        ...gridFrom(top),
        right: 24 + 96,
        outerBounds: { ...gridFrom(top).outerBounds, right: 24 + 96 },
      },
      xAxis: { ...namesAxis(categories, chart.xLabel, { characters: 14 }), axisLine: { show: false } },
      yAxis: {
        ...namesAxis(
          series.map(({ name }) => name),
          chart.yLabel,
          { characters: NAME_CHARACTERS },
        ),
        inverse: true,
        axisLine: { show: false },
      },
      visualMap: {
        min: low,
        max: high,
        dimension: 2,
        calculable: false,
        orient: "vertical",
        right: 12,
        top: "middle",
        itemHeight: 200,
        text: [`${text(high)}${isCapped ? " or more" : ""}`, text(low)],
        textStyle: { fontFamily: FONT, fontSize: 13, color: MUTED },
        inRange: { color: chart.unit.kind === "change" ? DIVERGING : SEQUENTIAL },
      },
      series: [
        {
          type: "heatmap",
          data: cells,
          itemStyle: { borderColor: PAPER, borderWidth: 2 },
          label: {
            show: categories.length <= LABELLED_COLUMNS,
            fontFamily: FONT,
            fontSize: 12,
            formatter: ({ value }: { value: unknown }) =>
              Array.isArray(value) && typeof value[3] === "number" ? text(value[3]) : "",
          },
        },
      ],
    },
  };
}

/**
 * Where the colours begin and end. A few cells far above all others (the month of the purchase itself, beside the
 * months after it) would leave one pale colour for the rest, so the scale ends below them.
 */
function scaleOf({ series, unit }: Chart): { low: number; high: number; isCapped: boolean } {
  const values = series
    .flatMap(({ values: row }) => row.flatMap((value) => value ?? []))
    .sort((a, b) => a - b);
  const least = values[0] ?? 0;
  const most = values.at(-1) ?? 0;
  if (unit.kind === "change") {
    const reach = Math.max(Math.abs(least), Math.abs(most)) || 1;
    return { low: -reach, high: reach, isCapped: false };
  }
  const low = Math.min(0, least);
  const usual = values[Math.floor(values.length * 0.85)] ?? most;
  if (usual > 0 && most > 2 * usual) return { low, high: usual, isCapped: true };
  return { low, high: most > low ? most : low + 1, isCapped: false };
}

/** How far a value is from the pale part of its colours, from 0 to 1. */
function darkness(value: number, low: number, high: number, { unit }: Chart): number {
  if (unit.kind === "change") return Math.min(1, Math.abs(value) / high);
  return (value - low) / (high - low);
}
