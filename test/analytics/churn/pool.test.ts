import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pooledRisk, poolWeights } from "../../../src/analytics/churn/pool-weights.ts";
import { lifted, spendLift, spendQuarterOf, spendSlope } from "../../../src/analytics/churn/spend-lift.ts";
import { createRandom } from "../../../src/analytics/numerics/random.ts";

const anyRisk = fc.double({ min: 0, max: 1, noNaN: true });

describe("the weights of the mixture", () => {
  it("are even without anything to judge by", () => {
    expect(poolWeights([], 4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it("find the mixture that says what was seen", () => {
    // 60 % were silent where one candidate says 20 % and the other 80 %: a third and two thirds.
    const weights = poolWeights([{ risks: [0.2, 0.8], silent: 60_000, bought: 40_000 }], 2);

    expect(weights[0]).toBeCloseTo(1 / 3, 2);
    expect(weights[1]).toBeCloseTo(2 / 3, 2);
  });

  it("go to the candidate that knows", () => {
    const weights = poolWeights(
      [
        { risks: [0.95, 0.5], silent: 950, bought: 50 },
        { risks: [0.05, 0.5], silent: 50, bought: 950 },
      ],
      2,
    );

    expect(weights[0]).toBeGreaterThan(0.95);
  });

  it("are weights, and keep the risk among those of the candidates", () => {
    const judged = fc.array(
      fc.record({
        risks: fc.tuple(anyRisk, anyRisk, anyRisk),
        silent: fc.nat({ max: 1_000 }),
        bought: fc.nat({ max: 1_000 }),
      }),
    );

    fc.assert(
      fc.property(judged, fc.tuple(anyRisk, anyRisk, anyRisk), (rows, risks) => {
        const weights = poolWeights(rows, 3);

        expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(pooledRisk(weights, risks)).toBeGreaterThanOrEqual(Math.min(...risks) - 1e-8);
        expect(pooledRisk(weights, risks)).toBeLessThanOrEqual(Math.max(...risks) + 1e-8);
      }),
    );
  });
});

describe("what spend adds", () => {
  const random = createRandom(7);
  const customers = Array.from({ length: 4_000 }, () => {
    const z = random.normal();
    return { meanValue: 50 * Math.exp(0.8 * z), odds: random.normal() - 0.5 * z };
  });
  const windows = [0, 1.5].map((season) => ({
    risks: customers.map(({ odds, meanValue }) => fromLogit(odds + 0.625 * Math.log(meanValue / 50))),
    meanValues: customers.map(({ meanValue }) => meanValue),
    silent: customers.map(({ odds }) => random.uniform() < fromLogit(odds + season)),
  }));

  it("is the slope that made the outcomes, whatever the season of a window", () => {
    expect(spendSlope(windows)).toBeCloseTo(-0.5, 1);
  });

  it("keeps the mean risk as it was", () => {
    const risks = customers.map(({ odds }) => fromLogit(odds));
    const meanValues = customers.map(({ meanValue }) => meanValue);

    const lift = spendLift(-0.5, { risks, meanValues });

    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const after = lift ? risks.map((risk, i) => lifted(risk, meanValues[i] ?? null, lift)) : [];
    expect(mean(after)).toBeCloseTo(mean(risks), 6);
  });

  it("is nothing where spend is unknown or the same for all", () => {
    const silent = [true, false, true];
    const risks = [0.5, 0.4, 0.3];

    expect(spendSlope([{ risks, silent, meanValues: [null, null, null] }])).toBe(0);
    expect(spendSlope([{ risks, silent, meanValues: [5, 5, 5] }])).toBe(0);
    expect(spendSlope([])).toBe(0);
    expect(spendLift(-0.5, { risks, meanValues: [5, 5, 5] })).toBeUndefined();
  });

  it("lets a single huge account be no more than large", () => {
    const lift = spendLift(-0.3, { risks: [0.5, 0.5, 0.5, 0.5], meanValues: [10, 20, 30, 40] });

    const [large, huge] = [1e6, 1e12].map((value) => lift && lifted(0.5, value, lift));

    expect(large).toBe(huge);
  });

  it("tells the top and the bottom quarter", () => {
    const meanValues = [1, 2, 3, 4, 5, 6, 7, 8];

    const lift = spendLift(-0.3, { risks: meanValues.map(() => 0.5), meanValues });

    const quarters = meanValues.map((value) => lift && spendQuarterOf(lift, value));
    expect(quarters).toEqual(["bottom", "bottom", undefined, undefined, undefined, undefined, "top", "top"]);
  });
});

function fromLogit(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
