import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoresOf } from "../../../src/analytics/btyd/models.ts";
import { choleskyFactor } from "../../../src/analytics/numerics/covariance.ts";
import { createRandom } from "../../../src/analytics/numerics/random.ts";
import { discountedPurchases } from "../../../src/analytics/value/discounted-purchases.ts";
import { createValuation, expectedValue } from "../../../src/analytics/value/expected-value.ts";
import { fitValue } from "../../../src/analytics/value/fit-value.ts";
import type { ValueParameters } from "../../../src/analytics/value/value-parameters.ts";
import { simulatedCustomers } from "../../support/simulated-customers.ts";

/** BG/NBD as published for the CDNOW sample, and a Gamma-Gamma in cents. */
const PARAMETERS: ValueParameters = {
  purchases: { model: "BG/NBD", parameters: { r: 0.242595, alpha: 4.413602, a: 0.792922, b: 2.425906 } },
  purchasesBasis: "fitted",
  spend: { p: 6.25, q: 3.75, v: 1_544 },
  spendBasis: "fitted",
  weeks: 39,
  discountPerYear: 0,
  seasonalFactor: 1,
};
const CUSTOMER = { x: 2, tx: 30.43, T: 38.86, netCents: 9_000 };

const TRUTH = {
  truth: { model: "BG/NBD" as const, parameters: { r: 0.8, alpha: 4, a: 0.5, b: 5 } },
  spend: { p: 4, q: 4, v: 2_000 },
};

describe("expected value", () => {
  it("is expected purchases times expected spend", () => {
    const value = expectedValue(PARAMETERS, CUSTOMER);

    // 1.226 purchases (Fader, Hardie & Lee) at 6.25 · (1544 + 9000) / (6.25 · 3 + 3.75 - 1) = 3065.12 cents.
    expect(value.expectedPurchases).toBeCloseTo(1.226, 3);
    expect(value.expectedCents).toBeCloseTo(1.226 * 3_065.12, -1);
  });

  it("puts less weight on what comes later, the higher the discount rate", () => {
    const cents = [0, 0.1, 0.5].map(
      (discountPerYear) => expectedValue({ ...PARAMETERS, discountPerYear }, CUSTOMER).expectedCents,
    );

    expect(cents).toEqual(cents.toSorted((one, other) => other - one));
    // Purchases of 39 weeks lie under 20 weeks ahead on average.
    expect((cents[1] ?? 0) / (cents[0] ?? 1)).toBeGreaterThan(1.1 ** (-20 / 52));
  });

  it("is discounted as if week by week", () => {
    const { expectedPurchases } = scoresOf(PARAMETERS.purchases);
    let [weekByWeek, before] = [0, 0];
    for (let week = 1; week <= 52; week += 1) {
      const until = expectedPurchases(CUSTOMER, week);
      weekByWeek += (until - before) / 1.15 ** ((week - 0.5) / 52.18);
      before = until;
    }

    const year = { weeks: 52, seasonalFactor: 1, discountPerYear: 0.15 };
    const { discounted } = discountedPurchases((weeks) => expectedPurchases(CUSTOMER, weeks), year);

    expect(discounted / weekByWeek).toBeCloseTo(1, 4);
  });

  it("rises with the season ahead", () => {
    const [quiet, busy] = [0.8, 1.3].map(
      (seasonalFactor) => expectedValue({ ...PARAMETERS, seasonalFactor }, CUSTOMER).expectedCents,
    );

    expect(busy).toBeGreaterThan(quiet ?? 0);
  });

  it("of a one-time buyer is drawn from the first order towards the shop's mean", () => {
    const [small, large] = [1_000, 20_000].map((netCents) => {
      const value = expectedValue(PARAMETERS, { x: 0, tx: 0, T: 20, netCents });
      return value.expectedCents / value.expectedPurchases;
    });
    const populationMean = (6.25 * 1_544) / 2.75;

    expect(small).toBeGreaterThan(1_000);
    expect(small).toBeLessThan(populationMean);
    expect(large).toBeGreaterThan(populationMean);
    expect(large).toBeLessThan(20_000);
  });

  it("is sound for any customer: whole cents in order, nothing at risk that was not expected", () => {
    const customer = fc
      .record({
        ageDays: fc.integer({ min: 0, max: 2_000 }),
        lastPercent: fc.integer({ min: 0, max: 100 }),
        repeats: fc.integer({ min: 0, max: 1_500 }),
        netCents: fc.integer({ min: -100_000, max: 50_000_000 }),
      })
      .map(({ ageDays, lastPercent, repeats, netCents }) => {
        const last = Math.round((ageDays * lastPercent) / 100);
        const x = Math.min(repeats, last);
        return { x, tx: x === 0 ? 0 : last / 7, T: ageDays / 7, netCents };
      });
    const valuation = createValuation(PARAMETERS);

    fc.assert(
      fc.property(customer, (someone) => {
        const value = valuation.expectedValue(someone);

        for (const cents of [value.expectedCents, value.lowCents, value.highCents, value.atRiskCents])
          expect(Number.isSafeInteger(cents) && cents >= 0).toBe(true);
        expect(value.lowCents).toBeLessThanOrEqual(value.highCents);
        expect(value.atRiskCents).toBeLessThanOrEqual(value.expectedIfJustBoughtCents);
      }),
    );
  });

  it("needs nothing but the stored parameters", () => {
    const stored = JSON.parse(JSON.stringify(PARAMETERS));

    expect(expectedValue(stored, CUSTOMER)).toEqual(expectedValue(PARAMETERS, CUSTOMER));
  });
});

