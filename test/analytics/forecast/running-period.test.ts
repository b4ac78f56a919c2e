import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeriesForecast } from "../../../src/analytics/forecast/forecast.ts";
import { addDays } from "../../../src/analytics/forecast/periods.ts";
import { runningPeriod, withSoFar } from "../../../src/analytics/forecast/running-period.ts";

const daysFrom = (first: string, values: readonly number[]) => ({
  starts: values.map((_, i) => addDays(first, i)),
  values: [...values],
});
/** Eight weeks from Monday 2026-01-05 to Sunday 2026-03-01: 10 a day, 20 on Saturdays, none on Sundays. */
const WEEK = [10, 10, 10, 10, 10, 20, 0];
const EIGHT_WEEKS = Array.from({ length: 8 }, () => WEEK).flat();

describe("a period that has begun", () => {
  it("has what its days brought, and the weekdays that are left", () => {
    const days = daysFrom("2026-01-05", [...EIGHT_WEEKS, 7, 8, 9]);

    const running = runningPeriod(days, { next: "2026-03-02", granularity: "week" });

    // Of 70 a week, Thursday to Sunday have 10 + 10 + 20 + 0.
    expect(running).toEqual({ soFar: 24, through: "2026-03-04", ahead: 40 / 70 });
  });

  it("counts the weekdays of a month from its first day", () => {
    // February 2026 begins on a Sunday; four weeks, so each weekday four times.
    const days = daysFrom("2025-12-07", [
      ...Array.from({ length: 8 }, () => [0, 10, 10, 10, 10, 10, 20]).flat(),
      ...[1, 2],
    ]);

    const running = runningPeriod(days, { next: "2026-02-01", granularity: "month" });

    expect(running).toEqual({ soFar: 3, through: "2026-02-02", ahead: (280 - 0 - 10) / 280 });
  });

  it("is none where no day of it is over", () => {
    const days = daysFrom("2026-01-05", EIGHT_WEEKS);

    expect(runningPeriod(days, { next: "2026-03-02", granularity: "week" })).toBeUndefined();
  });

  it("goes by the number of days where nothing was sold before", () => {
    const days = daysFrom("2026-02-23", [0, 0, 0, 0, 0, 0, 0, 5]);

    expect(runningPeriod(days, { next: "2026-03-02", granularity: "week" })?.ahead).toBeCloseTo(6 / 7);
  });
});

const point = (value: number, half: number) => ({
  value,
  ...{ low80: value - half, high80: value + half, low95: value - 2 * half, high95: value + 2 * half },
});
const forecast: SeriesForecast = {
  kind: "forecast",
  points: [point(100, 20), point(110, 22)],
  total: { value: 210, low80: 180, high80: 240 },
  yearBefore: undefined,
  backtest: { wape: undefined, origins: 0, horizon: 0, coverage80: undefined },
  weights: [],
};

describe("a forecast of a period that has begun", () => {
  it("is what was sold so far and the forecast of the days that are left", () => {
    const { points, total } = withSoFar(forecast, { soFar: 90, through: "2026-03-04", ahead: 0.25 });

    expect(points).toEqual([{ value: 115, low80: 105, high80: 125, low95: 95, high95: 135 }, point(110, 22)]);
    // The variance of the total, 30 squared, has lost three quarters of 20 squared.
    expect(total.value).toBe(225);
    expect(total.high80 - 225).toBeCloseTo(Math.sqrt(30 ** 2 - 0.75 * 20 ** 2));
  });

  it("leaves a total alone that begins later", () => {
    const { total } = withSoFar(forecast, { soFar: 90, through: "2026-03-04", ahead: 0.25 }, 1);

    expect(total).toEqual(forecast.total);
  });

  it("never says less than was sold, and holds its value within its bounds", () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (soFar, value, half, ahead) => {
          const low = Math.max(0, value - half);
          const first = { ...point(value, half), low80: low, low95: low };
          const one = { ...forecast, points: [first], total: { value, low80: low, high80: value + half } };

          const { points, total } = withSoFar(one, { soFar, through: "2026-03-04", ahead });

          expect(points[0]?.low80).toBeGreaterThanOrEqual(soFar - 1e-6);
          expect(points[0]?.low80).toBeLessThanOrEqual((points[0]?.value ?? 0) + 1e-6);
          expect(points[0]?.high80).toBeGreaterThanOrEqual((points[0]?.value ?? 0) - 1e-6);
          // Of one period, the total is that period.
          expect(total.value).toBeCloseTo(points[0]?.value ?? Number.NaN, 4);
          expect(total.low80).toBeCloseTo(points[0]?.low80 ?? Number.NaN, 4);
          expect(total.high80).toBeCloseTo(points[0]?.high80 ?? Number.NaN, 4);
        },
      ),
    );
  });
});
