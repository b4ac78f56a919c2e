import { analyzeCustomers } from "./analyze-customers.ts";
import { analyzeSegments } from "./analyze-segments.ts";
import { forecastMetrics } from "./forecast-metrics.ts";
import { lookupCustomer } from "./lookup-customer.ts";
import type { Tool } from "./tool.ts";

/** Every tool there is; surfaces iterate. */
export const tools: readonly Tool[] = [lookupCustomer, analyzeCustomers, analyzeSegments, forecastMetrics];
