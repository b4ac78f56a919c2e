import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simpleSmoothing } from "../../../src/analytics/smoothing/simple-smoothing.ts";

describe("simple smoothing", () => {
  it("settles at the mean of what only varies", () => {
    const { alpha, levels } = simpleSmoothing([9, 11, 9, 11, 9, 11, 9, 11, 9, 11]);

    expect(alpha).toBeLessThan(0.01);
    expect(levels.at(-1)).toBeCloseTo(10, 1);
  });

  it("follows what wanders", () => {
    const { alpha, levels } = simpleSmoothing([1, 2, 3, 4, 5, 6, 7, 8]);

    expect(alpha).toBeGreaterThan(0.99);
    expect(levels.at(-1)).toBeCloseTo(8, 2);
  });

  it("finds no weight and level of less error anywhere else", () => {
    const series = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 25 });
    fc.assert(
      fc.property(series, (values) => {
        const { alpha, levels } = simpleSmoothing(values);
        const found = squares(values, alpha, levels[0] ?? 0);
        for (const weight of [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999])
          for (const level of [0, 25, 50, 75, 100, values[0] ?? 0])
            expect(found).toBeLessThanOrEqual(squares(values, weight, level) * (1 + 1e-6) + 1e-6);
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});

function squares(values: readonly number[], alpha: number, first: number): number {
  let level = first;
  let total = 0;
  for (const value of values) {
    total += (value - level) ** 2;
    level += alpha * (value - level);
  }
  return total;
}
