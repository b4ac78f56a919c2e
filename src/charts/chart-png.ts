import type { Chart } from "../present/report.ts";
import { FONT_FILES } from "./font.ts";
import { FONT } from "./theme.ts";

/** Twice the size it is shown at, for screens with small pixels. */
const ZOOM = 2;

/**
 * A chart as a PNG file. ECharts takes some 35 MB of memory, so it is loaded with the first picture; pixels are
 * made in a thread of their own.
 */
export async function chartPng(chart: Chart): Promise<Buffer> {
  const [{ renderAsync }, { chartSvg }] = await Promise.all([
    import("@resvg/resvg-js"),
    import("./chart-svg.ts"),
  ]);
  const image = await renderAsync(chartSvg(chart), {
    fitTo: { mode: "zoom", value: ZOOM },
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES,
      defaultFontFamily: FONT,
      sansSerifFamily: FONT,
    },
  });
  return image.asPng();
}
