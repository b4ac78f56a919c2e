import type { Sign } from "./signs.ts";

export type ToolIntent =
  | "profile"
  | "churn_of_customer"
  | "segment_of_customer"
  | "purchase_history"
  | "customers_at_risk"
  | "customers_by_value"
  | "segments"
  | "one_segment"
  | "forecast";

export type OtherIntent =
  | "past_of_metric"
  | "products"
  | "campaign"
  | "recommendation"
  | "contact"
  | "forbidden"
  | "command"
  | "offtopic"
  | "method"
  | "help"
  | "greeting"
  | "thanks";

export interface Intent {
  name: ToolIntent | OtherIntent;
  /** The intent is considered only where each of these lists has a sign that is there. */
  needs: readonly (readonly Sign[])[];
  /** Not considered where one of these is there. */
  unless?: readonly Sign[];
  /** How much each sign speaks for the intent, or against it. */
  weights: Partial<Record<Sign, number>>;
}

/**
 * What can be wanted, as data: a reading's score is the sum of the weights of its signs. A named customer
 * outweighs every other subject; what these tools can't do is an intent like any other, so that it is said.
 */
export const INTENTS: readonly Intent[] = [
  { name: "profile", needs: [["customer"]], weights: { customer: 8, profile: 1, value: 0.25 } },
  {
    name: "churn_of_customer",
    needs: [["customer"], ["churn", "by_risk", "by_impact", "risk_bound", "silence"]],
    weights: { customer: 7.5, churn: 3, by_risk: 3, by_impact: 3, risk_bound: 3, silence: 2 },
  },
  {
    name: "segment_of_customer",
    needs: [["customer"], ["segments", "segment_name"]],
    weights: { customer: 7.5, segments: 3.25, segment_name: 3.25 },
  },
  {
    name: "purchase_history",
    needs: [["customer"], ["history", "products", "recent", "by_recency", "by_orders"]],
    weights: { customer: 7.5, history: 2, products: 2, recent: 2, by_recency: 2, by_orders: 2 },
  },
  {
    name: "customers_at_risk",
    needs: [["churn", "silence", "risk_bound", "by_risk", "by_impact"]],
    weights: {
      churn: 4,
      silence: 4,
      risk_bound: 4,
      by_risk: 4,
      by_impact: 4.5,
      customers: 1,
      filters: 2,
      within_segment: 3,
      limit: 0.25,
      customer: -8,
      value: -0.5,
      metric: -1,
      segments: -2,
      past: -1,
    },
  },
  {
    name: "customers_by_value",
    needs: [["customers", "value", "by_value", "by_orders", "by_frequency", "by_recency", "filters"]],
    weights: {
      value: 2,
      by_value: 4,
      by_orders: 3,
      by_frequency: 3,
      by_recency: 2.5,
      customers: 2,
      filters: 3,
      recent: 1,
      rank: 1,
      limit: 0.5,
      quantity: 1,
      within_segment: 3.5,
      churn: -3,
      by_risk: -3,
      by_impact: -3,
      did: -2,
      will: -1,
      segments: -3,
      customer: -8,
      ahead: -1,
      forecast: -1,
      metric: -1,
    },
  },
  {
    name: "segments",
    needs: [["segments"]],
    weights: {
      segments: 5,
      rank: 0.5,
      by_size: 1,
      by_growth: 1,
      by_value: 1,
      by_risk: 1,
      limit: 0.25,
      segment_name: -6,
      customer: -8,
      metric: -1,
    },
  },
  {
    name: "one_segment",
    needs: [["segment_name"]],
    weights: { segment_name: 5, quantity: 2, profile: 1, customer: -8 },
  },
  {
    name: "forecast",
    needs: [["metric", "headcount"]],
    weights: {
      metric: 2,
      headcount: 0.5,
      forecast: 3,
      will: 2.5,
      ahead: 3,
      granularity: 1,
      by_growth: 0.5,
      growth: 0.5,
      rank: -2,
      past: -4,
      did: -3,
      churn: -3,
      segments: -4,
      filters: -3,
      customer: -8,
    },
  },
  {
    // "What can we expect for Christmas?" is about revenue, and the answer says so.
    name: "forecast",
    needs: [["forecast"]],
    unless: ["metric", "headcount", "unknown_words", "past", "did"],
    weights: { forecast: 3, ahead: 3, granularity: 1, churn: -4, segments: -4, filters: -3, customer: -8 },
  },
  {
    name: "past_of_metric",
    needs: [["past"], ["did"]],
    unless: ["metric", "headcount", "customer"],
    weights: { past: 3, did: 0.5, churn: -3, segments: -3, filters: -3 },
  },
  {
    name: "past_of_metric",
    needs: [
      ["metric", "headcount"],
      ["past", "did"],
    ],
    weights: {
      past: 4,
      did: 2,
      metric: 2,
      compare: 1,
      forecast: -3,
      customer: -8,
      filters: -3,
      segments: -3,
      churn: -3,
    },
  },
  {
    name: "products",
    needs: [["products"]],
    weights: { products: 6, history: 0.5, customer: -8, segments: -1 },
  },
  {
    // "Who bought candles?": the unknown word is a product.
    name: "products",
    needs: [["history"], ["customers"], ["unknown_words"]],
    unless: ["metric", "value"],
    weights: { history: 3.5, customer: -8, filters: -3, churn: -3 },
  },
  { name: "campaign", needs: [["campaign"]], weights: { campaign: 8 } },
  {
    name: "recommendation",
    needs: [["recommendation"]],
    weights: { recommendation: 6, segment_name: -3, customer: -3 },
  },
  { name: "contact", needs: [["contact"]], weights: { contact: 9.5, named_by_contact: -6 } },
  { name: "forbidden", needs: [["forbidden"]], weights: { forbidden: 8.5 } },
  { name: "command", needs: [["command"]], weights: { command: 4.5 } },
  { name: "offtopic", needs: [["offtopic"]], weights: { offtopic: 6 } },
  { name: "method", needs: [["method"]], weights: { method: 6, customer: -6 } },
  { name: "help", needs: [["help"]], weights: { help: 4 } },
  { name: "greeting", needs: [["greeting"]], weights: { greeting: 3 } },
  { name: "thanks", needs: [["thanks"]], weights: { thanks: 3.1 } },
];
