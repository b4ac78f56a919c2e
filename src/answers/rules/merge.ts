import type { ToolRequest } from "../../tools/ask.ts";
import { type ToolName, toolset } from "../../tools/registry.ts";

/** Arguments that stand for one thing: a new one of them takes the place of all. */
const ONE_THING: readonly (readonly string[])[] = [
  ["from", "to"],
  ["granularity", "horizon", "from"],
  ["event", "season_from", "season_to"],
  ["churn_min", "churn_max"],
  ["ltv_min", "ltv_max"],
  ["orders_min", "orders_max"],
  ["last_purchase_days_min", "last_purchase_days_max"],
  ["archetype", "compare_with"],
  ["segment", "axis", "compare_segment"],
  ["category"],
  ["product"],
];

/** Which analyses, metrics and so on there are. */
const KINDS = ["analysis", "metric", "campaign", "info", "pattern", "recommendation"];

/** Of another metric and another goal the rest is asked alike. */
const OF_ONE_KIND: ReadonlySet<string> = new Set(["metric", "campaign"]);

/** What a question is about goes with it to another tool; how it is listed does not. */
const CARRIED: ReadonlySet<string> = new Set([
  ...["churn_min", "churn_max", "ltv_min", "ltv_max", "orders_min", "orders_max"],
  ...["last_purchase_days_min", "last_purchase_days_max", "first_bought_after", "is_b2b"],
  ...["category", "product", "archetype", "segment", "axis", "customer", "granularity", "horizon"],
]);

/**
 * What was asked before with what is named anew in place of the old. Where another tool or another kind of
 * answer is wanted, only what it is about is kept, as far as that tool takes it.
 */
export function mergeRequests(last: ToolRequest, next: ToolRequest): ToolRequest {
  const before: Readonly<Record<string, unknown>> = last.input;
  const now: Readonly<Record<string, unknown>> = next.input;
  const isSameKind =
    last.tool === next.tool && KINDS.every((name) => OF_ONE_KIND.has(name) || before[name] === now[name]);
  const replaced = new Set(ONE_THING.filter((names) => names.some((name) => now[name] !== undefined)).flat());
  const kept = Object.entries(before).filter(([name]) => {
    if (replaced.has(name) || name === "offset") return false;
    if (KINDS.includes(name)) return false;
    return isSameKind || CARRIED.has(name);
  });
  const merged = { tool: next.tool, input: { ...Object.fromEntries(kept), ...now } };
  return fitting(merged, next, now);
}

/** The most of the merged arguments that the tool takes; at least what the new words say by themselves. */
function fitting(
  merged: { tool: ToolName; input: Readonly<Record<string, unknown>> },
  next: ToolRequest,
  now: Readonly<Record<string, unknown>>,
): ToolRequest {
  const schema = toolset[merged.tool].input;
  const names = Object.keys(merged.input);
  const taken = names.filter((name) => now[name] !== undefined || Object.hasOwn(schema.shape, name));
  const input = Object.fromEntries(taken.map((name) => [name, merged.input[name]]));
  // Its schema has just taken the input.
  return schema.safeParse(input).success ? ({ tool: merged.tool, input } as ToolRequest) : next;
}

const LISTED = 10;

/** The page that follows. */
export function nextPage(last: ToolRequest, count: number | undefined): ToolRequest {
  const { limit = LISTED, offset = 0 } = last.input as { limit?: number; offset?: number };
  const input = { ...last.input, limit: count ?? limit, offset: offset + limit };
  // Only arguments that every list has are set.
  return toolset[last.tool].input.safeParse(input).success
    ? ({ tool: last.tool, input } as ToolRequest)
    : last;
}

/** Why somebody is on a list, or stands where they stand: the answer that gives the reasons. */
export function reasonsFor(last: ToolRequest): ToolRequest | undefined {
  if (last.tool === "lookup_customer") {
    return { tool: "lookup_customer", input: { customer: last.input.customer, info: "churn_risk" } };
  }
  if (last.tool === "get_recommendations" && last.input.customer !== undefined) {
    return { tool: "lookup_customer", input: { customer: last.input.customer, info: "churn_risk" } };
  }
  if (last.tool === "analyze_customers" && last.input.analysis === "churn_risk") return last;
  return undefined;
}
