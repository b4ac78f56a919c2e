import { numberText } from "../present/cell-text.ts";
import type { Chart } from "../present/report.ts";
import { label } from "./label.ts";

const KINDS = {
  line: "Line chart",
  bar: "Bar chart",
  stacked_bar: "Stacked bar chart",
  pie: "Pie chart",
  heatmap: "Heat map",
} as const;

/** Slack takes 1,000 characters with an upload and 2,000 in a block. */
const CHARACTERS = 900;

/** A picture of a chart in words, for whoever can't see it: what it shows, from where to where, between which values. */
export function chartAltText(chart: Chart): string {
  const { categories, series, unit } = chart;
  const values = series.flatMap(({ values: known }) => known.flatMap((value) => value ?? []));
  const range = values.length
    ? ` Values from ${numberText(Math.min(...values), unit)} to ${numberText(Math.max(...values), unit)}.`
    : " No values.";
  const along = categories.length
    ? ` ${categories.length} points from ${categories[0]} to ${categories.at(-1)}.`
    : "";
  return label(
    `${KINDS[chart.kind]}: ${chart.title}. Shows ${series.map(({ name }) => name).join(", ")}.${along}${range}`,
    CHARACTERS,
  );
}
