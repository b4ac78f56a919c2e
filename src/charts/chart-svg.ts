import { BarChart, HeatmapChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "../present/report.ts";
import { bars } from "./bars.ts";
import { heatmap } from "./heatmap.ts";
import { lines } from "./lines.ts";
import { pie } from "./pie.ts";
import type { Drawing } from "./theme.ts";

// The parts that are drawn with, and not all of ECharts, which takes twice as long to load.
use([
  BarChart,
  HeatmapChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** A chart as SVG text, on white, so that it reads in a light and in a dark client. The same chart is the same text. */
export function chartSvg(chart: Chart): string {
  const { width, height, option } = drawingOf(chart);
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawn.setOption(option);
    return withoutTraces(drawn.renderToSVGString());
  } finally {
    // Without this ECharts keeps a timer, and with it the process, alive.
    drawn.dispose();
  }
}

function drawingOf(chart: Chart): Drawing {
  switch (chart.kind) {
    case "line":
      return lines(chart);
    case "bar":
    case "stacked_bar":
      return bars(chart);
    case "pie":
      return pie(chart);
    case "heatmap":
      return heatmap(chart);
    default:
      return chart.kind satisfies never;
  }
}

/**
 * Leaves out what serves a pointer and what counts the charts of this process. Quotes and angle brackets of texts
 * are escaped, so none of these patterns can stand in one.
 */
function withoutTraces(svg: string): string {
  return svg
    .replace(/<style\b[\s\S]*?<\/style>/g, "")
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, "")
    .replace(/ id="zr\d+-/g, ' id="')
    .replace(/="url\(#zr\d+-/g, '="url(#');
}
