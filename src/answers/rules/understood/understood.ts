import type { ToolRequest } from "../../../tools/ask.ts";
import { LIMIT_MAX } from "../calls/filters.ts";
import type { Reading } from "../reading.ts";
import {
  describeBehavior,
  describeCampaign,
  describeCustomers,
  describeRecommendation,
} from "./about-customers.ts";
import { describeForecast, describeProducts, describeSegments } from "./about-groups.ts";
import { dayName } from "./parts.ts";

/** How a question was read, in words: what the person checks before trusting the answer. */
export function describeCall(call: ToolRequest, reading: Reading): string {
  const notes = [
    ...(reading.limit !== undefined && reading.limit > LIMIT_MAX && call.tool !== "target_campaign"
      ? [`${LIMIT_MAX} are the most I list in one answer`]
      : []),
    ...unusedOf(call, reading),
  ];
  const text = describeRequest(call, reading.currency);
  return notes.length > 0 ? `${text} (${notes.join("; ")})` : text;
}

/** A request in words, whoever made it. */
export function describeRequest(call: ToolRequest, currency: string): string {
  switch (call.tool) {
    case "lookup_customer":
      return describeLookup(call.input);
    case "analyze_customers":
      return describeCustomers(call.input, currency);
    case "analyze_segments":
      return describeSegments(call.input, currency);
    case "analyze_products":
      return describeProducts(call.input, currency);
    case "forecast_metrics":
      return describeForecast(call.input);
    case "target_campaign":
      return describeCampaign(call.input, currency);
    case "analyze_behavior":
      return describeBehavior(call.input, currency);
    case "get_recommendations":
      return describeRecommendation(call.input, currency);
    default:
      return call satisfies never;
  }
}

const INFO = {
  profile: "Profile of",
  ltv_forecast: "Expected value of",
  recommendations: "What to offer to",
  churn_risk: "Churn risk of",
  segment: "Segment of",
  purchase_history: "Purchase history of",
} as const;

function describeLookup(input: ToolRequest<"lookup_customer">["input"]): string {
  const parts = [
    `${INFO[input.info ?? "profile"]} customer ${input.customer}`,
    input.product === undefined ? undefined : `of "${input.product}"`,
    input.from === undefined ? undefined : `from ${dayName(input.from)}`,
    input.to === undefined ? undefined : `to ${dayName(input.to)}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** What was said and does not show in the call. */
function unusedOf(call: ToolRequest, reading: Reading): string[] {
  const input: Readonly<Record<string, unknown>> = call.input;
  const isPeriodUsed =
    call.tool === "forecast_metrics" ||
    ["from", "days", "event", "season_from", "within_days", "exclude_recent_days"].some(
      (name) => input[name] !== undefined,
    );
  const isTimed = reading.period.direction !== undefined && reading.period.isDated;
  const goods =
    input.category === undefined && input.product === undefined
      ? reading.things.map(({ written }) => written)
      : [];
  const unused = [
    ...((isTimed || reading.period.span !== undefined) && !isPeriodUsed ? ["the period"] : []),
    ...goods.slice(0, 3),
    ...reading.unknownWords.filter((word) => !isPartOfInput(word, input)).slice(0, 5),
  ];
  return unused.length > 0 ? [`not used: ${[...new Set(unused)].join(", ")}`] : [];
}

function isPartOfInput(word: string, input: Readonly<Record<string, unknown>>): boolean {
  return Object.values(input).some(
    (value) => typeof value === "string" && value.toLowerCase().includes(word),
  );
}
