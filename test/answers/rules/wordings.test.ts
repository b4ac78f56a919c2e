import { describe, expect, it } from "vitest";
import { requestOf, routeQuestion } from "../../../src/answers/rules/route.ts";
import { FRIDAY_IN_MAY } from "./circumstances.ts";

function inputOf(question: string): unknown {
  return requestOf(routeQuestion(question, FRIDAY_IN_MAY))?.input;
}

describe("amounts, sizes and names, however they are said", () => {
  it.each([
    ["at risk clients who have brought us 300 or more", { ltv_min: 300 }],
    ["big spenders (500+) at risk", { ltv_min: 500 }],
    ["who might leave and has paid us over a thousand dollars", { ltv_min: 1000 }],
    ["who bought twice or more and is about to leave", { orders_min: 2 }],
    ["who has not placed an order since January", { last_purchase_days_min: 134 }],
    ["risk of 70 or higher, customers", { churn_min: 0.7 }],
    ["at risk customers, largest potential loss first", { sort: "impact" }],
    ["winback campaign to 1,200 customers", { campaign: "winback", size: 1200 }],
    ["winback mailing, a fifth of them as control group", { holdout_share: 0.2 }],
    ["loyalty campaign: we have 300 euros, each card costs 1.50", { budget: 300, cost_per_contact: 1.5 }],
    ["winback campaign called autumn-return", { campaign_id: "autumn-return" }],
    ["compare Bulk Makers and Candle Lovers", { archetype: "Bulk Makers", compare_with: "Candle Lovers" }],
    ["last week's takings", { from: "2026-05-04", to: "2026-05-10" }],
    ["categories by units sold", { analysis: "revenue_by_category", sort: "units" }],
  ])("%s", (question, expected) => {
    expect(inputOf(question)).toMatchObject(expected);
  });

  it("takes no title of a product for a group of customers", () => {
    expect(inputOf("how do the Vintage Candle Holders sell")).toMatchObject({
      analysis: "product_performance",
    });
  });
});
