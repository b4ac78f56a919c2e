import { METRIC_NAMES } from "../../present/forecast-metrics.ts";
import { formatDay, formatMoney, formatPercent } from "../../present/format.ts";
import { calendarDay } from "./calendar.ts";
import { LIMIT_MAX, type ToolCall } from "./calls.ts";
import type { Period } from "./period-ahead.ts";
import type { Reading } from "./reading.ts";

type CallOf<Name extends ToolCall["tool"]> = Extract<ToolCall, { tool: Name }>;

/** How a question was read, in words: what the person checks before trusting the answer. */
export function describeCall(
  call: ToolCall,
  reading: Pick<Reading, "currency" | "limit" | "unknownWords" | "period" | "isPast">,
): string {
  const isPeriodUnused = call.tool !== "forecast_metrics" && (reading.isPast || reading.period !== undefined);
  const unused = [...(isPeriodUnused ? ["the period"] : []), ...reading.unknownWords.slice(0, 5)];
  const notes = [
    ...(reading.limit !== undefined && reading.limit > LIMIT_MAX
      ? [`${LIMIT_MAX} are the most I list in one answer`]
      : []),
    ...(unused.length > 0 ? [`not used: ${unused.join(", ")}`] : []),
  ];
  const text = `${describe(call, reading.currency)}${describeEnd(call, reading.period)}`;
  return notes.length > 0 ? `${text} (${notes.join("; ")})` : text;
}

function describe(call: ToolCall, currency: string): string {
  switch (call.tool) {
    case "lookup_customer":
      return `${INFO[call.input.info ?? "profile"]} customer ${call.input.customer}`;
    case "analyze_customers":
      return describeCustomers(call.input, currency);
    case "analyze_segments":
      return describeSegments(call.input);
    case "forecast_metrics":
      return describeForecast(call.input);
    default:
      return call satisfies never;
  }
}

/** A period that was named by its end says the end, so that "Q4" can be checked. */
function describeEnd(call: ToolCall, period: Period | undefined): string {
  if (call.tool !== "forecast_metrics" || period?.kind !== "through") return "";
  const { year, month, day } = calendarDay(period.day);
  return `, through ${formatDay(`${year}-${pad(month)}-${pad(day)}`)}`;
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}

const INFO = {
  profile: "Profile of",
  ltv_forecast: "Expected value of",
  recommendations: "What to offer to",
  churn_risk: "Churn risk of",
  segment: "Segment of",
  purchase_history: "Purchase history of",
} as const;

const CUSTOMER_SORTS = {
  ltv: "by value",
  churn_risk: "by churn risk",
  impact: "by value at risk",
  frequency: "by how often they buy",
  recency: "by last purchase",
  orders: "by number of orders",
  expected_value: "by expected value",
} as const;

function describeCustomers(input: CallOf<"analyze_customers">["input"], currency: string): string {
  const subject = input.analysis === "churn_risk" ? "Customers at risk" : "Most valuable customers";
  const parts = [
    input.sort
      ? `${input.analysis === "churn_risk" ? subject : "Customers"} ${CUSTOMER_SORTS[input.sort]}`
      : subject,
    input.limit === undefined ? undefined : `top ${input.limit}`,
    range("churn risk", input.churn_min, input.churn_max, (value) => formatPercent(value)),
    range("value", input.ltv_min, input.ltv_max, (value) => formatMoney(value * 100, currency)),
    range("orders", input.orders_min, input.orders_max, String),
    range("days since last purchase", input.last_purchase_days_min, input.last_purchase_days_max, String),
    input.archetype === undefined ? undefined : `segment "${input.archetype}"`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

function range(
  name: string,
  min: number | undefined,
  max: number | undefined,
  show: (value: number) => string,
): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (min === undefined) return `${name} at most ${show(max ?? 0)}`;
  if (max === undefined) return `${name} at least ${show(min)}`;
  return min === max ? `${name} exactly ${show(min)}` : `${name} from ${show(min)} to ${show(max)}`;
}

const SEGMENT_SORTS = {
  ltv: "by value",
  size: "by number of customers",
  growth_rate: "by growth",
  churn_rate: "by churn risk",
  frequency: "by how often they buy",
  recency: "by last purchase",
} as const;

function describeSegments(input: CallOf<"analyze_segments">["input"]): string {
  if (input.archetype !== undefined) return `Segment "${input.archetype}"`;
  const sorted = `Segments ${SEGMENT_SORTS[input.sort ?? "ltv"]}`;
  return input.limit === undefined ? sorted : `${sorted}, top ${input.limit}`;
}

/** What a metric is called within a sentence. */
export function metricName(metric: keyof typeof METRIC_NAMES): string {
  return METRIC_NAMES[metric].toLowerCase();
}

/** As the tool has it where nobody says how far. */
const USUAL_HORIZON = 12;

function describeForecast(input: CallOf<"forecast_metrics">["input"]): string {
  const unit = input.granularity ?? "week";
  const horizon = input.horizon ?? USUAL_HORIZON;
  const span = horizon === 1 ? `the next ${unit}` : `the next ${horizon} ${unit}s`;
  return `Forecast of ${metricName(input.metric)} for ${span}`;
}
