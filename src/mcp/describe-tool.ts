import { type Tool as McpTool, ToolSchema } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Tool } from "../tools/tool.ts";

/** An analytics tool as MCP lists it; the schemas are those that its input and result are checked by. */
export function describeTool({ name, title, description, input, output }: Tool): McpTool {
  return ToolSchema.parse({
    name,
    title,
    description,
    inputSchema: objectSchema(z.toJSONSchema(input, { io: "input" })),
    outputSchema: objectSchema(z.toJSONSchema(output, { reused: "ref" })),
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  });
}

/** MCP wants an object at the root, and says so of a result that is one of several objects, too. */
function objectSchema(schema: object) {
  return { ...schema, type: "object" };
}
