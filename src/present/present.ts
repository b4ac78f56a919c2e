import type { ToolAnswer } from "../tools/ask.ts";
import type { ToolName } from "../tools/registry.ts";
import { presentBehavior } from "./analyze-behavior.ts";
import { presentCustomers } from "./analyze-customers.ts";
import { presentProducts } from "./analyze-products.ts";
import { presentSegments } from "./analyze-segments.ts";
import { presentForecast } from "./forecast-metrics.ts";
import { presentRecommendations } from "./get-recommendations.ts";
import { presentLookup } from "./lookup-customer.ts";
import type { Report } from "./report.ts";
import { presentCampaign } from "./target-campaign.ts";

/** How each tool's results become a report. */
const presenters: { [Name in ToolName]: (answer: ToolAnswer<Name>) => Report } = {
  analyze_behavior: presentBehavior,
  analyze_customers: presentCustomers,
  analyze_products: presentProducts,
  analyze_segments: presentSegments,
  forecast_metrics: presentForecast,
  get_recommendations: presentRecommendations,
  lookup_customer: presentLookup,
  target_campaign: presentCampaign,
};

/** A tool's result as a report, whichever tool it was; what is not known stands at its end. */
export function presentAnswer<Name extends ToolName>(answer: ToolAnswer<Name>): Report {
  const { provenance } = answer.result;
  if (provenance.period === null) return NO_ORDERS;
  // The map pairs each name with the presenter of its own answers, which the union of names can't show.
  const present = presenters[answer.tool] as (answer: ToolAnswer<Name>) => Report;
  const report = present(answer);
  if (provenance.unknown.length === 0) return report;
  return {
    ...report,
    sections: [...(report.sections ?? []), { title: "Not known", lines: provenance.unknown }],
  };
}

/** Before the first import every answer is the same. */
const NO_ORDERS: Report = {
  headline: "There are no orders yet.",
  summary: "Import some with the import command, or set SYNC_SOURCE. My Home tab says how.",
  choices: [],
};
