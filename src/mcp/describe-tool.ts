import { type Tool as McpTool, ToolSchema } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { inputSchemaOf, objectSchema } from "../tools/input-schema.ts";
import type { Tool } from "../tools/tool.ts";

/** An analytics tool as MCP lists it; the schemas are those that its input and result are checked by. */
export function describeTool(tool: Tool): McpTool {
  const { name, title, description, output } = tool;
  return ToolSchema.parse({
    name,
    title,
    description,
    inputSchema: inputSchemaOf(tool),
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
