import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitGammaGamma } from "../../../src/analytics/btyd/gamma-gamma.ts";
import type { CountedHistory } from "../../../src/analytics/btyd/history.ts";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import {
  type FittedPurchases,
  fitCandidates,
  inOrderOfTrust,
  scoresOf,
} from "../../../src/analytics/btyd/models.ts";
import { purchaseCountsOf } from "../../../src/analytics/btyd/purchase-counts.ts";
import { simulatedCustomers } from "../../support/simulated-customers.ts";

const asked = [
  { x: 0, tx: 0, T: 0 },
  { x: 0, tx: 0, T: 400 },
  { x: 1, tx: 30, T: 30 },
  { x: 3, tx: 1, T: 500 },
  { x: 3_000, tx: 429, T: 430 },
  { x: 3_000, tx: 429, T: 900 },
];

const shops: Record<string, CountedHistory[]> = {
  "ten customers": [
    { x: 0, tx: 0, T: 30, customers: 7 },
    { x: 1, tx: 10, T: 30, customers: 2 },
    { x: 40, tx: 29, T: 30, customers: 1 },
  ],
  "one customer who came back once": [{ x: 1, tx: 3, T: 3, customers: 1 }],
  "five hundred who are all alike": [{ x: 4, tx: 20, T: 52, customers: 500 }],
  "customers who all bought today": [
    { x: 2, tx: 40, T: 40, customers: 50 },
    { x: 5, tx: 30, T: 30, customers: 50 },
    { x: 9, tx: 50, T: 50, customers: 50 },
  ],
  "thousands of purchases each": [
    { x: 3_000, tx: 429, T: 430, customers: 4 },
    { x: 1_200, tx: 200, T: 430, customers: 5 },
    { x: 2_500, tx: 430, T: 430, customers: 3 },
    { x: 0, tx: 0, T: 430, customers: 10 },
  ],
  "one heavy buyer among one-time buyers": [
    { x: 0, tx: 0, T: 100, customers: 10_000 },
    { x: 2_000, tx: 299, T: 300, customers: 1 },
  ],
  "a history of two days": [
    { x: 0, tx: 0, T: 1 / 7, customers: 100 },
    { x: 1, tx: 1 / 7, T: 1 / 7, customers: 5 },
  ],
};

describe.each(Object.entries(shops))("%s", (_, histories) => {
  it("make fits with finite positive parameters and scores in range, or none", () => {
    const candidates = fitCandidates(histories);

    for (const fit of candidates) {
      expect(Number.isFinite(fit.logLikelihood)).toBe(true);
      expect(fit.identified).toBe(fit.whyNot === undefined);
      expectSoundScores(fit);
    }
  });
});

describe("any shop", () => {
  const history = fc
    .record({
      ageDays: fc.integer({ min: 0, max: 1_500 }),
      lastShare: fc.double({ min: 0, max: 1, noNaN: true }),
      density: fc.double({ min: 0, max: 1, noNaN: true }),
      customers: fc.integer({ min: 1, max: 400 }),
    })
    .map(({ ageDays, lastShare, density, customers }) => {
      const last = Math.round(ageDays * lastShare);
      const x = Math.ceil(last * density ** 3);
      return { x, tx: x === 0 ? 0 : last / 7, T: ageDays / 7, customers };
    });

  it("is fitted with finite positive parameters and scores in range, or not at all", () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 12 }), (histories) => {
        for (const fit of fitCandidates(histories)) expectSoundScores(fit);
      }),
      { numRuns: 200 },
    );
  });
});

describe("customers of whom nobody came back", () => {
  it("have no fit: how often they buy cannot be told", () => {
    expect(fitCandidates([{ x: 0, tx: 0, T: 50, customers: 900 }])).toEqual([]);
  });
});

describe("customers who never leave", () => {
  const customers = simulatedCustomers({
    truth: { model: "NBD", parameters: { r: 1.5, alpha: 6 } },
    customers: 1_500,
    weeks: 60,
    seed: 3,
  });
  const candidates = fitCandidates(customers.map((customer) => ({ ...customer, customers: 1 })));

  it("leave dropout unidentified, and say which parameters", () => {
    const bg = candidates.find(({ model }) => model === "BG/NBD");

    expect(bg?.identified).toBe(false);
    expect(bg?.whyNot).toMatchObject({ parameters: expect.arrayContaining(["a"]) });
  });

  it("are told best by NBD", () => {
    expect(inOrderOfTrust(candidates)[0]?.model).toBe("NBD");
  });
});