describe("value at risk", () => {
  it("is nothing on the day of a purchase and grows with silence", () => {
    const atRisk = [30.43, 35, 45, 60].map((T) => expectedValue(PARAMETERS, { ...CUSTOMER, T }).atRiskCents);

    expect(atRisk[0]).toBe(0);
    expect(atRisk[1]).toBeGreaterThan(0);
    expect(atRisk[2]).toBeGreaterThan(atRisk[1] ?? 0);
  });

  it("is something for a one-time buyer too, whom BG/NBD takes to be alive for ever", () => {
    const value = expectedValue(PARAMETERS, { x: 0, tx: 0, T: 38, netCents: 3_000 });

    expect(value.atRiskCents).toBeGreaterThan(0);
  });
});

describe("the 80 % interval of a customer", () => {
  const customers = simulatedCustomers({ ...TRUTH, customers: 6_000, weeks: 104, weeksAhead: 52, seed: 21 });
  const asked = customers.map(({ x, tx, T, spent }) => ({ x, tx, T, netCents: Math.round(spent) }));
  const fit = fitValue(asked, { weeks: 52, discountPerYear: 0 });
  if (!fit) throw new Error("The simulated shop should have a fit.");
  const values = asked.map(createValuation(fit.parameters).expectedValue);

  it("is exceeded by one in ten of those who are likely to buy", () => {
    const likely = values.flatMap((value, i) =>
      value.highCents > 0 ? [{ value, spent: customers[i]?.spentAhead ?? 0 }] : [],
    );

    const above = likely.filter(({ value, spent }) => spent > value.highCents).length / likely.length;

    expect(above).toBeGreaterThan(0.085);
    expect(above).toBeLessThan(0.115);
  });

  it("is undercut by one in ten of those who are nearly sure to buy", () => {
    const sure = values.flatMap((value, i) =>
      value.lowCents > 0 ? [{ value, spent: customers[i]?.spentAhead ?? 0 }] : [],
    );

    const below = sure.filter(({ value, spent }) => spent < value.lowCents).length / sure.length;

    expect(sure.length).toBeGreaterThan(200);
    expect(below).toBeGreaterThan(0.05);
    expect(below).toBeLessThan(0.15);
  });

  it("takes in the error of the parameters as draws from their distribution would", () => {
    const { purchasesLogCovariance = [], purchases } = fit.parameters;
    const valuation = createValuation(fit.parameters);
    const someone = { x: 3, tx: 60, T: 70, netCents: 8_000 };
    const factor = choleskyFactor(purchasesLogCovariance) ?? [];
    const random = createRandom(8);

    const draws = Array.from({ length: 2_000 }, () => {
      const normals = factor.map(() => random.normal());
      const parameters = Object.fromEntries(
        Object.entries(purchases.parameters).map(([name, value], i) => {
          const move = (factor[i] ?? []).reduce((sum, entry, k) => sum + entry * (normals[k] ?? 0), 0);
          return [name, value * Math.exp(move)];
        }),
      );
      const drawn = { ...fit.parameters, purchases: { ...purchases, parameters } } as ValueParameters;
      return Math.log(expectedValue(drawn, someone).expectedPurchases);
    });
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length);

    const moments = valuation.momentsOf(someone);
    const logSlopes = moments.slopes.map((slope, i) =>
      i < purchasesLogCovariance.length ? slope / moments.expectedCents : 0,
    );
    expect(Math.sqrt(valuation.varianceOf(logSlopes)) / spread).toBeCloseTo(1, 1);
  });
});
