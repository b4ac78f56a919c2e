import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedValue } from "../../../src/analytics/churn/expected-value.ts";
import { churnLevelOf } from "../../../src/analytics/churn/level.ts";
import { lifecycleOf } from "../../../src/analytics/churn/lifecycle.ts";
import { churnReasons, type ReasonFacts } from "../../../src/analytics/churn/reasons.ts";

describe("the level of a risk", () => {
  it.each([
    [0, "low"],
    [0.3, "low"],
    [0.301, "medium"],
    [0.5, "medium"],
    [0.501, "high"],
    [0.7, "high"],
    [0.701, "critical"],
    [1, "critical"],
  ] as const)("of %d is %s", (risk, level) => {
    expect(churnLevelOf(risk)).toBe(level);
  });
});

describe("the lifecycle", () => {
  it.each([
    [1, 10, null, "new"],
    [1, 125, null, "new"],
    [1, 126, null, "cooling"],
    [1, 201, null, "at_risk"],
    [1, 401, null, "lapsed"],
    // Nine own gaps of 20 days and one of the shop's make 28.
    [10, 35, 20, "active"],
    [10, 36, 20, "cooling"],
    [10, 57, 20, "at_risk"],
    [10, 113, 20, "lapsed"],
  ] as const)(
    "with %i purchases and %i silent days, %s apart, is %s",
    (purchaseDays, recencyDays, gap, state) => {
      expect(lifecycleOf({ purchaseDays, recencyDays, interpurchaseMeanDays: gap }, 100)).toBe(state);
    },
  );
});

describe("level and lifecycle", () => {
  const LEVELS = ["low", "medium", "high", "critical"];
  const STATES = ["new", "active", "cooling", "at_risk", "lapsed"];

  it("never fall as the risk rises and as silence goes on", () => {
    const risk = fc.double({ min: 0, max: 1, noNaN: true });
    const days = fc.double({ min: 0, max: 3_000, noNaN: true });

    fc.assert(
      fc.property(risk, risk, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) =>
          LEVELS.indexOf(churnLevelOf(at)),
        );

        expect(high).toBeGreaterThanOrEqual(low ?? 0);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        days,
        days,
        days,
        days,
        (purchaseDays, gap, shop, one, other) => {
          const interpurchaseMeanDays = purchaseDays === 1 ? null : gap;
          const [early, late] = [Math.min(one, other), Math.max(one, other)].map((recencyDays) =>
            STATES.indexOf(lifecycleOf({ purchaseDays, recencyDays, interpurchaseMeanDays }, shop)),
          );

          expect(late).toBeGreaterThanOrEqual(early ?? 0);
        },
      ),
    );
  });
});

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

describe("the reasons of a risk", () => {
  it("hold the silence against the customer's own time between purchases", () => {
    const reasons = churnReasons(someFacts({ purchaseDays: 5, recencyDays: 96, gapMeanDays: 32 }));

    expect(reasons[0]).toBe("Last purchase 96 days ago, 3.0 times their mean of 32 days between purchases.");
  });

  it.each([
    [32, "Last purchase 32 days ago, within their mean of 32 days between purchases."],
    [33, "Last purchase 33 days ago, about their mean of 32 days between purchases."],
  ])("do not call a silence of %i days long that is not", (recencyDays, reason) => {
    const reasons = churnReasons(someFacts({ purchaseDays: 5, recencyDays, gapMeanDays: 32 }));

    expect(reasons[0]).toBe(reason);
  });

  it.each([
    [3, 46, true],
    [3, 45, false],
    // One gap is no habit.
    [2, 46, false],
  ])(
    "with %i purchases and %i silent days name the longest pause: %s",
    (purchaseDays, recencyDays, named) => {
      const reasons = churnReasons(someFacts({ purchaseDays, recencyDays, gapMeanDays: 40, gapMaxDays: 45 }));

      expect(reasons.includes("Never paused this long before: the longest pause was 45 days.")).toBe(named);
    },
  );

  it("tell who spends more or less per purchase than three quarters", () => {
    const [top, bottom, middle] = (["top", "bottom", undefined] as const).map((spendQuarter) =>
      churnReasons(someFacts({ spendQuarter })),
    );

    expect(top?.at(-1)).toBe("Spends more per purchase than three quarters of the customers.");
    expect(bottom?.at(-1)).toBe("Spends less per purchase than three quarters of the customers.");
    expect(middle).toHaveLength(1);
  });

  it("say what comparable customers did where there were enough of them", () => {
    const observed = { customers: 40, silent: 30, horizonDays: 180 };

    const [many, few] = [
      churnReasons(someFacts({ observed })),
      churnReasons(someFacts({ observed: { ...observed, customers: 19 } })),
    ];

    expect(many).toContain(
      "Of 40 customers who stood like this 180 days before, 75 % did not buy in those days.",
    );
    expect(few.join()).not.toContain("stood like this");
  });

  it("tell a fall in spending, returns and discounts by their counts", () => {
    const reasons = churnReasons(
      someFacts({
        orders: 5,
        returns: 2,
        discountedOrders: 4,
        net90Cents: 4_000,
        netPrevious90Cents: 10_000,
      }),
    );

    expect(reasons.slice(1)).toEqual([
      "Spent 60 % less in the last 90 days than in the 90 before.",
      "Sent goods back 2 times in 5 orders.",
      "Used a discount in 4 of 5 orders.",
    ]);
  });

  it("say nothing of discounts where the source does not name them", () => {
    const reasons = churnReasons(someFacts({ orders: 5, discountedOrders: 5, discountsKnown: false }));

    expect(reasons.join()).not.toMatch(/discount/);
  });
});

function someFacts(facts: Partial<ReasonFacts>): ReasonFacts {
  return {
    orders: 1,
    returns: 0,
    purchaseDays: 1,
    recencyDays: 50,
    gapMeanDays: null,
    shopGapDays: 90,
    net90Cents: 0,
    netPrevious90Cents: 0,
    discountedOrders: 0,
    discountsKnown: true,
    observed: undefined,
    ...facts,
  };
}
