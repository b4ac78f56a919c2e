import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedIfJustBought } from "../../../src/analytics/btyd/if-just-bought.ts";
import { type FittedPurchases, scoresOf } from "../../../src/analytics/btyd/models.ts";
import { purchaseCountsOf } from "../../../src/analytics/btyd/purchase-counts.ts";
import { sampleOfCustomers } from "../../../src/analytics/btyd/sample-of-customers.ts";
import { simulatedCustomers } from "../../support/simulated-customers.ts";

/** As fitted to the CDNOW sample. */
const models: FittedPurchases[] = [
  { model: "BG/NBD", parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } },
  { model: "MBG/NBD", parameters: { r: 0.5248, alpha: 6.1831, a: 0.8914, b: 1.614 } },
  { model: "Pareto/NBD", parameters: { r: 0.5533, alpha: 10.5777, s: 0.6062, beta: 11.6687 } },
  { model: "NBD", parameters: { r: 0.3848, alpha: 12.072 } },
];
const history = fc
  .record({
    ageDays: fc.integer({ min: 0, max: 1_400 }),
    lastPercent: fc.integer({ min: 0, max: 100 }),
    repeats: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ ageDays, lastPercent, repeats }) => {
    const lastDay = Math.round((ageDays * lastPercent) / 100);
    const x = Math.min(repeats, lastDay);
    return { x, tx: x === 0 ? 0 : lastDay / 7, T: ageDays / 7 };
  });

describe.each(models)("how many purchases a customer makes under $model", (fitted) => {
  const { expectedPurchases, pInactive } = scoresOf(fitted);
  const countsOf = purchaseCountsOf(fitted);

  it("has the mean and the chance of none that the closed forms give", () => {
    fc.assert(
      fc.property(history, (h) => {
        const counts = countsOf(h, 39);

        const any = counts.reduce((sum, chance) => sum + chance, 0);
        const mean = counts.reduce((sum, chance, i) => sum + chance * (i + 1), 0);
        expect(1 - any).toBeCloseTo(pInactive(h, 39), 3);
        expect(Math.abs(mean - expectedPurchases(h, 39))).toBeLessThan(1e-3 * (1 + mean));
      }),
    );
  });

  it("comes out as foretold among customers who behave so", () => {
    const customers = simulatedCustomers({
      truth: fitted,
      customers: 20_000,
      weeks: 52,
      weeksAhead: 26,
      seed: 5,
    });

    const foretold = [0, 0, 0, 0];
    const seen = [0, 0, 0, 0];
    for (const customer of customers) {
      const counts = countsOf(customer, 26);
      for (let n = 1; n < 4; n += 1) foretold[n] = (foretold[n] ?? 0) + (counts[n - 1] ?? 0);
      seen[customer.purchasesAhead] = (seen[customer.purchasesAhead] ?? 0) + 1;
    }

    for (let n = 1; n < 4; n += 1) {
      const deviation = Math.sqrt(foretold[n] ?? 0);
      expect(Math.abs((seen[n] ?? 0) - (foretold[n] ?? 0))).toBeLessThan(4 * deviation);
    }
  });

  it("is expected to be no fewer had they just bought, if they bought before", () => {
    fc.assert(
      fc.property(history, (h) => {
        fc.pre(h.x > 0);

        const ifJustBought = expectedIfJustBought(h, (other) => expectedPurchases(other, 39));

        expect(ifJustBought).toBeGreaterThanOrEqual(expectedPurchases(h, 39) * (1 - 1e-9));
      }),
    );
  });
});

describe("a one-time buyer who had just bought", () => {
  it.each(models.slice(0, 3))(
    "is expected to do better than after a year of silence, under $model",
    (fitted) => {
      const { expectedPurchases } = scoresOf(fitted);
      const silent = { x: 0, tx: 0, T: 52 };

      const ifJustBought = expectedIfJustBought(silent, (other) => expectedPurchases(other, 52));

      expect(ifJustBought).toBeGreaterThan(expectedPurchases(silent, 52));
      expect(ifJustBought).toBeLessThanOrEqual(expectedPurchases({ x: 1, tx: 52, T: 52 }, 52));
    },
  );
});

describe("a sample of customers", () => {
  const histories = Array.from({ length: 300 }, (_, i) => ({
    x: i % 7,
    tx: i % 7 === 0 ? 0 : i / 10,
    T: 10 + i / 5,
    customers: 1 + ((i * 37) % 90),
  }));
  const total = histories.reduce((sum, { customers }) => sum + customers, 0);

  it("is of the asked size, with each count of purchases in its share", () => {
    const sample = sampleOfCustomers(histories, { customersMax: 2_000 });

    const shareOf = (of: typeof histories, x: number) =>
      of.reduce((sum, h) => sum + (h.x === x ? h.customers : 0), 0) /
      of.reduce((sum, h) => sum + h.customers, 0);
    expect(sample.reduce((sum, { customers }) => sum + customers, 0)).toBeCloseTo(2_000, -1);
    for (let x = 0; x < 7; x += 1) expect(shareOf([...sample], x)).toBeCloseTo(shareOf(histories, x), 1);
  });

  it("is everybody where there are no more than asked for, and the same for the same seed", () => {
    expect(sampleOfCustomers(histories, { customersMax: total })).toBe(histories);
    expect(sampleOfCustomers(histories, { customersMax: 100, seed: 4 })).toEqual(
      sampleOfCustomers(histories, { customersMax: 100, seed: 4 }),
    );
  });
});
