import { describe, expect, it } from "vitest";
import { toolText } from "../../src/answers/tool-text.ts";
import type { ToolAnswer } from "../../src/tools/ask.ts";
import { aCustomer, anArchetype, anUnknownCustomer, aProvenance } from "./results.ts";

type AnswerOf<Name extends ToolAnswer["tool"]> = Extract<ToolAnswer, { tool: Name }>;

function customersAnswer(facts: Partial<AnswerOf<"analyze_customers">["result"]> = {}): ToolAnswer {
  return {
    tool: "analyze_customers",
    input: { analysis: "churn_risk", limit: 2 },
    result: {
      analysis: "churn_risk",
      sort: "impact",
      customers: [aCustomer(), anUnknownCustomer()],
      matching: 1_234,
      churnUnknownBecause: null,
      totals: {
        valueAtRiskCents: 1_000_000,
        netValueCents: null,
        byLevel: { low: 0, medium: 900, high: 300, critical: 30, unknown: 4 },
      },
      provenance: aProvenance(),
      ...facts,
    },
  };
}

function lookupAnswer(result: AnswerOf<"lookup_customer">["result"]): ToolAnswer {
  return { tool: "lookup_customer", input: { customer: "12345", info: "profile" }, result };
}

const forecast: AnswerOf<"forecast_metrics">["result"] = {
  kind: "forecast",
  metric: "revenue",
  unit: "cents",
  granularity: "month",
  history: [{ start: "2011-11-01", value: 1_000_000 }],
  forecast: [
    {
      start: "2011-12-01",
      value: 1_234_567,
      low80: 1_000_000,
      high80: 1_500_000,
      low95: 900_000,
      high95: 1_700_000,
    },
    {
      start: "2012-01-01",
      value: 700_000,
      low80: 500_000,
      high80: 900_000,
      low95: 400_000,
      high95: 1_000_000,
    },
  ],
  total: { value: 1_934_567, low80: 1_600_000, high80: 2_300_000 },
  yearBefore: 1_750_000,
  backtest: { wapePercent: 12.34, origins: 6, horizon: 2, coverage80: 0.83 },
  model: "seasonal naive",
  assumptions: ["No change of the assortment."],
  provenance: aProvenance(),
};

