import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedValue } from "../../../src/analytics/churn/expected-value.ts";

describe("the expected value", () => {
  it("is that worked out by hand", () => {
    const value = expectedValue(
      { purchaseDays: 2, netValueCents: 20_000 },
      { meanPurchaseCents: 5_000 },
      { purchases: 1.5, returning: { now: 0.5, hadTheyJustBought: 0.8 } },
    );

    // A mean purchase of (20,000 + 2 x 5,000) / 4; who returns buys three times a year.
    expect(value).toEqual({ expectedCents: 11_250, atRiskCents: 6_750 });
  });

  it("is never below 0 and never NaN, nor is what is at risk", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });

    fc.assert(
      fc.property(
        fc.record({ purchaseDays: fc.nat({ max: 999 }), netValueCents: fc.integer({ min: -1e9, max: 1e9 }) }),
        fc.nat({ max: 1e7 }),
        fc.double({ min: 0, max: 300, noNaN: true }),
        chance,
        chance,
        (customer, meanPurchaseCents, purchases, now, hadTheyJustBought) => {
          const value = expectedValue(
            customer,
            { meanPurchaseCents },
            { purchases, returning: { now, hadTheyJustBought } },
          );

          expect(value.expectedCents).toBeGreaterThanOrEqual(0);
          expect(value.atRiskCents).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
