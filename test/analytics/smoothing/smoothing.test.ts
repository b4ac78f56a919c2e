import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { autoEts, fitEts } from "../../../src/analytics/smoothing/ets.ts";
import { nelderMead } from "../../../src/analytics/smoothing/nelder-mead.ts";
import { isSeasonal, seasonalIndices } from "../../../src/analytics/smoothing/seasonal-indices.ts";
import { theta } from "../../../src/analytics/smoothing/theta.ts";
import { hasSharedData, sharedDataNote, sharedPath } from "../../support/shared-data.ts";

describe("exponential smoothing", () => {
  it("continues a straight line with its slope", () => {
    const line = Array.from({ length: 40 }, (_, i) => 10 + 2 * i);

    const ahead = fitEts(line, 1, { error: "A", trend: "A", season: "N" })?.forecast(3);

    expect(ahead?.map(Math.round)).toEqual([90, 92, 94]);
  });

  it("finds a multiplicative season by itself", () => {
    const season = [0.5, 1, 1.5, 1];
    const values = Array.from({ length: 48 }, (_, i) => (100 + 2 * i) * (season[i % 4] ?? 1));

    const ahead = autoEts(values, 4)?.forecast(4) ?? [];

    for (const [i, value] of ahead.entries())
      expect(Math.abs(value / ((196 + 2 * i) * (season[i] ?? 1)) - 1)).toBeLessThan(0.05);
  });

  it("has no fit for a form that the series can't bear", () => {
    expect(fitEts([1, 0, 2, 3, 4, 5, 6, 7], 1, { error: "M", trend: "N", season: "N" })).toBeUndefined();
    expect(fitEts([1, 2, 3], 12, { error: "A", trend: "N", season: "A" })).toBeUndefined();
  });
});

describe("seasonal indices", () => {
  it("average one and tell the season", () => {
    const values = Array.from({ length: 24 }, (_, i) => 100 * ([0.8, 1.2, 1, 1][i % 4] ?? 1));

    const indices = seasonalIndices(values, 4, "multiplicative");

    expect(indices.map((index) => Number(index.toFixed(3)))).toEqual([0.8, 1.2, 1, 1]);
    expect(isSeasonal(values, 4)).toBe(true);
    expect(isSeasonal(Array(24).fill(5), 4)).toBe(false);
  });
});

describe("the search without derivatives", () => {
  it("finds the bottom of Rosenbrock's valley", () => {
    const valley = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

    const { at } = nelderMead(valley, [-1, 1], { step: 0.5, tolerance: 1e-14, evaluationsMax: 2_000 });

    expect(at[0]).toBeCloseTo(1, 3);
    expect(at[1]).toBeCloseTo(1, 3);
  });
});

describe.skipIf(!hasSharedData)(`on every tenth series of M3${sharedDataNote}`, () => {
  it("Theta and the mean of Theta and ETS are as accurate as the published ones", () => {
    const series = readM3().filter((_, i) => i % 10 === 0);

    const errors = series.map(({ period, history, future }) => {
      const byTheta = theta(history, period, future.length).map((value) => Math.max(0, value));
      const ets = autoEts(history, period)?.forecast(future.length) ?? byTheta;
      const mean = byTheta.map((value, i) => (value + Math.max(0, ets[i] ?? 0)) / 2);
      return [smape(byTheta, future), smape(mean, future)] as const;
    });

    const average = (i: 0 | 1) => errors.reduce((sum, error) => sum + error[i], 0) / errors.length;
    // Over all 3,003 series: 12.79 and 12.49, where R's forecast has 12.79 and 12.45.
    expect(average(0)).toBeLessThan(13.3);
    expect(average(1)).toBeLessThan(average(0));
  });
});

const PERIODS: Record<string, number> = { YEARLY: 1, QUARTERLY: 4, MONTHLY: 12, OTHER: 1 };

function readM3() {
  const [, ...rows] = gunzipSync(readFileSync(sharedPath("m3/M3_all.csv.gz")))
    .toString()
    .trim()
    .split("\n");
  return rows.map((row) => {
    const fields = row.split(",").map((field) => field.replaceAll('"', ""));
    const numbers = (text: string | undefined) => (text ?? "").trim().split(" ").map(Number);
    return { period: PERIODS[fields[2] ?? ""] ?? 1, history: numbers(fields[6]), future: numbers(fields[7]) };
  });
}

function smape(forecast: readonly number[], actual: readonly number[]): number {
  const terms = actual.map(
    (value, i) =>
      (200 * Math.abs(value - (forecast[i] ?? 0))) / (Math.abs(value) + Math.abs(forecast[i] ?? 0)),
  );
  return terms.reduce((sum, term) => sum + term, 0) / terms.length;
}
