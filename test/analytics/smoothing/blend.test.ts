import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitBlend, forecastBlend, retraceBlend } from "../../../src/analytics/smoothing/blend.ts";
import { forecastEts } from "../../../src/analytics/smoothing/ets.ts";
import { forecastTheta } from "../../../src/analytics/smoothing/theta.ts";

describe("the mean of Theta and exponential smoothing", () => {
  it("lies half-way between Theta and the weighted forms", () => {
    const values = [10, 12, 11, 13, 15, 14, 16, 18, 17, 19, 21, 20];

    const fit = fitBlend(values, 1);

    const smoothed = fit.ets.reduce(
      (sum, { fit: form, weight }) => sum + weight * (forecastEts(form, 1)[0] ?? 0),
      0,
    );
    expect(fit.ets.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(forecastBlend(fit, 1)[0]).toBeCloseTo(((forecastTheta(fit.theta, 1)[0] ?? 0) + smoothed) / 2, 10);
  });

  it("retraces a path for each moment, which ends before the last value", () => {
    const values = [10, 12, 11, 13, 15, 14, 16, 18, 17, 19, 21, 20];

    const paths = retraceBlend(values, fitBlend(values, 1), { horizon: 3, from: 4 });

    expect(paths).toHaveLength(8);
    expect(paths.every((path) => path.length === 3)).toBe(true);
  });

  it("survives being stored as JSON", () => {
    const fit = fitBlend([5, 7, 6, 8, 7, 9, 8, 10], 1);

    expect(forecastBlend(JSON.parse(JSON.stringify(fit)), 4)).toEqual(forecastBlend(fit, 4));
  });

  it("is finite and not below 0, whatever the series", () => {
    const series = fc.array(fc.oneof(fc.nat(1_000), fc.constant(0)), { minLength: 4, maxLength: 60 });
    fc.assert(
      fc.property(series, fc.constantFrom(1, 4, 12), (values, period) => {
        for (const value of forecastBlend(fitBlend(values, period), 8)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40, seed: 11 },
    );
  });
});
