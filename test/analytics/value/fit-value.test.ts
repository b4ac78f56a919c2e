import { describe, expect, it } from "vitest";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import { expectedTotal, relativeErrorOfTotals } from "../../../src/analytics/value/expected-total.ts";
import { createValuation } from "../../../src/analytics/value/expected-value.ts";
import { fitValue } from "../../../src/analytics/value/fit-value.ts";
import type { ValueCustomer } from "../../../src/analytics/value/value-parameters.ts";
import { simulatedCustomers } from "../../support/simulated-customers.ts";

const TRUTH = {
  truth: { model: "MBG/NBD" as const, parameters: { r: 0.9, alpha: 6, a: 0.7, b: 1.8 } },
  spend: { p: 4, q: 4, v: 2_000 },
};

function shopOf(options: { customers: number; weeks: number; seed: number; weeksAhead?: number }) {
  return simulatedCustomers({ ...TRUTH, ...options }).map(({ x, tx, T, spent, spentAhead }) => ({
    x,
    tx,
    T,
    netCents: Math.round(spent),
    spentAhead,
  }));
}

describe("what expected value is reckoned from", () => {
  it("is a fitted model of purchases and of spend where there is data for it", () => {
    const fit = fitValue(shopOf({ customers: 2_000, weeks: 80, seed: 1 }));

    expect(fit?.parameters).toMatchObject({ purchasesBasis: "fitted", spendBasis: "fitted" });
    expect(Math.abs(fit?.spendFit?.correlation ?? 1)).toBeLessThan(0.1);
  });

  it("is the purchase model that a holdout has chosen, where one has", () => {
    const chosen = {
      model: "Pareto/NBD" as const,
      parameters: { r: 0.6, alpha: 10, s: 0.6, beta: 11 },
      logLikelihood: -1,
      identified: true,
    };

    const fit = fitValue(shopOf({ customers: 200, weeks: 80, seed: 1 }), { purchases: chosen });

    expect(fit?.parameters.purchases).toEqual({ model: "Pareto/NBD", parameters: chosen.parameters });
  });

  it("is the mean rate of a shop of less than a quarter, pulled to by everybody", () => {
    const fit = fitValue(shopOf({ customers: 400, weeks: 10, seed: 2 }));

    expect(fit?.parameters.purchasesBasis).toBe("mean-rate");
    expect(fit?.parameters.purchases.model).toBe("NBD");
  });

  it.each<[string, ValueCustomer[]]>([
    ["of no customers", []],
    ["of nine", shopOf({ customers: 9, weeks: 80, seed: 3 })],
    ["of three weeks", shopOf({ customers: 400, weeks: 3, seed: 4 })],
    ["of a single day", shopOf({ customers: 400, weeks: 0, seed: 4 })],
    ["to which nobody came back", Array.from({ length: 50 }, () => ({ x: 0, tx: 0, T: 30, netCents: 900 }))],
    ["that gave everything away", Array.from({ length: 50 }, () => ({ x: 2, tx: 20, T: 30, netCents: 0 }))],
  ])("is nothing for a shop %s", (_, customers) => {
    expect(fitValue(customers)).toBeUndefined();
  });

  it("is the shop's mean spend where all spend alike", () => {
    const fit = fitValue(
      Array.from({ length: 60 }, (_, i) => ({
        x: i % 4,
        tx: i % 4 === 0 ? 0 : 20 + (i % 9),
        T: 40,
        netCents: 2_000 * ((i % 4) + 1),
      })),
    );
    if (!fit) throw new Error("There are customers enough.");

    const value = createValuation(fit.parameters).expectedValue({ x: 1, tx: 30, T: 40, netCents: 4_000 });

    expect(fit.parameters.spendBasis).toBe("mean");
    expect(value.expectedCents / value.expectedPurchases).toBeCloseTo(2_000, -2.5);
  });

  it("takes a customer who returned everything for one of little value, not of none", () => {
    const shop = shopOf({ customers: 500, weeks: 80, seed: 5 });
    const fit = fitValue([
      ...shop,
      { x: 1, tx: 9, T: 50, netCents: 0 },
      { x: 0, tx: 0, T: 50, netCents: -700 },
    ]);
    if (!fit) throw new Error("There are customers enough.");
    const { expectedValue } = createValuation(fit.parameters);

    const [returned, kept] = [-700, 3_000].map((netCents) => expectedValue({ x: 0, tx: 0, T: 50, netCents }));

    expect(fit.spendFit?.excluded).toBe(2);
    expect(returned?.expectedCents).toBeGreaterThan(0);
    expect(returned?.expectedCents).toBeLessThan(kept?.expectedCents ?? 0);
  });
});

describe("the total over customers", () => {
  it("is the sum of what each is expected to bring in", () => {
    const shop = shopOf({ customers: 300, weeks: 80, seed: 6 });
    const fit = fitValue(shop);
    if (!fit) throw new Error("There are customers enough.");
    const { expectedValue } = createValuation(fit.parameters);

    const total = expectedTotal(fit.parameters, shop, undefined);

    const sum = shop.reduce((cents, customer) => cents + expectedValue(customer).expectedCents, 0);
    expect(Math.abs(total.expectedCents - sum)).toBeLessThan(shop.length);
    expect(total.interval).toBeUndefined();
  });

  it("comes true within its interval in four of five shops that behave as the model says", () => {
    const outcomes = Array.from({ length: 25 }, (_, i) => {
      const shop = shopOf({ customers: 300, weeks: 80, weeksAhead: 52, seed: 100 + i });
      const mbg = mbgNbd.fit(shop.map((customer) => ({ ...customer, customers: 1 })));
      if (!mbg) throw new Error("There are customers enough.");
      const purchases = { model: "MBG/NBD" as const, ...mbg };
      const fit = fitValue(shop, { purchases, weeks: 52, discountPerYear: 0 });
      if (!fit) throw new Error("There are customers enough.");
      const { interval } = expectedTotal(fit.parameters, shop, 0);
      const actual = shop.reduce((sum, { spentAhead }) => sum + spentAhead, 0);
      return interval !== undefined && interval.lowCents <= actual && actual <= interval.highCents;
    });

    // 20 of 25 are expected; 15 to 25 leave out one case in a hundred.
    expect(outcomes.filter(Boolean).length).toBeGreaterThanOrEqual(15);
  });

  it("is as unsure as earlier totals were wrong", () => {
    expect(relativeErrorOfTotals([])).toBeUndefined();
    expect(
      relativeErrorOfTotals([
        { expected: 90, actual: 100 },
        { expected: 130, actual: 100 },
      ]),
    ).toBeCloseTo(Math.sqrt((0.01 + 0.09) / 2), 12);
  });
});
