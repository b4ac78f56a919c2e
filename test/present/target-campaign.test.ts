import { describe, expect, it } from "vitest";
import { presentCampaign } from "../../src/present/target-campaign.ts";
import { type CampaignList, targetCampaign } from "../../src/tools/target-campaign.ts";
import { expectWhole } from "./report-truths.ts";

const input = targetCampaign.input.parse({ campaign: "winback", limit: 2 });

describe("a campaign's list, presented", () => {
  it("with who is held out, why each has their place, and how to measure it", () => {
    expect(presentCampaign({ tool: "target_campaign", input, result: aList() })).toMatchSnapshot();
  });

  it("fits wherever it is said", () => {
    expectWhole(presentCampaign({ tool: "target_campaign", input, result: aList() }));
  });

  it("is asked for again by its name, so that the next page and the file hold out the same", () => {
    const { choices, request, facts } = presentCampaign({ tool: "target_campaign", input, result: aList() });
    const again = choices.flatMap((choice) =>
      "request" in choice && choice.request.tool === "target_campaign" ? [choice.request.input] : [],
    );

    expect(request?.input).toEqual({ ...input, campaign_id: "winback-1" });
    expect(again).toEqual([
      { ...input, campaign_id: "winback-1", offset: 2 },
      { ...input, campaign_id: "winback-1" },
    ]);
    expect(facts).toContainEqual({ label: "Campaign id", value: "winback-1" });
  });

  it("says unknown where nothing is known", () => {
    const list = aList();
    const unknown = {
      netValueCents: null,
      valueAtRiskCents: null,
      expectedValue12mCents: null,
      costCents: null,
    };
    const measurement = { ...list.measurement, baseShare: null, neededCustomers: null };
    const report = presentCampaign({
      tool: "target_campaign",
      input,
      result: { ...list, measurement, totals: { ...list.totals, ...unknown } },
    });

    expect(report.facts?.map(({ value }) => value)).toEqual([...Array(5).fill("unknown"), "winback-1"]);
  });

  it("says why nobody is on it", () => {
    const list = { ...aList(), customers: [], matching: 0 };
    const headline = (totals: object) =>
      presentCampaign({
        tool: "target_campaign",
        input,
        result: { ...list, totals: { ...list.totals, ...totals } },
      }).summary;

    expect(headline({ scored: 0 })).toContain("Widen the filters");
    expect(headline({ scored: 7, excluded: 7, eligible: 0 })).toContain("All 7 who fit are left out");
  });
});

function aList(): CampaignList {
  const customer = {
    ...{ alias: "C-7K2M9QXA", orders: 3, returns: 0, netValueCents: 30_000, averageOrderValueCents: 10_000 },
    ...{
      firstOrderAt: "2025-01-01T12:00:00.000Z",
      lastOrderAt: "2025-10-01T12:00:00.000Z",
      recencyDays: 160,
    },
    ...{ interpurchaseMeanDays: 90, mainCategory: "mugs", lifecycle: "at_risk" as const },
    churn: { risk: 0.8, level: "high" as const, horizonDays: 90, reasons: [] },
    ...{ expectedValue12mCents: 2_000, expectedValue12mRange: null, valueAtRiskCents: 5_000, rfm: null },
    archetype: { id: "A-1", name: "frequent customers, otherwise mixed" },
    ...{
      place: 1,
      score: 0.9,
      reasons: ["Has spent more than 99 % of customers."],
      group: "contact" as const,
    },
  };
  return {
    ...{ campaign: "winback", campaignId: "winback-1", season: null, matching: 3 },
    customers: [
      customer,
      {
        ...{
          ...customer,
          alias: "C-00000001",
          place: 2,
          score: 0.5,
          group: "holdout",
          churn: null,
          archetype: null,
        },
        ...{ netValueCents: null, expectedValue12mCents: null, valueAtRiskCents: null, mainCategory: null },
      },
    ],
    totals: {
      ...{
        scored: 5,
        eligible: 3,
        excluded: 2,
        contacts: 2,
        heldOut: 1,
        costCents: 160,
        netValueCents: 60_000,
      },
      ...{ valueAtRiskCents: 10_000, expectedValue12mCents: 4_000 },
      unknown: { churnRisk: 1, netValue: 1, valueAtRisk: 1, expectedValue12m: 1 },
    },
    byArchetype: [{ id: "A-1", name: "frequent customers, otherwise mixed", customers: 12 }],
    measurement: {
      ...{ baseShare: 0.2, horizonDays: 90, rise: 0.02, neededCustomers: 25_000, findableRise: null },
      ...{ isLargeEnough: false, sentences: ["Do not write to those held out."] },
    },
    provenance: {
      ...{
        asOf: "2026-03-10T23:59:59.999Z",
        period: { from: "2025-03-01", to: "2026-03-10" },
        timeZone: "UTC",
      },
      ...{
        currency: "USD",
        synthetic: false,
        dataVersion: 1,
        rows: { eligible: 3 },
        method: "By hand.",
        unknown: [],
      },
    },
  };
}
