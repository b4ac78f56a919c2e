import { z } from "zod";

import { analyzeCustomers } from "../tools/analyze-customers.ts";
import { analyzeSegments } from "../tools/analyze-segments.ts";
import { forecastMetrics } from "../tools/forecast-metrics.ts";
import { lookupCustomer } from "../tools/lookup-customer.ts";
import { callTool, type ToolContext } from "../tools/tool.ts";
import type { ToolAnswer } from "./answer.ts";

const requestSchema = z.discriminatedUnion("tool", [
  z.object({ tool: z.literal("lookup_customer"), input: lookupCustomer.input }),
  z.object({ tool: z.literal("analyze_customers"), input: analyzeCustomers.input }),
  z.object({ tool: z.literal("analyze_segments"), input: analyzeSegments.input }),
  z.object({ tool: z.literal("forecast_metrics"), input: forecastMetrics.input }),
]);

/** One question to one tool: what commands, buttons and modals come down to. */
export type ToolRequest = z.input<typeof requestSchema>;

export type AskTool = (request: ToolRequest, context: ToolContext) => Promise<ToolAnswer>;

/** Puts a request to its tool and keeps question and result together for the presenter. */
export const askTool: AskTool = (request, context) => askToolBy(callTool, request, context);

/** The same by another way of calling tools. */
export async function askToolBy(
  call: typeof callTool,
  request: ToolRequest,
  context: ToolContext,
): Promise<ToolAnswer> {
  const asked = requestSchema.parse(request);
  switch (asked.tool) {
    case "lookup_customer":
      return { ...asked, result: await call(lookupCustomer, asked.input, context) };
    case "analyze_customers":
      return { ...asked, result: await call(analyzeCustomers, asked.input, context) };
    case "analyze_segments":
      return { ...asked, result: await call(analyzeSegments, asked.input, context) };
    case "forecast_metrics":
      return { ...asked, result: await call(forecastMetrics, asked.input, context) };
    default:
      return asked satisfies never;
  }
}

/** Reads a request from a button's value; undefined where it is not one (an old message's button). */
export function parseRequest(value: string | undefined): ToolRequest | undefined {
  try {
    return requestSchema.safeParse(JSON.parse(value ?? "")).data;
  } catch {
    return undefined;
  }
}
