import { describe, expect, it } from "vitest";
import { wapeOf } from "../../../src/analytics/forecast/backtest.ts";
import { forecastGeneric } from "../../../src/analytics/forecast/generic.ts";
import { sameLastYear } from "../../../src/analytics/forecast/last-year.ts";
import { RHYTHMS } from "../../../src/analytics/forecast/rhythms.ts";
import { fitTheta, forecastTheta } from "../../../src/analytics/smoothing/theta.ts";
import { hasSharedData, sharedDataNote } from "../../support/shared-data.ts";
import { average, readM3, smape } from "./m3.ts";
import { backtestBy, backtestOurs, readReferenceWapes, readRetailBacktests } from "./retail-backtests.ts";

describe.skipIf(!hasSharedData)(`on Online Retail II${sharedDataNote}`, () => {
  const backtests = hasSharedData ? readRetailBacktests() : [];

  it.each(backtests)("$name: last year repeated errs as much as in R", (backtest) => {
    const paths = backtestBy(backtest, (x, h) => sameLastYear(x, h, RHYTHMS[backtest.granularity]));

    const reference = readReferenceWapes(backtest.reference).get("snaive_year");
    expect(100 * (wapeOf(paths) ?? 0)).toBeCloseTo(reference ?? 0, 2);
  });

  it.each(backtests)("$name: the product's forecast beats the best reference method", (backtest) => {
    const paths = backtestOurs(backtest, { byDays: "months" });

    const best = Math.min(...readReferenceWapes(backtest.reference).values());
    expect(100 * (wapeOf(paths) ?? 100)).toBeLessThanOrEqual(best);
  });
});

describe.skipIf(!hasSharedData)(`on every fortieth series of M3${sharedDataNote}`, () => {
  it("errs less than Theta alone, and its intervals cover about four in five", () => {
    const made = readM3()
      .filter((_, i) => i % 40 === 0)
      .map((series) => ({
        series,
        ours: forecastGeneric(series.history, series.period, series.future.length),
        theta: forecastTheta(fitTheta(series.history, series.period), series.future.length),
      }));

    const errors = made.flatMap(({ series, ours, theta }) => {
      if (ours.kind === "refused") return [];
      const path = ours.points.map(({ value }) => value);
      const hits = series.future.map((value, i) => {
        const point = ours.points[i];
        return point && value >= point.low80 && value <= point.high80 ? 1 : 0;
      });
      return [{ ours: smape(path, series.future), theta: smape(theta, series.future), hits }];
    });

    expect(errors).toHaveLength(made.length);
    // All 3,003 series, with the figures asked of them: test/verify/forecast.ts.
    expect(average(errors.map((error) => error.ours))).toBeLessThan(
      average(errors.map((error) => error.theta)),
    );
    const coverage = average(errors.flatMap((error) => error.hits));
    expect(coverage).toBeGreaterThan(0.72);
    expect(coverage).toBeLessThan(0.88);
  });
});
