import { formatMoney, formatPercent } from "../../../present/format.ts";
import type { ToolRequest } from "../../../tools/ask.ts";
import { filterParts, joined, top } from "./parts.ts";

type InputOf<Name extends ToolRequest["tool"]> = ToolRequest<Name>["input"];

const CUSTOMER_SORTS = {
  ltv: "by value",
  churn_risk: "by churn risk",
  impact: "by value at risk",
  frequency: "by how often they buy",
  recency: "by last purchase",
  orders: "by number of orders",
  expected_value: "by expected value",
} as const;

const ANALYSES = {
  churn_risk: "Customers at risk",
  high_value: "Most valuable customers",
  b2b_identification: "Customers who are likely businesses",
  behavioral: "How customers spread over the axes of behaviour",
  product_affinity: "What customers prefer",
  rfm_score: "Recency, frequency and monetary scores",
} as const;

export function describeCustomers(input: InputOf<"analyze_customers">, currency: string): string {
  const subject = input.analysis === "high_value" && input.sort ? "Customers" : ANALYSES[input.analysis];
  return joined([
    input.sort ? `${subject} ${CUSTOMER_SORTS[input.sort]}` : subject,
    top(input.limit, input.offset),
    ...filterParts(input, currency),
  ]);
}

const PATTERNS = {
  one_time_buyers: "Customers who bought once, and whether such customers return",
  momentum: "Customers who buy more or less of late",
  declining_engagement: "Customers who come more seldom",
  behavior_change: "Customers whose habits changed",
  purchase_cadence: "Rhythm of purchases, and whose next one is late",
  discount_dependency: "Customers who depend on discounts",
} as const;

export function describeBehavior(input: InputOf<"analyze_behavior">, currency: string): string {
  return joined([
    PATTERNS[input.pattern],
    input.sort && CUSTOMER_SORTS[input.sort],
    top(input.limit, input.offset),
    ...filterParts(input, currency),
  ]);
}

const RECOMMENDATIONS = {
  upsell: "What to upsell",
  cross_sell: "What to cross-sell",
  expansion: "Further categories to offer",
  winback_strategy: "How to win back",
  retention_actions: "How to keep",
  discount_strategy: "Who needs a discount",
} as const;

export function describeRecommendation(input: InputOf<"get_recommendations">, currency: string): string {
  return joined([
    RECOMMENDATIONS[input.recommendation],
    input.customer === undefined ? undefined : `customer ${input.customer}`,
    top(input.limit, input.offset),
    ...filterParts(input, currency),
  ]);
}

export function describeCampaign(input: InputOf<"target_campaign">, currency: string): string {
  const money = (amount: number) => formatMoney(Math.round(amount * 100), currency);
  return joined([
    `List for a ${input.campaign} campaign`,
    input.size === undefined ? undefined : `${input.size} to write to`,
    input.budget === undefined ? undefined : `budget ${money(input.budget)}`,
    input.cost_per_contact === undefined ? undefined : `${money(input.cost_per_contact)} each`,
    input.exclude_recent_days === undefined
      ? undefined
      : `without those who bought within ${input.exclude_recent_days} days`,
    input.exclude_customers === undefined ? undefined : `without ${input.exclude_customers.join(", ")}`,
    input.holdout_share === undefined ? undefined : `${formatPercent(input.holdout_share)} held out`,
    input.min_score === undefined ? undefined : `score at least ${input.min_score}`,
    input.campaign_id === undefined ? undefined : `called ${input.campaign_id}`,
    ...filterParts(input, currency),
  ]);
}
