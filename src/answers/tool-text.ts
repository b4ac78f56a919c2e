import type { ToolAnswer } from "../tools/ask.ts";
import { sourcesLine } from "./sources.ts";
import { customersText } from "./text/customers.ts";
import { forecastText } from "./text/forecast.ts";
import { lookupText } from "./text/lookup.ts";
import { segmentsText } from "./text/segments.ts";

/**
 * A tool's answer as complete plain text: headline, figures, how they were made, sources. For the terminal,
 * and wherever nothing richer gets through.
 */
export function toolText(answer: ToolAnswer): string {
  const { provenance } = answer.result;
  return [bodyOf(answer), provenance.method, sourcesLine(answer.tool, provenance)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function bodyOf(answer: ToolAnswer): string {
  switch (answer.tool) {
    case "lookup_customer":
      return lookupText(answer.input, answer.result);
    case "analyze_customers":
      return customersText(answer.input, answer.result);
    case "analyze_segments":
      return segmentsText(answer.input, answer.result);
    case "forecast_metrics":
      return forecastText(answer.result);
    default:
      return answer satisfies never;
  }
}
