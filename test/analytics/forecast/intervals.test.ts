import { describe, expect, it } from "vitest";
import { errorModel, relativeError, withIntervals } from "../../../src/analytics/forecast/intervals.ts";
import { studentQuantile } from "../../../src/analytics/forecast/student.ts";

describe("the model of errors", () => {
  it("is the guess with Student's quantiles while there are no errors", () => {
    const model = errorModel({ bySteps: [], worth: [], expected: [0.1, 0.2], observations: 0, degrees: 10 });

    expect(model.spreads).toEqual([0.1, 0.2]);
    expect(model.high80).toBeCloseTo(1.372, 2);
    expect(model.low80).toBeCloseTo(-model.high80, 12);
  });

  it("keeps the asymmetry of many errors", () => {
    const errors = Array.from({ length: 1_000 }, (_, i) => (i % 10 === 0 ? -0.9 : 0.1));

    const model = errorModel({
      bySteps: [errors],
      worth: [1_000],
      expected: [0.3],
      observations: 1_000,
      degrees: 1_000,
    });

    expect(-model.low95).toBeGreaterThan(2 * model.high95);
  });

  it("never narrows further ahead: steps that would are pooled", () => {
    const model = errorModel({
      bySteps: [[0.1], [0.3], [0.1]],
      worth: [1e9, 1e9, 1e9],
      expected: [0.1, 0.1, 0.1],
      observations: 0,
      degrees: 9,
    });

    const pooled = Math.sqrt((0.09 + 0.01) / 2);
    expect(model.spreads.map((spread) => Number(spread.toFixed(6)))).toEqual([
      0.1,
      ...[pooled, pooled].map((spread) => Number(spread.toFixed(6))),
    ]);
  });
});

describe("intervals", () => {
  it("stay within nothing and the bound", () => {
    const model = { spreads: [0.5], low95: -3, low80: -2.5, high80: 2.5, high95: 3 };

    expect(withIntervals([0.9], model, { level: 1, max: 1 })).toEqual([
      { value: 0.9, low80: 0, high80: 1, low95: 0, high95: 1 },
    ]);
  });

  it("are relative to the forecast, or to a twentieth of the level where that is more", () => {
    expect(relativeError(12, 10, 100)).toBeCloseTo(0.2);
    expect(relativeError(1, 0, 100)).toBeCloseTo(0.2);
    expect(relativeError(1, 0, 0)).toBe(0);
  });
});

describe("Student's quantiles", () => {
  it.each([
    [0.9, 4, 1.533],
    [0.975, 4, 2.776],
    [0.9, 30, 1.31],
    [0.025, 10, -2.228],
  ])("at %f with %i degrees of freedom is that of the tables", (share, degrees, expected) => {
    expect(Math.abs(studentQuantile(share, degrees) / expected - 1)).toBeLessThan(0.005);
  });
});
