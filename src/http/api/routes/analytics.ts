import { defineRoute, type Route, type Tag } from "../route.ts";
import { findSchemas } from "../tool-schemas.ts";
import { onlyFound } from "./found.ts";

/** A question to a tool as a plain address: its arguments are the query's. */
interface Address {
  tool: string;
  operationId: string;
  path: string;
  tag: Tag;
}

const ADDRESSES: readonly Address[] = [
  { tool: "analyze_customers", operationId: "listCustomers", path: "/api/customers", tag: "Customers" },
  { tool: "get_recommendations", operationId: "recommend", path: "/api/recommendations", tag: "Customers" },
  { tool: "target_campaign", operationId: "target", path: "/api/campaigns/{campaign}", tag: "Campaigns" },
  ...Object.entries({
    customers: "analyze_customers",
    segments: "analyze_segments",
    products: "analyze_products",
    behavior: "analyze_behavior",
    forecast: "forecast_metrics",
  }).map(([what, tool]) => ({
    tool,
    operationId: `analytics_${what}`,
    path: `/api/analytics/${what}`,
    tag: "Analytics" as const,
  })),
];

/** One route per address whose tool there is. */
export const analyticsRoutes: readonly Route[] = ADDRESSES.flatMap((address) => {
  const schemas = findSchemas(address.tool);
  if (!schemas) return [];
  const { name, tool, input, answer } = schemas;
  return defineRoute({
    operationId: address.operationId,
    method: "get",
    path: address.path,
    tag: address.tag,
    summary: tool.title,
    description: tool.description,
    access: "key",
    input,
    success: { status: 200, description: "The tool's answer", body: answer, isReport: true },
    errors: ["not_found", "conflict"],
    handle: async (asked, { ask }) => onlyFound(await ask(name, asked)),
  });
});
