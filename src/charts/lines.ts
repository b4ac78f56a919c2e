import type { Chart } from "../present/report.ts";
import { namesAxis, valuesAxis } from "./axes.ts";
import { colourOf, type Drawing, frame, gridFrom, SIZE } from "./theme.ts";

type Values = readonly (number | null)[];

const NAME_CHARACTERS = 18;
/** With more points than this their dots run into one another. */
const DOTTED_POINTS = 24;

/** Lines over the categories, the interval as an area behind the last of them. */
export function lines(chart: Chart): Drawing {
  const { band, series, categories } = chart;
  const names = [...series.map(({ name }) => name), ...(band ? [band.name] : [])];
  const { top, option } = frame(chart, names);
  const last = series.length - 1;
  return {
    ...SIZE,
    option: {
      ...option,
      grid: gridFrom(top),
      xAxis: edgeToEdge(namesAxis(categories, chart.xLabel, { characters: NAME_CHARACTERS })),
      yAxis: valuesAxis(chart, chart.yLabel),
      series: [
        ...(band
          ? bandSeries(band, { name: String(series.length), colour: colourOf(Math.max(0, last)) })
          : []),
        ...series.map(({ values }, index) => ({
          type: "line",
          name: String(index),
          data: [...values],
          z: 3,
          symbol: "circle",
          showAllSymbol: true,
          symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => dotSize(values, dataIndex),
          lineStyle: { width: 2.5, color: colourOf(index) },
          itemStyle: { color: colourOf(index) },
        })),
      ],
    },
  };
}

/** Lines begin and end at the edges, where the last name would be cut off. */
function edgeToEdge(axis: ReturnType<typeof namesAxis>) {
  return { ...axis, boundaryGap: false, axisLabel: { ...axis.axisLabel, alignMaxLabel: "right" } };
}

/** A point between two gaps has no line, so it is always a dot. */
function dotSize(values: Values, index: number): number {
  const isAlone = (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
  if (isAlone) return 7;
  return values.length <= DOTTED_POINTS ? 5 : 0;
}

/** ECharts draws a band as an unseen line with another stacked upon it; "all" lets it reach below zero. */
function bandSeries(
  { low, high }: { low: Values; high: Values },
  { name, colour }: { name: string; colour: string },
) {
  const common = {
    type: "line",
    stack: "band",
    stackStrategy: "all",
    showSymbol: false,
    lineStyle: { opacity: 0 },
    z: 1,
  };
  const isKnown = (index: number) => (low[index] ?? null) !== null && (high[index] ?? null) !== null;
  return [
    { ...common, name: "low", data: low.map((value, index) => (isKnown(index) ? value : null)) },
    {
      ...common,
      name,
      data: high.map((value, index) => (isKnown(index) ? (value ?? 0) - (low[index] ?? 0) : null)),
      itemStyle: { color: colour, opacity: 0.25 },
      areaStyle: { color: colour, opacity: 0.2 },
    },
  ];
}
