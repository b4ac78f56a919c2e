import { describe, expect, it } from "vitest";
import { presentLookup } from "../../src/present/lookup-customer.ts";
import { reportText } from "../../src/present/text.ts";
import { lookupInfos } from "../../src/tools/lookup/question.ts";
import { type CustomerLookup, lookupCustomer } from "../../src/tools/lookup-customer.ts";
import { ALIAS, aCustomer, aProvenance } from "../slack/fixtures.ts";
import { expectWhole } from "./report-truths.ts";

type Found = Extract<CustomerLookup, { kind: "found" }>;
type Info = Found["info"];

describe("look-ups of a customer, presented", () => {
  it.each(lookupInfos)("tells %s", (info) => {
    expect(reportText(present(RESULTS[info]))).toMatchSnapshot();
  });

  it.each(lookupInfos)("writes %s of somebody unknown as unknown, never as 0", (info) => {
    expect(reportText(present(UNKNOWN[info]))).toMatchSnapshot();
  });

  it.each(lookupInfos)("asks again for %s by the alias, not by what was typed", (info) => {
    const report = present(RESULTS[info], { customer: "ann@example.com" });

    expect(JSON.stringify(report)).not.toContain("ann@example.com");
    expect(report.request).toMatchObject({ input: { customer: ALIAS, info } });
  });

  it.each(lookupInfos)("fits wherever %s is said, known and unknown", (info) => {
    expectWhole(present(RESULTS[info]));
    expectWhole(present(UNKNOWN[info]));
  });

  it("says yes or no to whether they bought something", () => {
    const yes = { ...RESULTS.purchase_history, search: SEARCH };
    const none = { orders: 0, units: 0, returnedUnits: 0, firstBoughtOn: null, lastBoughtOn: null };
    const no = { ...SEARCH, ...none, bought: false, matchedBy: null, products: [], knownInShop: false };

    expect(present(yes, { product: "lamp" }).headline).toBe(
      `Yes: ${ALIAS} bought “lamp” in 2 orders, last on Jun 1, 2011`,
    );
    expect(present({ ...yes, orders: [], search: no }, { product: "lamp" })).toMatchObject({
      headline: `No: ${ALIAS} did not buy “lamp”`,
      summary: "The shop has no product or category called so.",
    });
  });

  it("leads to earlier orders, and asks which of several is meant", () => {
    const { provenance } = RESULTS.profile;
    const candidates = [aCustomer(), aCustomer({ alias: "C-AAAAAAAA" })];

    expect(present(RESULTS.purchase_history).choices[0]).toMatchObject({
      label: "Earlier orders",
      request: { input: { offset: 1 } },
    });
    expect(present({ kind: "ambiguous", candidates, provenance })).toMatchObject({
      headline: "2 customers match. Which one?",
      choices: [{ label: ALIAS }, { label: "C-AAAAAAAA" }],
    });
    expect(present({ kind: "not_found", provenance }, { customer: "ann@example.com" }).headline).toBe(
      "I have no customer with that e-mail address.",
    );
  });
});

function present(result: CustomerLookup, more: object = {}) {
  const info = result.kind === "found" ? result.info : "profile";
  const narrowed = { customer: "ann", info, ...more };
  return presentLookup({ tool: "lookup_customer", input: lookupCustomer.input.parse(narrowed), result });
}

const SEARCH = {
  ...{ bought: true, matchedBy: "similar" as const, orders: 2, units: 3, returnedUnits: 1 },
  ...{ firstBoughtOn: "2010-01-04", lastBoughtOn: "2011-06-01", productsLeftOut: 0, knownInShop: true },
  products: [
    {
      ...{ productId: "LP-9", title: "*Lamp* <!here>", category: "Lamps", orders: 2, units: 3 },
      ...{ returnedUnits: 1, firstBoughtOn: "2010-01-04", lastBoughtOn: "2011-06-01" },
    },
  ],
};

const order = {
  ...{ orderId: "#1001", kind: "sale" as const, at: "2011-06-01T10:00:00Z", valueCents: 12_345 },
  ...{ currency: "EUR", items: 7, category: "Lamps", fulfillmentStatus: "partially_fulfilled" },
  lines: [
    { productId: "LP-9", title: "Lamp", quantity: 2, valueCents: 10_000 },
    { productId: "X", title: null, quantity: 1, valueCents: 2_345 },
  ],
  linesLeftOut: 4,
};
const found = {
  kind: "found" as const,
  customer: aCustomer(),
  provenance: aProvenance({ method: "By hand." }),
};
const offers = [
  { productId: "LP-9", title: "Lamp", kind: "again" as const, because: "Bought on 3 days." },
  { productId: "X", title: null, kind: "new" as const, because: "Goes with Lamp, which they bought." },
];