describe("an answer in plain text", () => {
  it("lists customers with totals and sources", () => {
    const text = toolText(customersAnswer());

    expect(text).toContain("Customers at risk: 1,234 customers, the first 2 shown, sorted by value at risk");
    expect(text).toContain("Net value unknown, value at risk £10,000");
    expect(text).toContain("Churn risk: medium 900, high 300, critical 30, unknown 4");
    expect(text).toMatch(
      /C-7K2M9QXD\s+£1,234\.50\s+12\s+Oct 30, 2011\s+high, 62%\s+£248\.00\s+Frequent weekenders/,
    );
    expect(text).toMatch(/unknown\s+12\s+unknown\s+unknown\s+unknown\s+unknown/);
    expect(text).toContain(
      "Source: analyze_customers · data Dec 1, 2009 to Dec 9, 2011 · as of Dec 9, 2011 · 5,878 customers",
    );
  });

  it("says that data is synthetic, wherever it is", () => {
    const answers = [
      customersAnswer({ provenance: aProvenance({ synthetic: true }) }),
      lookupAnswer({ kind: "not_found", provenance: aProvenance({ synthetic: true }) }),
    ];

    for (const answer of answers) expect(toolText(answer)).toContain("synthetic sample data");
    expect(toolText(customersAnswer())).not.toContain("synthetic");
  });

  it("says that nobody fits", () => {
    expect(toolText(customersAnswer({ customers: [], matching: 0 }))).toMatch(/^No customer fits\./);
  });

  it("shows a customer with reasons, advice, orders and what is not known", () => {
    const text = toolText(
      lookupAnswer({
        kind: "found",
        info: "churn_risk",
        customer: aCustomer(),
        advice: ["Write a personal note."],
        offers: [],
        recentOrders: [
          {
            orderId: "536365",
            kind: "sale",
            at: "2011-10-30T10:00:00Z",
            valueCents: 5_000,
            currency: "EUR",
            items: 3,
            category: null,
            fulfillmentStatus: "fulfilled",
          },
        ],
        unknown: ["Where they live."],
        provenance: aProvenance(),
      }),
    );

    expect(text).toContain("C-7K2M9QXD: churn risk high, 62% (no purchase in the next 180 days)");
    expect(text).toContain("Why:\n- No order for 40 days.");
    expect(text).toContain("What to do:\n- Write a personal note.");
    expect(text).toMatch(/536365\s+Oct 30, 2011\s+sale\s+€50\.00\s+3\s+unknown\s+fulfilled/);
    expect(text).toContain("Not known:\n- Where they live.");
  });

  it("says which customer was not found, and offers the candidates where several fit", () => {
    const missing = toolText(lookupAnswer({ kind: "not_found", provenance: aProvenance() }));
    const several = toolText(
      lookupAnswer({ kind: "ambiguous", candidates: [aCustomer()], provenance: aProvenance() }),
    );

    expect(missing).toContain("No customer is known as 12345.");
    expect(several).toContain("Which one?");
    expect(several).toContain("C-7K2M9QXD");
  });

  it("ranks segments, and names the ones too small to rank", () => {
    const text = toolText({
      tool: "analyze_segments",
      input: { analysis: "overview", sort: "size", limit: 1 },
      result: {
        kind: "ranking",
        sort: "size",
        archetypes: [anArchetype()],
        total: 40,
        small: { archetypes: 9, customers: 71 },
        provenance: aProvenance(),
      },
    });

    expect(text).toContain("40 segments, the first 1 shown, sorted by customers");
    expect(text).toMatch(/Frequent weekenders\s+A12\s+412\s+7%\s+£98,765\s+35%\s+unknown/);
    expect(text).toContain("Too small to rank: 9 segments with 71 customers.");
  });

  it("describes one segment by its axes and how to treat it", () => {
    const text = toolText({
      tool: "analyze_segments",
      input: { analysis: "overview", sort: "ltv", limit: 10, archetype: "weekenders" },
      result: {
        kind: "one",
        archetype: anArchetype(),
        advice: ["Offer early access."],
        provenance: aProvenance(),
      },
    });

    expect(text).toMatch(/^Frequent weekenders \(A12\)\n\nThey buy often/);
    expect(text).toMatch(/Purchase frequency\s+high/);
    expect(text).toMatch(/Price sensitivity\s+unknown/);
    expect(text).toContain("- Offer early access.");
  });

  it("shows a forecast with its interval, its error and the year before", () => {
    const text = toolText({
      tool: "forecast_metrics",
      input: { metric: "revenue", granularity: "month", horizon: 2 },
      result: forecast,
    });

    expect(text).toContain(
      "Forecast of revenue, 2 months: £19,346 in all (80 % interval £16,000 to £23,000), £17,500 in the same periods a year before (+10.5%)",
    );
    expect(text).toMatch(/Dec 2011\s+£12,346\s+£10,000\s+£15,000\s+£9,000\s+£17,000/);
    expect(text).toContain("mean error 12.3 % over 6 tests of 2 months, 83% of the actual figures");
    expect(text).toContain("- No change of the assortment.");
  });

  it("says why there is no forecast and what is possible", () => {
    const text = toolText({
      tool: "forecast_metrics",
      input: { metric: "orders", granularity: "month", horizon: 60 },
      result: {
        kind: "refused",
        metric: "orders",
        granularity: "month",
        reason: "two years of history carry a year.",
        longest: 12,
        provenance: aProvenance(),
      },
    });

    expect(text).toContain("No forecast of orders: two years of history carry a year.");
    expect(text).toContain("The longest that the history can carry: 12 months.");
  });
});
