import { expect } from "vitest";
import type { Chart, Report } from "../../src/present/report.ts";
import { toolset } from "../../src/tools/registry.ts";

/** What holds of every report, whatever it is about. */
export function expectWhole(report: Report): void {
  expect(report.headline).not.toMatch(/undefined|NaN|null|!/);
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
}

function expectDrawable(chart: Chart): void {
  expect(new Set(chart.categories).size, chart.title).toBe(chart.categories.length);
  for (const { values } of chart.series) expect(values.length, chart.title).toBe(chart.categories.length);
  if (chart.compact) {
    expect(chart.compact.categories.length, chart.title).toBeLessThanOrEqual(20);
    expectDrawable(chart.compact);
  }
}