describe("a fit that starts from an earlier one", () => {
  const histories = simulatedCustomers({
    truth: { model: "MBG/NBD", parameters: { r: 0.9, alpha: 6, a: 0.7, b: 1.8 } },
    customers: 1_500,
    weeks: 60,
    seed: 4,
  }).map((customer) => ({ ...customer, customers: 1 }));
  const fresh = mbgNbd.fit(histories);

  it("ends where one from scratch does", () => {
    const start = { r: 1.1, alpha: 7, a: 0.6, b: 1.5 };

    expect(mbgNbd.fit(histories, { start })?.parameters.b).toBeCloseTo(fresh?.parameters.b ?? Number.NaN, 3);
  });

  it("is not led astray by parameters that make no sense", () => {
    for (const b of [1e12, 0, Number.NaN]) {
      const fit = mbgNbd.fit(histories, { start: { r: 1e-9, alpha: 7, a: 1e9, b } });

      expect(fit?.logLikelihood).toBeCloseTo(fresh?.logLikelihood ?? Number.NaN, 4);
    }
  });
});

describe("the order of trust", () => {
  it("prefers identified models by likelihood, and NBD only where no dropout fits better", () => {
    const fit = { identified: true, customers: 100 };
    const four = { r: 1, alpha: 1, a: 1, b: 1 };

    const order = inOrderOfTrust([
      { model: "NBD", parameters: { r: 1, alpha: 1 }, logLikelihood: -120, ...fit },
      { model: "BG/NBD", parameters: four, logLikelihood: -101, ...fit, identified: false },
      { model: "MBG/NBD", parameters: four, logLikelihood: -103, ...fit },
      { model: "Pareto/NBD", parameters: { r: 1, alpha: 1, s: 1, beta: 1 }, logLikelihood: -102, ...fit },
    ]);

    expect(order.map(({ model }) => model)).toEqual(["Pareto/NBD", "MBG/NBD", "BG/NBD", "NBD"]);
  });
});

describe("Gamma-Gamma", () => {
  it("has no fit under ten customers with a value above 0, and counts those it leaves out", () => {
    const nine = Array.from({ length: 9 }, (_, i) => ({ purchases: 2, meanValue: 10 + i }));
    const returned = [
      { purchases: 1, meanValue: 0 },
      { purchases: 3, meanValue: -5 },
    ];

    expect(fitGammaGamma([...nine, ...returned])).toBeUndefined();
    expect(fitGammaGamma([...nine, ...nine, ...returned])?.excluded).toBe(2);
  });

  it("is not identified where all spend the same", () => {
    const fit = fitGammaGamma(
      Array.from({ length: 50 }, (_, i) => ({ purchases: 1 + (i % 4), meanValue: 20 })),
    );

    expect(fit?.identified).toBe(false);
    expect(fit?.correlation).toBeUndefined();
  });

  it("has no population mean where means are too far apart to have one", () => {
    const fit = fitGammaGamma(
      Array.from({ length: 200 }, (_, i) => ({
        purchases: 1 + 20 * (i % 3),
        meanValue: Math.exp((i - 100) / 12),
      })),
    );

    expect(fit?.parameters.q).toBeLessThan(1);
    expect(fit?.populationMean).toBeUndefined();
  });
});

function expectSoundScores(fit: FittedPurchases): void {
  for (const value of Object.values(fit.parameters)) {
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(Number.POSITIVE_INFINITY);
  }
  const scores = scoresOf(fit);
  const countsOf = purchaseCountsOf(fit);
  for (const history of asked) {
    const at = `${fit.model} ${JSON.stringify(fit.parameters)} ${JSON.stringify(history)}`;
    const inactive = scores.pInactive(history, 26);
    for (const chance of [scores.pAlive(history), inactive]) {
      expect(chance, at).toBeGreaterThanOrEqual(0);
      expect(chance, at).toBeLessThanOrEqual(1);
    }
    const expected = scores.expectedPurchases(history, 26);
    expect(expected, at).toBeGreaterThanOrEqual(0);
    expect(expected, at).toBeLessThan(Number.POSITIVE_INFINITY);
    const any = countsOf(history, 26).reduce((sum, chance) => sum + chance, 0);
    expect(any, at).toBeCloseTo(1 - inactive, 2);
  }
}
