import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poolAdjacentViolators } from "../../../src/analytics/churn/pool-adjacent-violators.ts";

describe("pooling adjacent violators", () => {
  it.each([
    { values: [1, 3, 2], weights: [1, 1, 1], pooled: [1, 2.5, 2.5] },
    { values: [4, 1], weights: [1, 3], pooled: [1.75, 1.75] },
    { values: [1, 2, 3], weights: [5, 1, 1], pooled: [1, 2, 3] },
    { values: [3, 2, 1], weights: [1, 1, 1], pooled: [2, 2, 2] },
    { values: [], weights: [], pooled: [] },
  ])("makes $values into $pooled", ({ values, weights, pooled }) => {
    const result = poolAdjacentViolators(values, weights);

    expect(result).toEqual(pooled);
  });

  it("solves the example of R's isoreg help page as worked out by hand", () => {
    const values = [1, 0, 4, 3, 3, 5, 4, 2, 0];

    const result = poolAdjacentViolators(
      values,
      values.map(() => 1),
    );

    expect(result).toEqual([0.5, 0.5, ...Array(7).fill(3)]);
  });

  it("never falls, and keeps the weighted sum", () => {
    const points = fc.array(
      fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.integer({ min: 1, max: 99 })),
    );

    fc.assert(
      fc.property(points, (pairs) => {
        const [values, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];

        const pooled = poolAdjacentViolators(values, weights);

        const sum = (of: readonly number[]) =>
          of.reduce((total, value, i) => total + value * (weights[i] ?? 0), 0);
        expect(pooled.every((value, i) => i === 0 || value >= (pooled[i - 1] ?? 0))).toBe(true);
        expect(sum(pooled)).toBeCloseTo(sum(values), 4);
      }),
    );
  });
});
