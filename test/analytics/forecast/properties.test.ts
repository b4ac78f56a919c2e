import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastSeries, type SeriesForecast } from "../../../src/analytics/forecast/forecast.ts";
import { forecastGeneric } from "../../../src/analytics/forecast/generic.ts";

/** Sales, nothing, a bulk order, and a day on which more was returned than sold. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.nat(1_000) },
  fc.constant(0),
  fc.constant(50_000),
  fc.constant(-80),
);
const weeks = fc.array(value, { minLength: 12, maxLength: 120 });
const days = fc.array(value, { minLength: 56, maxLength: 520 });
const months = fc.array(value, { minLength: 6, maxLength: 40 });
const settings = { numRuns: 25, seed: 5 };

describe.each([
  ["day", days, 28],
  ["week", weeks, 12],
  ["month", months, 3],
] as const)("a forecast by %s", (granularity, series, horizonMax) => {
  it("is finite, never negative and lies within nested intervals, whatever the series", () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: horizonMax }), (values, horizon) => {
        const forecast = forecastSeries(values, horizon, granularity);
        if (forecast.kind === "refused") return;
        for (const point of forecast.points) expectNested(point);
        expectNested({ ...forecast.total, low95: 0, high95: Number.MAX_VALUE });
      }),
      settings,
    );
  });

  it("says the same twice", () => {
    fc.assert(
      fc.property(series, (values) => {
        expect(forecastSeries(values, horizonMax, granularity)).toEqual(
          forecastSeries(values, horizonMax, granularity),
        );
      }),
      { ...settings, numRuns: 5 },
    );
  });

  it("grows with the unit that is counted in", () => {
    fc.assert(
      fc.property(series, (values) => {
        const one = forecastSeries(values, horizonMax, granularity);
        const hundred = forecastSeries(
          values.map((amount) => 128 * amount),
          horizonMax,
          granularity,
        );
        if (one.kind === "refused" || hundred.kind === "refused") return;
        for (const key of ["value", "low80", "high95"] as const)
          expectClose(
            pick(hundred, key),
            pick(one, key).map((amount) => 128 * amount),
          );
      }),
      { ...settings, numRuns: 8 },
    );
  });
});

describe("a forecast of any series", () => {
  it("is finite, never negative and lies within nested intervals", () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 6, maxLength: 60 }),
        fc.constantFrom(1, 4, 12),
        (values, period) => {
          const forecast = forecastGeneric(values, period, 3);
          if (forecast.kind === "refused") return;
          for (const point of forecast.points) expectNested(point);
        },
      ),
      settings,
    );
  });

  it("refuses what the history does not carry, and says why", () => {
    expect(forecastGeneric([1, 2, 3], 1, 1)).toEqual({ kind: "refused", reason: "too_short", longest: 0 });
    expect(forecastGeneric(Array(9).fill(0), 1, 1)).toMatchObject({ reason: "all_zero" });
    expect(forecastGeneric([3, 4, 3, 5, 4, 6, 5, 6], 1, 5)).toMatchObject({ reason: "too_far", longest: 4 });
  });

  it("has wider intervals further ahead", () => {
    const forecast = forecastGeneric([30, 34, 31, 37, 40, 36, 41, 44, 39, 45, 50, 47], 1, 6);

    if (forecast.kind === "refused") throw new Error("refused");
    const widths = forecast.points.map(({ low80, high80, value: middle }) => (high80 - low80) / middle);
    expect(widths.toSorted((one, other) => one - other)).toEqual(widths);
  });
});

type Point = SeriesForecast["points"][number];

function expectNested({ low95, low80, value: middle, high80, high95 }: Point): void {
  const bounds = [0, low95, low80, middle, high80, high95];
  expect(bounds.every(Number.isFinite)).toBe(true);
  expect(bounds.toSorted((one, other) => one - other)).toEqual(bounds);
}

function pick(forecast: SeriesForecast, key: keyof Point): number[] {
  return forecast.points.map((point) => point[key]);
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  const scale = Math.max(...expected, 1e-9);
  for (const [i, one] of actual.entries())
    expect(Math.abs(one - (expected[i] ?? 0)) / scale).toBeLessThan(1e-6);
}
