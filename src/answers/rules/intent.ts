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
