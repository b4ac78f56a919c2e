import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seasonalFactor } from "../../../src/analytics/value/seasonal-factor.ts";

/** Every year a second half with half as much trade again as the first; so much growth from year to year. */
function purchases(days: number, growth = 1): number[] {
  return Array.from({ length: days }, (_, day) => (day % 365 < 182 ? 80 : 120) * growth ** (day / 365));
}

describe("the seasonal factor", () => {
  it("is the trade of the days ahead over that of the days behind", () => {
    const whole = seasonalFactor(purchases(730), 182);
    const half = seasonalFactor(purchases(730 + 182), 183);

    // The first half has 80 of 100.05 a day; the second 120.
    expect(whole).toBeCloseTo(80 / 100.05, 2);
    // The days behind hold three first halves and two second ones.
    expect(half).toBeCloseTo(120 / 96.05, 2);
  });

  it("does not take growth for a season", () => {
    const level = seasonalFactor(purchases(730), 182) ?? Number.NaN;
    const growing = seasonalFactor(purchases(730, 1.4), 182) ?? Number.NaN;

    expect(growing).toBeCloseTo(level, 1.5);
  });

  it("is 1 for a whole year ahead of whole years behind", () => {
    expect(seasonalFactor(purchases(730), 365)).toBeCloseTo(1, 6);
  });

  it("counts the days behind by the customers who were there", () => {
    const customersByDay = Array.from({ length: 365 }, (_, day) => (day < 182 ? 0 : 500));

    // All customers came in the busy half, so the quiet one ahead is 80 of 120.
    expect(seasonalFactor(purchases(365), 182, { customersByDay })).toBeCloseTo(80 / 120, 2);
  });

  it("is not known under a year, or without a purchase", () => {
    expect(seasonalFactor(purchases(364), 182)).toBeUndefined();
    expect(seasonalFactor(purchases(730).fill(0), 182)).toBeUndefined();
  });

  it("stays near 1 where so few buy that chance explains it", () => {
    const few = Array.from({ length: 365 }, (_, day) => (day === 20 || day === 30 || day === 300 ? 1 : 0));

    expect(Math.abs((seasonalFactor(few, 182) ?? 0) - 1)).toBeLessThan(0.1);
  });

  it("is positive and finite for any trade", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 365, maxLength: 900 }),
        fc.integer({ min: 1, max: 800 }),
        (days, ahead) => {
          const factor = seasonalFactor(days, ahead) ?? 1;
          expect(factor).toBeGreaterThan(0);
          expect(factor).toBeLessThan(Number.POSITIVE_INFINITY);
        },
      ),
      { numRuns: 30 },
    );
  });
});
