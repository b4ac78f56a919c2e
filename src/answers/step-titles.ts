import type { ToolName } from "../tools/registry.ts";

/** What is being done while a tool runs, by the kind of answer that is asked of it. */
const TITLES: Readonly<
  Record<ToolName, { kind: string; usual: string; titles: Readonly<Record<string, string>> }>
> = {
  analyze_customers: {
    kind: "analysis",
    usual: "Looking at customers",
    titles: {
      churn_risk: "Looking at customers at risk",
      high_value: "Looking at the most valuable customers",
      b2b_identification: "Looking for businesses among the customers",
      behavioral: "Looking at how customers behave",
      product_affinity: "Looking at what customers prefer",
      rfm_score: "Scoring recency, frequency and value",
    },
  },
  analyze_segments: {
    kind: "analysis",
    usual: "Looking at the archetypes",
    titles: {
      overview: "Looking at the archetypes",
      growth: "Looking at how groups of customers grow",
      seasonal: "Looking at what groups buy in a season",
      comparison: "Comparing two groups of customers",
    },
  },
  analyze_products: {
    kind: "analysis",
    usual: "Looking at what is sold",
    titles: {
      revenue_by_category: "Adding up sales by category",
      category_repurchase_rate: "Looking at who buys a category again",
      category_popularity: "Looking at how popular categories are",
      category_by_segment: "Looking at which groups buy which categories",
      category_trends: "Looking at how categories develop",
      category_value: "Looking at what a category's buyers are worth",
      bundles: "Looking at what is bought together",
      seasonal_performance: "Looking at what sells in a season",
      product_performance: "Looking at how products do",
    },
  },
  forecast_metrics: {
    kind: "metric",
    usual: "Making a forecast",
    titles: {
      revenue: "Forecasting revenue",
      orders: "Forecasting orders",
      customer_count: "Forecasting active customers",
      new_customers: "Forecasting new customers",
      average_order_value: "Forecasting the average order value",
      average_ltv: "Forecasting the average lifetime value",
      churn_rate: "Forecasting the churn rate",
    },
  },
  target_campaign: {
    kind: "campaign",
    usual: "Choosing whom to write to",
    titles: {
      retention: "Choosing whom to keep",
      growth: "Choosing who may buy more",
      winback: "Choosing whom to win back",
      seasonal: "Choosing who buys in the season ahead",
      loyalty: "Choosing whom to thank",
      acquisition: "Choosing first-time buyers to follow up",
    },
  },
  lookup_customer: {
    kind: "info",
    usual: "Looking up the customer",
    titles: {
      profile: "Looking up the customer",
      ltv_forecast: "Looking up what the customer will bring in",
      churn_risk: "Looking up the customer's risk",
      segment: "Looking up the customer's segment",
      purchase_history: "Looking up the customer's orders",
      recommendations: "Looking up what to offer the customer",
    },
  },
  analyze_behavior: {
    kind: "pattern",
    usual: "Looking at how customers buy",
    titles: {
      one_time_buyers: "Looking at who bought once",
      momentum: "Looking at who buys more or less",
      declining_engagement: "Looking at who comes more seldom",
      behavior_change: "Looking at changed habits",
      purchase_cadence: "Looking at how regularly customers buy",
      discount_dependency: "Looking at who buys at a discount only",
    },
  },
  get_recommendations: {
    kind: "recommendation",
    usual: "Working out what to do next",
    titles: {
      upsell: "Working out what more to sell",
      cross_sell: "Working out what goes with what they bought",
      expansion: "Working out which categories to offer",
      winback_strategy: "Working out how to win customers back",
      retention_actions: "Working out how to keep customers",
      discount_strategy: "Working out who needs a discount",
    },
  },
};

/** Such as "Looking at customers at risk". The input may be anything: a model wrote it. */
export function stepTitle(tool: ToolName, input: unknown): string {
  const { kind, usual, titles } = TITLES[tool];
  const asked =
    typeof input === "object" && input !== null ? (input as Record<string, unknown>)[kind] : undefined;
  return typeof asked === "string" && Object.hasOwn(titles, asked) ? (titles[asked] ?? usual) : usual;
}
