import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/answers/rules/calendar.ts";
import { readForecastArgument } from "../../src/slack/forecast-request.ts";

const TODAY = dayOf(2011, 10, 15);

describe("the argument of /forecast", () => {
  it.each([
    ["revenue 12w", "revenue", "week", 12],
    ["orders 6m", "orders", "month", 6],
    ["new customers 30d", "new_customers", "day", 30],
    ["30d new customers", "new_customers", "day", 30],
    ["revenue Q4", "revenue", "month", 3],
    ["Q4 revenue", "revenue", "month", 3],
    ["aov next 3 months", "average_order_value", "month", 3],
    ["average order value for 8 weeks", "average_order_value", "week", 8],
    ["active customers 12 weeks", "customer_count", "week", 12],
    ["revenue", "revenue", "week", 12],
    ["26w", "revenue", "week", 26],
    ["forecast the revenue for the next 12 weeks please", "revenue", "week", 12],
    ["REVENUE 12W", "revenue", "week", 12],
    ["orders daily next 2 weeks", "orders", "day", 14],
  ])("%s", (text, metric, granularity, horizon) => {
    const reading = readForecastArgument(text, TODAY);

    expect(reading).toEqual({
      kind: "request",
      request: { tool: "forecast_metrics", input: { metric, granularity, horizon } },
    });
  });

  it.each([
    ["bananas 12w", ["bananas"]],
    ["revenue soonish", ["soonish"]],
  ])("%s is not understood", (text, unknownWords) => {
    expect(readForecastArgument(text, TODAY)).toEqual({ kind: "wrong", unknownWords });
  });

  it.each(["revenue 0w", "orders -5d", "aov 0 months", "revenue 2009", "revenue 5000 days"])(
    "%s is refused with a reason",
    (text) => {
      expect(readForecastArgument(text, TODAY).kind).toBe("refused");
    },
  );
});
