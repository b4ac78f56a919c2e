import type { EChartsCoreOption } from "echarts/core";
import type { Chart } from "../present/report.ts";
import { label } from "./label.ts";

export interface Drawing {
  width: number;
  height: number;
  option: EChartsCoreOption;
}

/** The family of the font that `font.ts` brings along. */
export const FONT = "Roboto";
export const SIZE = { width: 800, height: 450 } as const;
export const INK = "#1f2933";
export const MUTED = "#52606d";
export const RULE = "#e4e7eb";
export const PAPER = "#ffffff";

/** Told apart by people who see colours differently, and with three to one against white. */
export const COLOURS = [
  "#1d6f5f",
  "#c2570c",
  "#2f5fc4",
  "#a3307c",
  "#7a6a00",
  "#0e7c9b",
  "#b3261e",
  "#6b4fbb",
  "#4d7c0f",
  "#8a4b2a",
  "#52606d",
  "#d0458b",
] as const;

export const colourOf = (index: number) => COLOURS[index % COLOURS.length] ?? INK;

const TITLE_CHARACTERS = 78;
const TITLE_HEIGHT = 48;
const LEGEND_CHARACTERS = 32;
const LEGEND_ROW = 31;
const MARGIN = 24;

/** Title and, where there is more than one thing to tell apart, legend; `top` is where the drawing may begin. */
export function frame(chart: Chart, names: readonly string[]) {
  const shown = names.map((name) => label(name, LEGEND_CHARACTERS));
  const hasLegend = names.length > 1;
  return {
    top: TITLE_HEIGHT + (hasLegend ? legendRows(shown) * LEGEND_ROW + 5 : 8),
    option: {
      animation: false,
      backgroundColor: PAPER,
      color: [...COLOURS],
      textStyle: { fontFamily: FONT, color: INK },
      title: {
        text: label(chart.title, TITLE_CHARACTERS),
        left: MARGIN - 5,
        top: 14,
        textStyle: { fontFamily: FONT, fontSize: 19, fontWeight: 500, color: INK },
      },
      ...(hasLegend ? { legend: legend(shown) } : {}),
    },
  };
}

/** Series go by their index: two of one name stay two, and no name means anything to ECharts. */
function legend(shown: readonly string[]) {
  return {
    data: shown.map((_, index) => String(index)),
    formatter: (index: string) => shown[Number(index)] ?? "",
    selectedMode: false,
    icon: "roundRect",
    itemWidth: 14,
    itemHeight: 10,
    itemGap: 16,
    left: MARGIN - 5,
    right: MARGIN,
    top: TITLE_HEIGHT - 2,
    textStyle: { fontFamily: FONT, fontSize: 15, color: MUTED },
  };
}

function legendRows(shown: readonly string[]): number {
  const width = shown.reduce((sum, name) => sum + 14 + 5 + 16 + name.length * 8, 0);
  return Math.ceil(width / (SIZE.width - 2 * MARGIN));
}

/** Where the axes lie: room for their labels is found by ECharts, within these bounds. */
export const gridFrom = (top: number) => ({
  left: MARGIN,
  right: MARGIN,
  top,
  bottom: 18,
  outerBoundsMode: "same",
  outerBoundsContain: "all",
  outerBounds: { left: MARGIN, right: MARGIN, top, bottom: 18 },
});
