import { chartAltText } from "../charts/alt-text.ts";
import { chartPng } from "../charts/chart-png.ts";
import type { Logger } from "../log.ts";
import type { DrawPicture } from "./deliver.ts";
import type { Files } from "./files.ts";

/** Draws a chart and uploads it; an answer is no worse without, so a failure is logged and nothing more. */
export function createPictures(files: Pick<Files, "uploadPicture">, logger: Logger): DrawPicture {
  return async (client, chart) => {
    try {
      const png = await chartPng(chart);
      return await files.uploadPicture(client, { png, altText: chartAltText(chart), name: "chart.png" });
    } catch (err) {
      logger.warn({ err }, "chart not drawn");
      return undefined;
    }
  };
}
