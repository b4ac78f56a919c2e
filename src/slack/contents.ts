import type { Chart } from "../present/report.ts";
import { LIMITS } from "./limits.ts";
import { toBlocks } from "./present/blocks.ts";
import { chartBlock } from "./present/chart-block.ts";
import type { Reply } from "./present/reply.ts";
import { toText } from "./present/text.ts";

/** One form of a reply: text, escaped for Slack, and the blocks that show the same better. */
export interface Content {
  text: string;
  blocks?: ReturnType<typeof toBlocks>;
}

/** Draws and uploads a chart; undefined where that fails: its numbers are in the tables. */
export type DrawChart = (chart: Chart) => Promise<string | undefined>;

/** A reply's forms, each made when it is needed. */
export type NextContent = () => Promise<Content>;

/**
 * From the richest to plain text, which is always complete. What Slack's own charts can't carry is a picture; all
 * charts are where they are refused, as some workspaces still do.
 */
export function contentsOf(reply: Reply, draw: DrawChart): NextContent[] {
  const text = toText(reply);
  const charts = (reply.charts ?? []).slice(0, LIMITS.chart.perMessage);
  const withPictures = (of: readonly Chart[]) => async () => {
    const files = await Promise.all(of.map(async (chart) => [chart, await draw(chart)] as const));
    const pictures = new Map(
      files.flatMap(([chart, id]) => (id === undefined ? [] : [[chart, id] as const])),
    );
    return { text, blocks: toBlocks(reply, "full", pictures) };
  };
  const native = charts.filter((chart) => chartBlock(chart) !== undefined);
  return [
    withPictures(charts.filter((chart) => !native.includes(chart))),
    ...(native.length > 0 ? [withPictures(charts)] : []),
    async () => ({ text, blocks: toBlocks(reply, "simple") }),
    async () => ({ text }),
  ];
}

/** Draws each chart once, however many forms show it. */
export function drawOnce(draw: DrawChart): DrawChart {
  const drawn = new Map<Chart, Promise<string | undefined>>();
  return (chart) => {
    const known = drawn.get(chart) ?? draw(chart);
    drawn.set(chart, known);
    return known;
  };
}
