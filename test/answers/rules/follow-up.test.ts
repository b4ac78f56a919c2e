import { describe, expect, it } from "vitest";
import type { Turn } from "../../../src/answers/answer.ts";
import { requestOf, routeQuestion } from "../../../src/answers/rules/route.ts";
import { FRIDAY_IN_MAY } from "./circumstances.ts";

/** What the last of several questions comes to, each routed with those before it in mind. */
function lastOf(questions: readonly string[]) {
  const before: Turn[] = [];
  for (const question of questions) {
    const request = requestOf(routeQuestion(question, FRIDAY_IN_MAY, before));
    before.push({ question, requests: request ? [request] : [], answer: "" });
  }
  return before.at(-1)?.requests[0];
}

describe("a follow-up", () => {
  it.each([
    [["customers over 70% churn risk", "and with more than 3 orders?"], { churn_min: 0.7, orders_min: 4 }],
    [["Is the candle category trending up or down?", "same for thread"], { category: "thread" }],
    [["revenue this year so far", "what about last year"], { from: "2025-01-01", to: "2025-12-31" }],
    [["who are our best customers?", "just the top 5"], { analysis: "high_value", limit: 5 }],
    [["category trends by quarter", "by month"], { analysis: "category_trends", granularity: "month" }],
    [["retention campaign, 400 people", "make it 250"], { campaign: "retention", size: 250 }],
    [["AOV for the next 6 months", "and orders?"], { metric: "orders", granularity: "month", horizon: 6 }],
    [["churn risk of C-7K2M9QXD", "and for 10482?"], { customer: "10482", info: "churn_risk" }],
    [["who is jane.doe@example.com?", "and their churn risk?"], { info: "churn_risk" }],
    [["revenue next 12 weeks", "customers at risk"], { analysis: "churn_risk" }],
  ])("%j changes what it names and keeps the rest", (questions, input) => {
    expect(lastOf(questions)?.input).toMatchObject(input);
  });

  it("turns pages, as long a page as before", () => {
    expect(lastOf(["top 5 customers", "next"])?.input).toMatchObject({ limit: 5, offset: 5 });
    expect(lastOf(["top 5 customers", "next", "more"])?.input).toMatchObject({ limit: 5, offset: 10 });
    expect(lastOf(["customers at risk", "the next 20"])?.input).toMatchObject({ limit: 20, offset: 10 });
  });

  it("asks why a customer stands where they stand", () => {
    expect(lastOf(["tell me about C-7K2M9QXD", "why?"])).toEqual({
      tool: "lookup_customer",
      input: { customer: "C-7K2M9QXD", info: "churn_risk" },
    });
  });

  it("starts anew where a whole question is asked", () => {
    const request = lastOf(["customers at risk over $500", "forecast revenue for the next 12 weeks"]);

    expect(request).toEqual({
      tool: "forecast_metrics",
      input: { metric: "revenue", granularity: "week", horizon: 12 },
    });
  });

  it("never shows contact data because customers were asked for before", () => {
    expect(lastOf(["who are our ten best customers?", "now their emails"])).toBeUndefined();
  });
});
