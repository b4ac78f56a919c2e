import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { membershipOf } from "../../../src/analytics/segments/membership.ts";
import { fitScale, standardise, unstandardise } from "../../../src/analytics/segments/scale.ts";

describe("memberships in segments", () => {
  it("are in proportion to one by the squared distance", () => {
    const membership = membershipOf(["near", "far"], [1, 3]);

    expect(membership).toEqual({
      segment: "near",
      strength: 0.75,
      clarity: "strong",
      shares: { near: 0.75, far: 0.25 },
    });
  });

  it("are balanced between two segments that are near, and weak between many", () => {
    expect(membershipOf(["a", "b", "c"], [1, 1.2, 20]).clarity).toBe("balanced");
    expect(membershipOf(["a", "b", "c", "d"], [1, 1.1, 1.2, 1.3]).clarity).toBe("weak");
  });

  it("are whole at a centre, and of two the first one's", () => {
    expect(membershipOf(["a", "b"], [4, 0])).toMatchObject({ segment: "b", strength: 1 });
    expect(membershipOf(["a", "b"], [0, 0])).toMatchObject({ segment: "a", strength: 0.5 });
  });

  it("sum to one, and are largest in the nearest segment, whatever the distances", () => {
    const distances = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(distances, (squared) => {
        const names = squared.map((_, index) => `s${index}`);

        const { segment, strength, shares } = membershipOf(names, squared);

        const sum = Object.values(shares).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(1, 3);
        expect(squared[names.indexOf(segment)]).toBe(Math.min(...squared));
        expect(strength).toBe(Math.max(...Object.values(shares)));
      }),
    );
  });
});

describe("the scale of a feature", () => {
  it("is worked out by hand for three values", () => {
    const scale = fitScale("purchases", "none", [0, 1, 2]);

    // Held between 0.02 and 1.98, the variance is (0.98^2 + 0 + 0.98^2) / 3.
    expect(scale).toMatchObject({ low: 0.02, high: 1.98, mean: 1 });
    expect(scale.deviation).toBeCloseTo(0.98 * Math.sqrt(2 / 3), 12);
    expect(standardise(scale, 1_000_000)).toBeCloseTo(Math.sqrt(1.5), 12);
  });

  it("is without deviation where all customers are alike", () => {
    const scale = fitScale("mean_discount_rate", "none", [0.1, 0.1, 0.1]);

    expect(scale.deviation).toBe(0);
    expect(standardise(scale, 0.9)).toBe(0);
  });

  it("makes nothing of differences of less than a tenth", () => {
    const season = Array.from({ length: 90 }, (_, day) => 450 + day);

    expect(fitScale("tenure_days", "sqrt", season).deviation).toBe(0);
    expect(
      fitScale("tenure_days", "sqrt", [...season, ...season.map((days) => days / 2)]).deviation,
    ).toBeGreaterThan(0);
  });

  it("leads back to the feature's own unit", () => {
    for (const transform of ["log1p", "sqrt", "none"] as const) {
      const scale = fitScale("net_value_cents", transform, [0, 10, 200, 3_000, 40_000]);

      expect(unstandardise(scale, standardise(scale, 200))).toBeCloseTo(200, 6);
    }
  });
});
