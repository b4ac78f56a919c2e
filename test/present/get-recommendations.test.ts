import { describe, expect, it } from "vitest";
import { presentRecommendations } from "../../src/present/get-recommendations.ts";
import { reportText } from "../../src/present/text.ts";
import { getRecommendations } from "../../src/tools/get-recommendations.ts";
import type { Recommendations } from "../../src/tools/recommendations/output.ts";
import { aCustomer, aStranger, provenance } from "./behavior-fixtures.ts";
import { expectWhole } from "./report-truths.ts";

const jug = {
  ...{ productId: "jug", title: "Jug", category: "Kitchen", priceCents: 1_500 },
  because: { kind: "popular" as const, customers: 12 },
  text: "12 customers bought it in the last 90 days.",
};
const nameless = { ...jug, title: null, category: null, priceCents: null };
const page = { matching: 12, offset: 0 };
const because = {
  ...{ kind: "category_buyers" as const, category: "Kitchen", buyers: 42, alsoBuy: 35, share: 35 / 42 },
  allShare: 0.5,
};
const plan = {
  ...{ tier: "at_risk" as const, valueAtRiskCents: 2_500, chanceToBuyAgain: 0.4, products: [jug] },
  timing: { when: "now" as const, silentDays: 41, usualDays: 30, text: "Silent for 41 days." },
  offer: { type: "reminder_of_usual" as const, text: "Remind them." },
};
const unknownPlan = {
  ...{ tier: "lapsed" as const, valueAtRiskCents: null, chanceToBuyAgain: null, products: [] },
  timing: { when: "test_on_a_part" as const, silentDays: null, usualDays: null, text: "Silent." },
  offer: { type: "news" as const, text: "Show what is new." },
};
const action = {
  action: "remind_of_purchase" as const,
  because: { kind: "overdue" as const, overdueDays: 4, dueOn: "2026-06-26" },
  text: "Remind them.",
  valueAtStakeCents: null,
};
const orders = { from: "2025-07-01", to: "2026-06-30", sales: 20, known: 0, discounted: 0, share: null };

type ForOne = Extract<Recommendations, { kind: "customer" }>["advice"];
type ForGroup = Extract<Recommendations, { kind: "group" }>["advice"];

const TO_ONE: readonly ForOne[] = [
  {
    ...{ recommendation: "upsell", averageOrderValueCents: null, ...page, products: [jug, nameless] },
    categories: [{ category: "Kitchen", members: 1, theirPriceCents: 1_000, percentile: 0.5 }],
  },
  { recommendation: "cross_sell", ...page, products: [jug, nameless] },
  {
    ...{ recommendation: "expansion", buys: ["Kitchen"], ...page },
    categories: [{ category: "Home", because: { ...because, candidates: null }, text: "35 of 42." }],
  },
  { recommendation: "winback_strategy", plan },
  { recommendation: "winback_strategy", plan: unknownPlan },
  { recommendation: "retention_actions", actions: [action] },
  {
    ...{ recommendation: "discount_strategy", state: "unknown", strategy: "not_known", dependency: null },
    ...{ orders: 1, discountedOrders: null, text: "Too little is known to say." },
  },
];

const TO_GROUP: readonly ForGroup[] = [
  {
    ...{ recommendation: "upsell", averageOrderValueCents: null, ...page, products: [jug] },
    categories: [{ category: "Kitchen", members: 42, theirPriceCents: 1_000, percentile: null }],
  },
  { recommendation: "cross_sell", ...page, products: [nameless] },
  {
    ...{ recommendation: "expansion", buys: [], ...page },
    categories: [{ category: "Home", because: { ...because, candidates: 7 }, text: "35 of 42." }],
  },
  {
    ...{ recommendation: "winback_strategy", highValueFromCents: null, ...page },
    tiers: [
      {
        ...{
          tier: "lapsed",
          customers: 60,
          netValueCents: null,
          valueAtRiskCents: null,
          averageChance: null,
        },
        ...{ medianSilentDays: null, action: "Test one message." },
      },
    ],
    customers: [
      { customer: aCustomer(), plan },
      { customer: aStranger, plan: unknownPlan },
    ],
  },
  {
    ...{ recommendation: "retention_actions", present: 20, ...page },
    actions: [{ action: "remind_of_purchase", customers: 9, valueAtStakeCents: null, text: "Remind them." }],
    customers: [
      { customer: aCustomer(), actions: [action] },
      { customer: aStranger, actions: [] },
    ],
  },
  {
    recommendation: "discount_strategy",
    groups: [
      {
        ...{
          state: "discount-led",
          strategy: "test_without",
          customers: 60,
          share: 0.6,
          netValueCents: null,
        },
        ...{ averageOrderValueCents: null, orders: 120, discountedOrders: null, averageChance: null },
        text: "Test.",
      },
    ],
    lastYear: { ...orders, discountCents: null },
    test: { customers: 60, heldOut: 9, needed: null },
  },
];

const said = { nothingBecause: null, provenance };
const results: [string, Recommendations][] = [
  ...TO_ONE.map((advice, at): [string, Recommendations] => [
    `${advice.recommendation} for one (${at})`,
    { kind: "customer", customer: aCustomer(), advice, ...said },
  ]),
  ...TO_GROUP.map((advice): [string, Recommendations] => [
    `${advice.recommendation} for a group`,
    { kind: "group", group: { customers: 100, text: "About all 100." }, advice, ...said },
  ]),
];

describe.each(results)("the report of %s", (_, result) => {
  const recommendation = "advice" in result ? result.advice.recommendation : "upsell";
  const customer = result.kind === "customer" ? { customer: "ann@example.com" } : {};
  const report = presentRecommendations({
    input: { recommendation, ...customer, limit: 10, offset: 0 },
    result,
  });

  it("is whole: cells for all columns, charts that can be drawn, steps that are requests", () => {
    expect(getRecommendations.output.safeParse(result).success).toBe(true);
    expectWhole(report);
  });

  it("never repeats an e-mail that was typed", () => {
    expect(JSON.stringify(report)).not.toContain("example.com");
  });

  it("reads as before", () => {
    expect(reportText(report)).toMatchSnapshot();
  });
});

describe("the report of recommendations", () => {
  const input = { recommendation: "upsell" as const, customer: "ann@example.com", limit: 10, offset: 0 };

  it("says why there is nothing, instead of an empty table", () => {
    const [, first] = results[0] ?? [];
    if (first?.kind !== "customer") throw new Error("no result");

    const report = presentRecommendations({
      input,
      result: { ...first, nothingBecause: "They buy it all." },
    });

    expect(report.headline).toBe("C-0000000A: nothing to sell up to.");
    expect(report.summary).toBe("They buy it all.");
    expect(report.tables).toBeUndefined();
  });

  it("asks which one where several match, and says when nobody does", () => {
    const candidates = [aCustomer(), aStranger];

    const which = presentRecommendations({ input, result: { kind: "ambiguous", candidates, provenance } });
    const nobody = presentRecommendations({ input, result: { kind: "not_found", provenance } });

    expect(which.headline).toBe("2 customers match. Which one?");
    expect(which.choices.map((choice) => "label" in choice && choice.label)).toEqual([
      "C-0000000A",
      "C-0000000B",
    ]);
    expect(nobody.headline).toBe("I have no customer with that e-mail address.");
    for (const report of [which, nobody]) expectWhole(report);
  });
});
