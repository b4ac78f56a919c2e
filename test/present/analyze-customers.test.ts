import { describe, expect, it } from "vitest";
import { AXES } from "../../src/analytics/segments/axes.ts";
import { presentCustomers } from "../../src/present/analyze-customers.ts";
import { reportText } from "../../src/present/text.ts";
import type { CustomerAnalysis } from "../../src/tools/analyze-customers.ts";
import { analyzeCustomers } from "../../src/tools/analyze-customers.ts";
import { customerAnalyses } from "../../src/tools/customers/question.ts";
import { aCustomer, aProvenance } from "../slack/fixtures.ts";
import { expectWhole } from "./report-truths.ts";

type Name = CustomerAnalysis["analysis"];

describe("analyses of customers, presented", () => {
  it.each(customerAnalyses)("tells %s", (analysis) => {
    expect(reportText(present(analysis))).toMatchSnapshot();
  });

  it.each(customerAnalyses)("writes %s of nothing known as unknown, never as 0", (analysis) => {
    const report = present(analysis, unknown(analysis));

    expect(reportText(report)).toMatchSnapshot();
    expect(JSON.stringify(report.tables)).not.toContain(`"$0`);
  });

  it.each(customerAnalyses)("fits wherever %s is said, known and unknown", (analysis) => {
    expectWhole(present(analysis));
    expectWhole(present(analysis, unknown(analysis)));
  });

  it.each(customerAnalyses)("offers next steps after %s that the tools take", (analysis) => {
    const { choices } = present(analysis);

    const asked = choices.flatMap((choice) =>
      choice.kind === "ask" && choice.request.tool === "analyze_customers" ? [choice.request.input] : [],
    );
    expect(asked.every((input) => analyzeCustomers.input.safeParse(input).success)).toBe(true);
    expect(choices.at(-1)?.kind).toBe("export");
  });

  it("charts under unique names", () => {
    for (const analysis of customerAnalyses) {
      for (const { categories, series } of present(analysis).charts ?? []) {
        expect(new Set(categories).size).toBe(categories.length);
        expect(series.every(({ values }) => values.length === categories.length)).toBe(true);
      }
    }
  });

  it("says that nobody fits, and that churn is not known yet", () => {
    const nobody = { ...RESULTS.churn_risk, matching: 0, customers: [] };

    expect(presented(nobody).headline).toBe("No customer fits.");
    expect(presented({ ...nobody, churnUnknownBecause: "Too young." })).toMatchObject({
      headline: "Churn risk is not known yet.",
      summary: "Too young.",
    });
  });

  it("leads to the next page with the same filters, and to none after the last", () => {
    const input = analyzeCustomers.input.parse({ analysis: "churn_risk", orders_min: 2, limit: 2 });

    const { choices } = presentCustomers({ input, result: RESULTS.churn_risk });

    expect(choices[0]).toMatchObject({
      label: "Next page",
      request: { input: { orders_min: 2, offset: 2, limit: 2 } },
    });
    const last = { ...RESULTS.churn_risk, matching: 2 };
    expect(presented(last).choices.some((choice) => "label" in choice && choice.label === "Next page")).toBe(
      false,
    );
  });
});

function present(analysis: Name, result: CustomerAnalysis = RESULTS[analysis]) {
  return presented(result);
}

function presented(result: CustomerAnalysis) {
  const input = analyzeCustomers.input.parse({ analysis: result.analysis });
  return presentCustomers({ input, result });
}

const people = [aCustomer(), aCustomer({ alias: "C-AAAAAAAA", churn: null, archetype: null })];
const common = {
  matching: 40,
  totals: {
    valueAtRiskCents: 1_234_500,
    netValueCents: 5_000_000,
    byLevel: { low: 1, medium: 2, high: 3, critical: 4, unknown: 30 },
  },
  churnUnknownBecause: null,
  provenance: aProvenance({ method: "By hand." }),
};
const list = { customers: people, offset: 0 };

