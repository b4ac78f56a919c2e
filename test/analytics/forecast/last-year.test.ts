import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  grownLastYear,
  likenessToLastYear,
  sameLastYear,
  temperedLastYear,
} from "../../../src/analytics/forecast/last-year.ts";
import { RHYTHMS } from "../../../src/analytics/forecast/rhythms.ts";
import { yearShape } from "../../../src/analytics/forecast/year-shape.ts";

const month = RHYTHMS.month;
const season = [6, 8, 10, 10, 10, 10, 10, 10, 10, 10, 12, 14];

describe("last year", () => {
  it("is repeated as it was", () => {
    expect(sameLastYear([...season, 7, 9], 2, month)).toEqual([10, 10]);
    expect(sameLastYear(season.slice(1), 2, month)).toBeUndefined();
  });

  it("is grown by the recent periods over those of the year before", () => {
    // (12 + 16 + 20) / (6 + 8 + 10) = 2.
    expect(grownLastYear([...season, 12, 16, 20], 2, month)).toEqual([20, 20]);
    expect(grownLastYear(season, 2, month)).toBeUndefined();
  });

  it("is believed to grow by four at the most", () => {
    expect(grownLastYear([...season, 600, 800, 1_000], 1, month)).toEqual([40]);
  });
});

describe("the tempered last year", () => {
  it("repeats a season that came back exactly", () => {
    const ahead = temperedLastYear([...season, ...season], 12, month);

    expect(ahead?.map((value) => Number(value.toFixed(9)))).toEqual(season);
  });

  it("takes six tenths of a growth that is certain, in logarithms", () => {
    const ahead = temperedLastYear([...season, ...season.map((value) => 1.5 * value)], 1, month);

    // No pair of months differs by chance, so nothing but the persistence tempers the growth of 1.5.
    expect(ahead?.[0]).toBeCloseTo(1.5 ** 0.6 * 9, 6);
  });

  it("says the level where the year is all chance", () => {
    const one = [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12];

    const ahead = temperedLastYear([...one, ...one.toReversed()], 12, month);

    for (const value of ahead ?? []) expect(value).toBeCloseTo(ahead?.[0] ?? 0, 9);
  });

  it("lies between the level and last year, growth aside", () => {
    const values = fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, (year) => {
        const ahead = temperedLastYear([...year, ...year], 12, month) ?? [];
        const level = year.reduce((sum, value) => sum + value, 0) / 12;
        for (const [i, value] of ahead.entries()) {
          const [low, high] = [Math.min(level, year[i] ?? 0), Math.max(level, year[i] ?? 0)];
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it("is no guide where the business has become another one", () => {
    expect(likenessToLastYear([...season, 12, 16, 20], month)).toBeCloseTo(0.5);
    expect(likenessToLastYear([...season, 3, 4, 5], month)).toBeCloseTo(0.5);
    expect(likenessToLastYear(season, month)).toBe(1);
  });
});

describe("the shape of the year", () => {
  it("averages years of different size, the newest counting most", () => {
    const flat = Array<number>(12).fill(10);

    const shape = yearShape([...flat, ...season.map((value) => 10 * value)], month);

    // (1 x 0.6 + 0.7 x 1) / 1.7 for the first month; 1.7^2 / (1 + 0.49) years of equal weight.
    expect(shape?.shape[0]).toBeCloseTo((0.6 + 0.7) / 1.7, 9);
    expect(shape?.worth).toBeCloseTo(1.7 ** 2 / 1.49, 9);
  });

  it("is flat where nothing was sold, and unknown without a year", () => {
    expect(yearShape(Array(12).fill(0), month)?.shape).toEqual(Array(12).fill(1));
    expect(yearShape([1, 2, 3], month)).toBeUndefined();
  });
});
