import { expect } from "vitest";
import type { Chart, Report } from "../../src/present/report.ts";
import { toBlocks } from "../../src/slack/present/blocks.ts";
import { toText } from "../../src/slack/present/text.ts";
import { answerView } from "../../src/slack/views.ts";
import { toolset } from "../../src/tools/registry.ts";
import { checkMessageBlocks, checkView } from "../../src/workspace/fake-slack/block-rules/payload.ts";

/** What holds of every report, whatever it is about. */
export function expectWhole(report: Report): void {
  expect(report.headline).not.toMatch(/undefined|NaN|\bnull\b/);
  for (const { columns, rows, caption } of report.tables ?? []) {
    expect(columns.filter(({ isDetail }) => !isDetail).length, caption).toBeLessThanOrEqual(7);
    expect(new Set(columns.map(({ key }) => key)).size, caption).toBe(columns.length);
    for (const row of rows) expect(row.length, caption).toBe(columns.length);
  }
  for (const chart of report.charts ?? []) expectDrawable(chart);
  for (const choice of report.choices) {
    if (!("request" in choice)) continue;
    const { tool, input } = choice.request;
    expect(toolset[tool].input.safeParse(input).success, JSON.stringify(choice)).toBe(true);
  }
  expectToFitSlack(report);
}

/** In every form that Slack may be given, and in a dialog. */
function expectToFitSlack(report: Report): void {
  for (const richness of ["full", "simple"] as const) {
    expect(checkMessageBlocks(toBlocks(report, richness)), report.headline).toEqual({
      faults: [],
      tooLong: false,
    });
  }
  const pictures = new Map((report.charts ?? []).map((chart, index) => [chart, `F${index}`]));
  expect(checkMessageBlocks(toBlocks(report, "full", pictures))).toEqual({ faults: [], tooLong: false });
  expect(checkView(answerView(report)), report.headline).toEqual([]);
  expect([...toText(report)].length).toBeLessThanOrEqual(40_000);
}

function expectDrawable(chart: Chart): void {
  expect(new Set(chart.categories).size, chart.title).toBe(chart.categories.length);
  for (const { values } of chart.series) expect(values.length, chart.title).toBe(chart.categories.length);
  if (chart.compact) {
    expect(chart.compact.categories.length, chart.title).toBeLessThanOrEqual(20);
    expectDrawable(chart.compact);
  }
}
