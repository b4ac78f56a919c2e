import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreeWithChance } from "../../../src/analytics/value/agree-with-chance.ts";

const hopeless = {
  expectedPurchases: 1e-12,
  expectedCents: 0,
  purchaseCents: 4_000,
  lowCents: 0,
  highCents: 0,
  expectedIfJustBoughtCents: 30_000,
  atRiskCents: 30_000,
};

describe("expected value beside a chance to buy", () => {
  it("is at least that chance times a purchase", () => {
    expect(agreeWithChance(hopeless, 0.35)).toEqual({
      expectedPurchases: 0.35,
      expectedCents: 1_400,
      purchaseCents: 4_000,
      lowCents: 0,
      highCents: 4_000,
      expectedIfJustBoughtCents: 30_000,
      atRiskCents: 28_600,
    });
  });

  it("stays as it is where more is expected anyway", () => {
    const busy = { ...hopeless, expectedPurchases: 3, expectedCents: 12_000, atRiskCents: 18_000 };

    expect(agreeWithChance(busy, 0.9)).toBe(busy);
  });

  it("never falls as the chance rises, nor has less than nothing at risk", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(chance, chance, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((p) =>
          agreeWithChance(hopeless, p),
        );

        return (low?.expectedCents ?? 0) <= (high?.expectedCents ?? -1) && (high?.atRiskCents ?? -1) >= 0;
      }),
    );
  });
});
