import { describe, expect, it } from "vitest";
import { churnReasons, type ReasonFacts } from "../../../src/analytics/churn/reasons.ts";

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

  it("say what comparable customers did where there were enough of them, and where it speaks for the risk", () => {
    const observed = { customers: 40, silent: 30, horizonDays: 180 };

    const [many, few, unlike] = [
      churnReasons(someFacts({ observed })),
      churnReasons(someFacts({ observed: { ...observed, customers: 19 } })),
      churnReasons(someFacts({ observed, risk: 0.4 })),
    ];

    expect(many).toContain(
      "Of 40 customers who stood like this 180 days before, 75 % did not buy in those days.",
    );
    expect([...few, ...unlike].join()).not.toContain("stood like this");
  });

  it("say of nothing spent that it is nothing", () => {
    const reasons = churnReasons(someFacts({ net90Cents: -500, netPrevious90Cents: 10_000 }));

    expect(reasons).toContain(
      "Spent nothing in the last 90 days, returns taken off, after spending in the 90 before.",
    );
  });

  it("say nothing of spending where not all of it is known", () => {
    const known = { net90Cents: 0, netPrevious90Cents: 10_000 };

    const tellsSpending = (facts: Partial<ReasonFacts>) =>
      churnReasons(someFacts(facts)).some((reason) => reason.startsWith("Spent"));

    expect(tellsSpending(known)).toBe(true);
    expect(tellsSpending({ ...known, net90Cents: null })).toBe(false);
    expect(tellsSpending({ ...known, netPrevious90Cents: null })).toBe(false);
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
    risk: 0.7,
    ...facts,
  };
}
