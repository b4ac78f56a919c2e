import type { Chart } from "../present/report.ts";
import { axisText, namesAxis, valuesAxis } from "./axes.ts";
import { colourOf, type Drawing, FONT, frame, gridFrom, MUTED, SIZE } from "./theme.ts";

/** Names that are longer, or as many, lie one under another, where they can be read. */
const UPRIGHT = { characters: 12, names: 14 } as const;
const LYING_CHARACTERS = 34;
const ROW_HEIGHT = 26;
const HEIGHT_MAX = 1_200;
const LABELLED_BARS = 30;

/** Bars beside one another or stacked; lying where the names are long. */
export function bars(chart: Chart): Drawing {
  const { categories, series } = chart;
  const { top, option } = frame(
    chart,
    series.map(({ name }) => name),
  );
  const lies = liesDown(chart);
  const stacked = chart.kind === "stacked_bar";
  const names = namesAxis(categories, chart.xLabel, {
    characters: lies ? LYING_CHARACTERS : UPRIGHT.characters + 6,
  });
  const values = valuesAxis(chart, chart.yLabel);
  return {
    width: SIZE.width,
    height: lies ? heightOf(chart, top) : SIZE.height,
    option: {
      ...option,
      grid: gridFrom(top),
      // Lying, the names need the width that the title of their axis would take; numbers stand beyond the bars.
      ...(lies
        ? { xAxis: { ...values, boundaryGap: [0, "6%"] }, yAxis: { ...names, inverse: true, name: "" } }
        : { xAxis: names, yAxis: values }),
      series: series.map(({ values: data }, index) => ({
        type: "bar",
        name: String(index),
        data: [...data],
        ...(stacked ? { stack: "all" } : {}),
        barMaxWidth: 44,
        itemStyle: { color: colourOf(index) },
        ...(isLabelled(chart) ? { label: valueLabel(chart, lies) } : {}),
      })),
    },
  };
}

function liesDown({ categories }: Chart): boolean {
  const longest = Math.max(0, ...categories.map((name) => name.length));
  return longest > UPRIGHT.characters && categories.length * longest > 70;
}

function heightOf({ kind, categories, series }: Chart, top: number): number {
  const thickness = kind === "stacked_bar" ? 1 : Math.max(1, series.length * 0.7);
  const wanted = top + 60 + categories.length * ROW_HEIGHT * thickness;
  return Math.round(Math.min(HEIGHT_MAX, Math.max(SIZE.height, wanted)));
}

/** Numbers at the bars' ends where there is room for them. */
function isLabelled({ kind, categories, series }: Chart): boolean {
  return kind === "bar" && series.length === 1 && categories.length <= LABELLED_BARS;
}

function valueLabel(chart: Chart, lies: boolean) {
  const text = axisText(chart);
  return {
    show: lies || chart.categories.length <= UPRIGHT.names,
    position: lies ? "right" : "top",
    fontFamily: FONT,
    fontSize: 13,
    color: MUTED,
    formatter: ({ value }: { value: unknown }) => (typeof value === "number" ? text(value) : ""),
  };
}
