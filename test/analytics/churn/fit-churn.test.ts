import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type ChurnParameters, churnRisk, churnRiskOf } from "../../../src/analytics/churn/churn-risk.ts";
import { type ChurnFit, fitChurn } from "../../../src/analytics/churn/fit-churn.ts";
import { churnScores } from "../../../src/analytics/churn/scores.ts";
import { cdnowDays, dayNumber } from "../../support/cdnow.ts";
import { hasSharedData, sharedDataNote } from "../../support/shared-data.ts";
import { simulatedShop, simulatedShopOfEquals } from "./simulated-shop.ts";
import { type CustomerDays, churnHistoryOn, standingsOn } from "./standings.ts";

describe("the churn risk of a shop whose customers leave without a word", () => {
  const shop = simulatedShop({ customers: 700, days: 726, spendEffect: 0.5 });
  let fit: ChurnFit;
  beforeAll(() => {
    fit = fitOn(shop, { lastDay: 545, horizonDays: 180 });
  });

  it("ranks the customers and has their level", () => {
    const scores = holdoutScores(shop, fit, { lastDay: 545, horizonDays: 180 });

    expect(scores?.auc).toBeGreaterThan(0.85);
    expect(scores?.calibrationError).toBeLessThan(0.06);
  });

  it("takes from spend what spend says", () => {
    // Too few purchases to tell from dates alone who buys often.
    const rare = simulatedShop({
      customers: 1_500,
      days: 720,
      gapDays: 250,
      leaving: 0.02,
      spendEffect: 0.8,
    });

    const { spend } = parametersOf(fitOn(rare, { lastDay: 545, horizonDays: 180 }));

    expect(spend?.slope).toBeLessThan(-0.2);
  });

  it("records how every candidate did on each past window but the oldest", () => {
    expect(fit.judged.map(({ daysBefore }) => daysBefore)).toEqual([180]);
    expect(fit.judged[0]?.candidates.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "mixture",
        "mixture with spend",
        "BG/NBD",
        "NBD",
        "base rate",
        "recency alone",
      ]),
    );
  });

  it("is the same once stored and read back", () => {
    const parameters = parametersOf(fit);
    const customer = { x: 3, tx: 20.5, T: 31, meanValue: 42 };

    const stored = JSON.parse(JSON.stringify(parameters)) as ChurnParameters;

    expect(churnRiskOf(stored, customer)).toBe(churnRiskOf(parameters, customer));
  });

  it("never falls as the customer's silence goes on, and lies between 0 and 1", () => {
    const risk = churnRisk(parametersOf(fit));
    const weeks = fc.double({ min: 0, max: 300, noNaN: true });
    const value = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }));

    fc.assert(
      fc.property(fc.nat({ max: 500 }), weeks, weeks, weeks, value, (x, span, one, other, meanValue) => {
        const tx = x === 0 ? 0 : span;
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((silence) =>
          risk({ x, tx, T: tx + silence, meanValue }),
        );

        expect(early).toBeGreaterThan(0);
        expect(late).toBeLessThan(1);
        expect(late).toBeGreaterThanOrEqual((early ?? 1) - 1e-9);
      }),
    );
  });
});

describe("the churn risk", () => {
  it("of customers who buy by the clock gives weight to regular buying", () => {
    const shop = simulatedShop({ customers: 400, days: 600, regularity: 4 });

    const { models } = parametersOf(fitOn(shop, { lastDay: 599, horizonDays: 90 }));

    const regular = models.filter(({ name }) => name.startsWith("MBG/CNBD"));
    expect(regular.reduce((sum, { weight }) => sum + weight, 0)).toBeGreaterThan(0.6);
  });

  it("takes in models that ran off where past days show that they help", () => {
    // All leave alike: every model of dropout runs off to that limit, and settles nothing of its own.
    const shop = simulatedShopOfEquals({ customers: 1_500, days: 1_080, gapDays: 10 });

    const fit = fitOn(shop, { lastDay: 1_079, horizonDays: 180 });

    if (fit.kind !== "fitted") throw new Error(fit.reason);
    const brierOf = (name: string) =>
      fit.judged[0]?.candidates.find((candidate) => candidate.name === name)?.scores.brier ?? 1;
    expect(fit.chosen).toBe("mixture of all");
    expect(brierOf("mixture of all")).toBeLessThan(brierOf("mixture"));
    expect(brierOf("mixture")).toBeGreaterThan(brierOf("recency alone"));
  });

  it("is known where most customers buy once", () => {
    const shop = simulatedShop({ customers: 1_500, days: 540, once: 0.9 });

    expect(fitOn(shop, { lastDay: 539, horizonDays: 180 }).kind).toBe("fitted");
  });

  it.each([
    [
      "too few customers",
      simulatedShop({ customers: 60, days: 540 }),
      /customers had bought by \d+ days before the last, and 100 are needed/,
    ],
    ["one-time buyers only", simulatedShop({ customers: 900, days: 540, once: 1 }), /more than once/],
  ])("is unknown with a reason of %s", (_, shop, reason) => {
    const fit = fitOn(shop, { lastDay: 539, horizonDays: 180 });

    expect(fit).toMatchObject({ kind: "unknown", reason: expect.stringMatching(reason) });
  });

  it("is unknown where a simple rule foretells as well", () => {
    const shop = simulatedShop({ customers: 300, days: 540 });
    const { past, ...history } = churnHistoryOn(shop, { lastDay: 539, horizonDays: 180 });
    // What they did has nothing to do with how they stood.
    const byChance = past.map((window) =>
      window.map((customer, i) => ({ ...customer, silent: i % 2 === 0 })),
    );

    const fit = fitChurn({ ...history, past: byChance });

    expect(fit).toMatchObject({
      kind: "unknown",
      reason: expect.stringMatching(/^Over the last \d+ days the estimate did no better than /),
    });
  });
});

describe.skipIf(!hasSharedData)(`the churn risk of the CDNOW sample${sharedDataNote}`, () => {
  it("is at least as good as the best reference of each column, from the calibration period alone", () => {
    const customers = cdnowDays("CDNOW_sample.txt", "1998-06-30");
    const split = { lastDay: dayNumber("1997-09-30"), horizonDays: 273 };

    const scores = holdoutScores(customers, fitOn(customers, split), split);

    expect(scores?.auc).toBeGreaterThanOrEqual(0.774);
    expect(scores?.brier).toBeLessThanOrEqual(0.161);
    expect(scores?.calibrationError).toBeLessThanOrEqual(0.054);
  });
});

function fitOn(shop: readonly CustomerDays[], split: { lastDay: number; horizonDays: number }): ChurnFit {
  return fitChurn(churnHistoryOn(shop, split));
}

function holdoutScores(
  shop: readonly CustomerDays[],
  fit: ChurnFit,
  { lastDay, horizonDays }: { lastDay: number; horizonDays: number },
) {
  const truth = standingsOn(shop, { day: lastDay, daysAhead: horizonDays });
  return churnScores(
    truth.map(churnRisk(parametersOf(fit))),
    truth.map(({ silent }) => silent),
  );
}

function parametersOf(fit: ChurnFit): ChurnParameters {
  if (fit.kind === "unknown") throw new Error(fit.reason);
  return fit.parameters;
}
