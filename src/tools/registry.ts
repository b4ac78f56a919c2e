import { analyzeBehavior } from "./analyze-behavior.ts";
import { analyzeCustomers } from "./analyze-customers.ts";
import { analyzeProducts } from "./analyze-products.ts";
import { analyzeSegments } from "./analyze-segments.ts";
import { forecastMetrics } from "./forecast-metrics.ts";
import { getRecommendations } from "./get-recommendations.ts";
import { lookupCustomer } from "./lookup-customer.ts";
import { targetCampaign } from "./target-campaign.ts";
import type { Tool } from "./tool.ts";

/** Every tool by its name. */
export const toolset = {
  analyze_behavior: analyzeBehavior,
  analyze_customers: analyzeCustomers,
  analyze_products: analyzeProducts,
  analyze_segments: analyzeSegments,
  forecast_metrics: forecastMetrics,
  get_recommendations: getRecommendations,
  lookup_customer: lookupCustomer,
  target_campaign: targetCampaign,
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof toolset;

/** Every tool there is; surfaces iterate. */
export const tools: readonly Tool[] = Object.values(toolset);
