import type { z } from "zod";
import type { analyzeCustomers } from "../../tools/analyze-customers.ts";
import type { analyzeSegments } from "../../tools/analyze-segments.ts";
import type { forecastMetrics } from "../../tools/forecast-metrics.ts";
import type { lookupCustomer } from "../../tools/lookup-customer.ts";
import { type Horizon, toHorizon } from "./horizon.ts";
import type { Metric } from "./metric.ts";
import type { Measure } from "./ranking.ts";
import type { Reading } from "./reading.ts";

type LookupInput = z.input<typeof lookupCustomer.input>;
type CustomersInput = z.input<typeof analyzeCustomers.input>;
type SegmentsInput = z.input<typeof analyzeSegments.input>;
type ForecastInput = z.input<typeof forecastMetrics.input>;

/** A tool with what it is to be asked. */
export type ToolCall =
  | { tool: "lookup_customer"; input: LookupInput }
  | { tool: "analyze_customers"; input: CustomersInput }
  | { tool: "analyze_segments"; input: SegmentsInput }
  | { tool: "forecast_metrics"; input: ForecastInput };

/** The most entries that an answer in a chat lists. The tools list more. */
export const LIMIT_MAX = 100;

/** The most periods that a forecast takes. */
export const HORIZON_MAX = 366;

export function lookupCall(reading: Reading, info: LookupInput["info"]): ToolCall {
  return { tool: "lookup_customer", input: { customer: reading.customers[0] ?? "", info } };
}

const CUSTOMER_SORTS: Partial<Record<Measure, CustomersInput["sort"]>> = {
  value: "ltv",
  risk: "churn_risk",
  impact: "impact",
  orders: "orders",
  frequency: "frequency",
  recency: "recency",
};

export function customersCall(reading: Reading, analysis: CustomersInput["analysis"]): ToolCall {
  const named = reading.measure && CUSTOMER_SORTS[reading.measure];
  // VIPs who may leave are those whose leaving costs most.
  const sort = named ?? (analysis === "churn_risk" && reading.concepts.has("vip") ? "impact" : undefined);
  return {
    tool: "analyze_customers",
    input: {
      analysis,
      ...(sort ? { sort } : {}),
      ...reading.filters,
      ...(reading.segment ? { archetype: reading.segment.name } : {}),
      ...limitOf(reading),
    },
  };
}

const SEGMENT_SORTS: Partial<Record<Measure, SegmentsInput["sort"]>> = {
  value: "ltv",
  risk: "churn_rate",
  impact: "churn_rate",
  size: "size",
  growth: "growth_rate",
  orders: "frequency",
  frequency: "frequency",
  recency: "recency",
};

export function segmentsCall(reading: Reading): ToolCall {
  const named = reading.measure && SEGMENT_SORTS[reading.measure];
  const sort = named ?? (reading.concepts.has("churn") ? "churn_rate" : undefined);
  return {
    tool: "analyze_segments",
    input: { analysis: "overview", ...(sort ? { sort } : {}), ...limitOf(reading) },
  };
}

export function oneSegmentCall(reading: Reading): ToolCall {
  return {
    tool: "analyze_segments",
    input: { analysis: "overview", archetype: reading.segment?.name ?? "" },
  };
}

export function forecastCall(reading: Reading, metric: Metric): ToolCall {
  return { tool: "forecast_metrics", input: { metric, ...horizonOf(reading) } };
}

/** The horizon in the finest granularity that a forecast can carry; months where even they are too many. */
function horizonOf(reading: Reading): Horizon {
  const asked = toHorizon(reading.period, reading.granularity, reading.today);
  if (asked.horizon <= HORIZON_MAX) return asked;
  const weeks = toHorizon(reading.period, "week", reading.today);
  return weeks.horizon <= HORIZON_MAX ? weeks : toHorizon(reading.period, "month", reading.today);
}

function limitOf(reading: Reading): { limit?: number } {
  if (reading.limit === undefined) return {};
  return { limit: Math.min(LIMIT_MAX, Math.max(1, reading.limit)) };
}