const RESULTS: { [N in Name]: Extract<CustomerAnalysis, { analysis: N }> } = {
  churn_risk: { analysis: "churn_risk", ...common, ...list, sort: "impact" },
  high_value: {
    ...{ analysis: "high_value", ...common, ...list, sort: "ltv", shareListed: 0.05 },
    concentration: [{ top: 0.2, customers: 8, valueCents: 4_000_000, shareOfValue: 0.8 }],
    deciles: [
      { decile: 1, customers: 4, valueCents: 3_000_000, shareOfValue: 0.6 },
      { decile: 2, customers: 4, valueCents: 1_000_000, shareOfValue: 0.2 },
    ],
  },
  b2b_identification: {
    ...{ analysis: "b2b_identification", ...common, sort: "b2b_likelihood", offset: 0, listed: "business" },
    customers: [
      { ...aCustomer(), b2b: { likelihood: 0.93, signals: ["Orders in office hours", "Large units"] } },
    ],
    kinds: [
      {
        ...{ kind: "business", customers: 10, share: 0.25, netValueCents: 4_000_000 },
        ...{ shareOfValue: 0.8, averageOrders: 7.5 },
      },
      {
        ...{ kind: "unknown", customers: 30, share: 0.75, netValueCents: 1_000_000 },
        ...{ shareOfValue: 0.2, averageOrders: 1.2 },
      },
    ],
  },
  behavioral: {
    ...{ analysis: "behavioral", ...common, ...list, sort: "ltv" },
    axes: AXES.slice(0, 2).map((axis) => ({
      axis,
      segments: [
        {
          ...{ segment: `${axis}-first`, customers: 30, share: 0.75, netValueCents: 3_000_000 },
          ...{ averageChurnRisk: 0.4, shareOfValue: 0.6, medianNetValueCents: 9_900 },
        },
        {
          ...{ segment: null, customers: 10, share: 0.25, netValueCents: 2_000_000 },
          ...{ averageChurnRisk: null, shareOfValue: 0.4, medianNetValueCents: 12_000 },
        },
      ],
    })),
    lifecycles: [
      {
        ...{ lifecycle: "at_risk", customers: 30, share: 0.75 },
        ...{ netValueCents: 3_000_000, averageChurnRisk: 0.6 },
      },
      {
        ...{ lifecycle: null, customers: 10, share: 0.25 },
        ...{ netValueCents: null, averageChurnRisk: null },
      },
    ],
  },
  product_affinity: {
    ...{ analysis: "product_affinity", ...common, rankedBy: "preference", offset: 0, matchingCategories: 9 },
    categories: [
      {
        ...{ category: "Lamps <!here>", buyers: 20, share: 0.5, shareOfAll: 0.2, index: 2.5 },
        ...{ orders: 31, salesValueCents: 90_000, repeatShare: 0.3 },
      },
      {
        ...{ category: "Mugs", buyers: 10, share: 0.25, shareOfAll: 0.5, index: 0.5 },
        ...{ orders: null, salesValueCents: null, repeatShare: 0 },
      },
    ],
    products: null,
  },
  rfm_score: {
    ...{ analysis: "rfm_score", ...common, ...list, sort: "rfm_score" },
    segments: [
      {
        ...{ segment: "champions", customers: 30, share: 0.75, netValueCents: 4_000_000 },
        ...{ shareOfValue: 0.8, averageRecencyDays: 12.5, averageOrders: 6 },
      },
      {
        ...{ segment: null, customers: 10, share: 0.25, netValueCents: null },
        ...{ shareOfValue: null, averageRecencyDays: null, averageOrders: null },
      },
    ],
    grid: [{ recency: 5, frequency: 5, customers: 30 }],
  },
};

/** The same with nothing known of anything. */
function unknown(analysis: Name): CustomerAnalysis {
  const nothing = {
    ...{ netValueCents: null, averageOrderValueCents: null, firstOrderAt: null, lastOrderAt: null },
    ...{ recencyDays: null, interpurchaseMeanDays: null, mainCategory: null, churn: null, lifecycle: null },
    ...{ expectedValue12mCents: null, expectedValue12mRange: null, rfm: null, valueAtRiskCents: null },
    ...{ archetype: null, orders: 0, returns: 0 },
  };
  const result = RESULTS[analysis];
  const totals = { ...result.totals, valueAtRiskCents: null, netValueCents: null };
  const blank = { ...result, totals };
  switch (blank.analysis) {
    case "churn_risk":
      return { ...blank, customers: [aCustomer(nothing)] };
    case "high_value":
      return {
        ...{ ...blank, customers: [aCustomer(nothing)] },
        ...{ shareListed: null, concentration: [], deciles: [] },
      };
    case "b2b_identification":
      return { ...blank, customers: [{ ...aCustomer(nothing), b2b: null }], kinds: [] };
    case "behavioral":
      return { ...blank, customers: [aCustomer(nothing)], axes: [], lifecycles: [] };
    case "product_affinity":
      return { ...blank, categories: [], matchingCategories: 0 };
    case "rfm_score":
      return { ...blank, customers: [aCustomer(nothing)], segments: [], grid: [] };
    default:
      return blank satisfies never;
  }
}
