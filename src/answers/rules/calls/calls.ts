import type { ToolRequest } from "../../../tools/ask.ts";
import { isoDay } from "../calendar.ts";
import { type Horizon, toHorizon } from "../horizon.ts";
import type { Reading } from "../reading.ts";
import type { Wanted } from "../targets/target.ts";
import { campaignCall } from "./campaign.ts";
import { CUSTOMER_SORTS, customersCall } from "./customers.ts";
import { filtersOf, limitOf, productOf } from "./filters.ts";
import { productsCall } from "./products.ts";
import { segmentsCall } from "./segments.ts";

/** The most periods that a forecast takes. */
export const HORIZON_MAX = 366;

/** What a tool is to be asked, of a question that wants something of it. */
export function callOf(wanted: Wanted & { tool: string }, reading: Reading): ToolRequest {
  switch (wanted.tool) {
    case "lookup_customer":
      return lookupCall(reading, wanted.kind);
    case "analyze_customers":
      return customersCall(reading, wanted.kind);
    case "analyze_segments":
      return segmentsCall(reading, wanted.kind);
    case "analyze_products":
      return productsCall(reading, wanted.kind);
    case "forecast_metrics":
      return forecastCall(reading);
    case "target_campaign":
      return campaignCall(reading, wanted.kind);
    case "analyze_behavior":
      return behaviorCall(reading, wanted.kind);
    case "get_recommendations":
      return recommendationCall(reading, wanted.kind);
    default:
      return wanted satisfies never;
  }
}

type InputOf<Name extends ToolRequest["tool"]> = ToolRequest<Name>["input"];

function lookupCall(reading: Reading, info: NonNullable<InputOf<"lookup_customer">["info"]>): ToolRequest {
  const customer = reading.customers[0] ?? "";
  if (info === "recommendations") {
    return { tool: "lookup_customer", input: { customer, info, ...limitOf(reading) } };
  }
  if (info !== "purchase_history") return { tool: "lookup_customer", input: { customer, info } };
  const { period } = reading;
  const days =
    period.direction === "past" && period.span
      ? {
          from: isoDay(period.span.from),
          ...(period.span.to < reading.today ? { to: isoDay(period.span.to) } : {}),
        }
      : {};
  return {
    tool: "lookup_customer",
    input: { customer, info, ...productOf(reading), ...days, ...limitOf(reading) },
  };
}

function forecastCall(reading: Reading): ToolRequest {
  const { metric = "revenue" } = reading;
  return { tool: "forecast_metrics", input: { metric, ...horizonOf(reading) } };
}

/** The horizon in the finest granularity that a forecast can carry; months where even they are too many. */
function horizonOf({ period, granularity, today, limit }: Reading): Horizon {
  const unit = granularity === "quarter" ? "month" : granularity;
  // "By week, 6 of them" is a horizon said as a number of things.
  if (period.ahead === undefined && limit !== undefined && unit !== undefined) {
    return { granularity: unit, horizon: limit };
  }
  const asked = toHorizon(period.ahead, unit, today);
  if (asked.horizon <= HORIZON_MAX) return asked;
  const weeks = toHorizon(period.ahead, "week", today);
  return weeks.horizon <= HORIZON_MAX ? weeks : toHorizon(period.ahead, "month", today);
}

function behaviorCall(reading: Reading, pattern: InputOf<"analyze_behavior">["pattern"]): ToolRequest {
  const { orders_max, ...others } = filtersOf(reading);
  const sort = reading.measure && CUSTOMER_SORTS[reading.measure];
  // Who bought once is what the pattern is about, and what the others say nothing of.
  const orders = orders_max === undefined || orders_max === 1 ? {} : { orders_max };
  return {
    tool: "analyze_behavior",
    input: { pattern, ...others, ...orders, ...(sort ? { sort } : {}), ...limitOf(reading) },
  };
}

function recommendationCall(
  reading: Reading,
  recommendation: InputOf<"get_recommendations">["recommendation"],
): ToolRequest {
  const [customer] = reading.customers;
  const about = customer === undefined ? filtersOf(reading) : { customer };
  return { tool: "get_recommendations", input: { recommendation, ...about, ...limitOf(reading) } };
}
