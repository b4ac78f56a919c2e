import { describe, expect, it } from "vitest";
import { autoEts, fitEts, forecastEts } from "../../../src/analytics/smoothing/ets.ts";
import { continueEts, filterEts } from "../../../src/analytics/smoothing/ets-filter.ts";
import { nelderMead } from "../../../src/analytics/smoothing/nelder-mead.ts";
import { isSeasonal, seasonalIndices } from "../../../src/analytics/smoothing/seasonal-indices.ts";
import { fitTheta, forecastTheta } from "../../../src/analytics/smoothing/theta.ts";

describe("exponential smoothing", () => {
  it("moves its level by alpha times the error, worked by hand", () => {
    const form = { error: "A", trend: "N", season: "N" } as const;
    const weights = { alpha: 0.5, beta: 0, gamma: 0, phi: 1 };

    const { end } = filterEts([10, 14], form, weights, { count: 0, level: 8, slope: 0, season: [] });

    // 8 + 0.5 (10 - 8) = 9; 9 + 0.5 (14 - 9) = 11.5.
    expect(end.level).toBe(11.5);
    expect(continueEts(end, form, 1, 2)).toEqual([11.5, 11.5]);
  });

  it("continues a straight line with its slope", () => {
    const line = Array.from({ length: 40 }, (_, i) => 10 + 2 * i);

    const fit = fitEts(line, 1, { error: "A", trend: "A", season: "N" });

    expect(fit && forecastEts(fit, 3).map(Math.round)).toEqual([90, 92, 94]);
  });

  it("finds a multiplicative season by itself", () => {
    const season = [0.5, 1, 1.5, 1];
    const values = Array.from({ length: 48 }, (_, i) => (100 + 2 * i) * (season[i % 4] ?? 1));

    const fit = autoEts(values, 4);

    const ahead = fit ? forecastEts(fit, 4) : [];
    expect(ahead).toHaveLength(4);
    for (const [i, value] of ahead.entries())
      expect(Math.abs(value / ((196 + 2 * i) * (season[i] ?? 1)) - 1)).toBeLessThan(0.05);
  });

  it("has no fit for a form that the series can't bear", () => {
    expect(fitEts([1, 0, 2, 3, 4, 5, 6, 7], 1, { error: "M", trend: "N", season: "N" })).toBeUndefined();
    expect(fitEts([1, 2, 3], 12, { error: "A", trend: "N", season: "A" })).toBeUndefined();
  });
});

describe("Theta", () => {
  it("continues a line with half its slope from where smoothing has come to", () => {
    const line = Array.from({ length: 30 }, (_, i) => 5 + i);

    const ahead = forecastTheta(fitTheta(line, 1), 2);

    expect((ahead[1] ?? 0) - (ahead[0] ?? 0)).toBeCloseTo(0.5);
  });

  it("says the same of an earlier moment as it would of that moment's end", () => {
    const fit = fitTheta([3, 5, 4, 6, 5, 7], 1);

    expect(forecastTheta(fit, 2, 6)).toEqual(forecastTheta(fit, 2));
    expect(forecastTheta(fit, 1, 3)).not.toEqual(forecastTheta(fit, 1));
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