const RESULTS: { [I in Info]: Extract<Found, { info: I }> } = {
  profile: {
    ...{ ...found, info: "profile", advice: ["Write personally this week."], orders: [order], offers },
    favourites: [
      { category: "Lamps", orders: 5, units: 9, salesValueCents: 99_000, lastBoughtOn: "2011-06-01" },
    ],
    habits: { b2bLikelihood: 0.2, momentum: "slowing", cadence: "regular", discounts: null },
  },
  ltv_forecast: {
    ...{ ...found, info: "ltv_forecast", assumptions: ["They go on as before."] },
    forecast: {
      ...{ historicValueCents: 123_450, expectedPurchases12m: 2.46, expectedValue12mCents: 52_000 },
      expectedValue12mRange: { lowCents: 10_000, highCents: 90_000 },
      ...{ valueAtRiskCents: 40_560, pAlive: 0.44 },
    },
  },
  churn_risk: {
    ...{ ...found, info: "churn_risk", advice: ["Write personally this week."] },
    ...{ pAlive: 0.44, overdueDays: 106, purchaseDays: 7 },
  },
  segment: {
    ...{ ...found, info: "segment" },
    archetypes: [
      {
        ...{ id: "a1", level: 1, name: "Loyal gift buyers", description: "They buy gifts, often." },
        ...{ customers: 120, medianNetValueCents: 75_000, averageOrders: 5.5 },
        ...{ averageChurnRisk: 0.31, averageRecencyDays: 44 },
      },
    ],
    axes: [
      {
        ...{ axis: "purchase_frequency", segment: "frequent", meaning: "buy often" },
        ...{ strength: 0.8, clarity: "strong" },
        memberships: [
          { segment: "frequent", share: 0.8 },
          { segment: "occasional", share: 0.2 },
        ],
      },
      {
        ...{ axis: "purchase_value", segment: null, meaning: null, strength: null, clarity: null },
        memberships: [],
      },
    ],
  },
  purchase_history: {
    ...{ ...found, info: "purchase_history", orders: [order], offset: 0, search: null },
    matching: { sales: 7, returns: 1, cancelled: 0 },
    days: { from: null, to: null },
  },
  recommendations: { ...found, info: "recommendations", offers },
};

const nobody = {
  kind: "found" as const,
  customer: aCustomer({
    ...{ netValueCents: null, averageOrderValueCents: null, firstOrderAt: null, lastOrderAt: null },
    ...{ recencyDays: null, interpurchaseMeanDays: null, mainCategory: null, churn: null, lifecycle: null },
    ...{ expectedValue12mCents: null, expectedValue12mRange: null, rfm: null, valueAtRiskCents: null },
    ...{ archetype: null, orders: 0, returns: 0 },
  }),
  provenance: aProvenance({ method: "By hand.", unknown: ["Everything."] }),
};
const habits = { b2bLikelihood: null, momentum: null, cadence: null, discounts: null };

const UNKNOWN: { [I in Info]: Extract<Found, { info: I }> } = {
  profile: { ...RESULTS.profile, ...nobody, advice: [], orders: [], offers: [], favourites: [], habits },
  ltv_forecast: {
    ...{ ...RESULTS.ltv_forecast, ...nobody, assumptions: [] },
    forecast: {
      ...{ historicValueCents: null, expectedPurchases12m: null, expectedValue12mCents: null },
      ...{ expectedValue12mRange: null, valueAtRiskCents: null, pAlive: null },
    },
  },
  churn_risk: {
    ...{ ...RESULTS.churn_risk, ...nobody, advice: [] },
    ...{ pAlive: null, overdueDays: null, purchaseDays: 0 },
  },
  segment: {
    ...{ ...RESULTS.segment, ...nobody, archetypes: [] },
    axes: RESULTS.segment.axes.slice(1),
  },
  purchase_history: {
    ...{ ...RESULTS.purchase_history, ...nobody, orders: [] },
    matching: { sales: 0, returns: 0, cancelled: 0 },
  },
  recommendations: { ...RESULTS.recommendations, ...nobody, offers: [] },
};
