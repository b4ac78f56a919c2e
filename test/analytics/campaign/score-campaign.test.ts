import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAMPAIGN_GOALS, type CampaignCustomer } from "../../../src/analytics/campaign/campaign-customer.ts";
import {
  campaignReasons,
  campaignScores,
  scoreCampaign,
} from "../../../src/analytics/campaign/score-campaign.ts";

const UNKNOWN: CampaignCustomer = {
  purchaseDays: 1,
  lifecycle: undefined,
  churnRisk: undefined,
  expectedValueRank: undefined,
  valueAtRiskRank: undefined,
  keepableValueRank: undefined,
  netValueRank: undefined,
  momentum: undefined,
  seasonShare: undefined,
  shopSeasonShare: undefined,
  discountDependency: undefined,
};

describe("the fit of a customer to a campaign", () => {
  it("is the weighted mean of what is known", () => {
    const customer = { ...UNKNOWN, expectedValueRank: 0.9, churnRisk: 0.5 };

    const acquisition = scoreCampaign("acquisition", customer);

    expect(acquisition).toEqual({
      kind: "scored",
      score: expect.closeTo((0.5 * 0.9 + 0.3 * 0.5) / 0.8),
      reasons: ["More expected value than 90 % of customers.", "A chance of 50 % to buy again."],
    });
  });

  it("leaves out what is unknown, rather than counting it as nothing", () => {
    const customer = { ...UNKNOWN, purchaseDays: 3, netValueRank: 0.9 };

    const loyalty = scoreCampaign("loyalty", customer);

    expect(loyalty).toMatchObject({
      kind: "scored",
      score: expect.closeTo((0.4 * Math.log10(3) + 0.3 * 0.9) / 0.7),
    });
  });

  it("under retention is what can be kept, and not the risk: who has long gone comes last", () => {
    const silent = { ...UNKNOWN, lifecycle: "at_risk" as const, valueAtRiskRank: 0.95 };
    const gone = { ...silent, churnRisk: 0.99, keepableValueRank: 0.6 };
    const wavering = { ...silent, churnRisk: 0.4, keepableValueRank: 0.98 };

    expect(scoreCampaign("retention", gone)).toMatchObject({ score: expect.closeTo(0.6) });
    expect(scoreCampaign("retention", wavering)).toEqual({
      kind: "scored",
      score: expect.closeTo(0.98),
      reasons: [
        "More to keep than with 98 % of customers: value that is at risk, of somebody who may well return.",
        "More value at risk than 95 % of customers.",
        "A chance of 60 % to buy again.",
      ],
    });
  });

  it("under retention goes by the value at risk where nothing is known of churn", () => {
    const customer = { ...UNKNOWN, valueAtRiskRank: 0.9 };

    expect(scoreCampaign("retention", customer)).toMatchObject({ score: expect.closeTo(0.9) });
  });

  it("is not claimed of somebody of whom nothing is known", () => {
    expect(scoreCampaign("growth", UNKNOWN)).toEqual({
      kind: "not_for_them",
      reason: "Too little is known of them.",
    });
  });

  it("wins back the lapsed, and keeps the others", () => {
    const ranks = { netValueRank: 0.8, valueAtRiskRank: 0.7, keepableValueRank: 0.7 };
    const known = { ...UNKNOWN, purchaseDays: 4, churnRisk: 0.6, ...ranks };

    const lapsed = campaignScores({ ...known, lifecycle: "lapsed" });
    const active = campaignScores({ ...known, lifecycle: "active" });

    expect([lapsed.retention, lapsed.growth, lapsed.loyalty]).toEqual([undefined, undefined, undefined]);
    expect(lapsed.winback).toBeGreaterThan(0.5);
    expect(active.winback).toBeUndefined();
    expect(active.retention).toBeGreaterThan(0.5);
  });

  it("calls nobody loyal after two purchases, and nobody a new customer after one more than the first", () => {
    const twice = { ...UNKNOWN, purchaseDays: 2, churnRisk: 0.2, netValueRank: 0.9, expectedValueRank: 0.9 };

    expect(campaignScores(twice)).toMatchObject({ loyalty: undefined, acquisition: undefined });
  });

  it("measures a season by the shop's own", () => {
    const likeOthers = { ...UNKNOWN, seasonShare: 0.25, shopSeasonShare: 0.25 };

    const scores = [
      likeOthers,
      { ...likeOthers, seasonShare: 0.5 },
      { ...likeOthers, seasonShare: 0.75 },
    ].map((customer) => campaignScores(customer).seasonal);

    expect(scores).toEqual([0, 0.5, 1]);
  });

  it("gives no reason that does not speak for the customer", () => {
    const customer = { ...UNKNOWN, purchaseDays: 5, momentum: 0.1, expectedValueRank: 0.2 };

    expect(campaignReasons("growth", customer)).toEqual([]);
  });
});

describe("the fit of any customer", () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
  const anyCustomer: fc.Arbitrary<CampaignCustomer> = fc.record({
    purchaseDays: fc.integer({ min: 0, max: 400 }),
    lifecycle: fc.constantFrom(undefined, "new", "active", "cooling", "at_risk", "lapsed"),
    churnRisk: share,
    expectedValueRank: share,
    valueAtRiskRank: share,
    keepableValueRank: share,
    netValueRank: share,
    momentum: fc.option(fc.double({ min: -1, max: 50, noNaN: true }), { nil: undefined }),
    seasonShare: share,
    shopSeasonShare: share,
    discountDependency: share,
  });

  it("lies between 0 and 1 under every goal, with at most three reasons", () => {
    fc.assert(
      fc.property(anyCustomer, fc.constantFrom(...CAMPAIGN_GOALS), (customer, goal) => {
        const scored = scoreCampaign(goal, customer);

        if (scored.kind === "not_for_them") {
          expect(scored.reason).not.toBe("");
          return;
        }
        expect(scored.score).toBeGreaterThanOrEqual(0);
        expect(scored.score).toBeLessThanOrEqual(1);
        expect(scored.reasons.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  const RISES = [
    ["retention", "keepableValueRank"],
    ["growth", "expectedValueRank"],
    ["growth", "momentum"],
    ["winback", "netValueRank"],
    ["winback", "valueAtRiskRank"],
    ["winback", "purchaseDays"],
    ["seasonal", "seasonShare"],
    ["seasonal", "expectedValueRank"],
    ["loyalty", "purchaseDays"],
    ["loyalty", "netValueRank"],
    ["acquisition", "expectedValueRank"],
  ] as const;

  it.each(RISES)("under %s never falls as %s rises", (goal, figure) => {
    fc.assert(
      fc.property(anyCustomer, fc.double({ min: 0, max: 1, noNaN: true }), (customer, by) => {
        const purchaseDays = goal === "acquisition" ? 1 : Math.max(3, customer.purchaseDays);
        const known = { ...customer, purchaseDays };
        const from = known[figure] ?? 0;
        const rise = figure === "purchaseDays" ? Math.ceil(5 * by) : by * (1 - Math.min(1, from));

        const before = campaignScores({ ...known, [figure]: from })[goal];
        const after = campaignScores({ ...known, [figure]: from + rise })[goal];

        expect(after === undefined).toBe(before === undefined);
        expect(after ?? 0).toBeGreaterThanOrEqual((before ?? 0) - 1e-12);
      }),
    );
  });
});
