import { z } from "zod";
import { isToolName } from "../../tools/ask.ts";
import { type ToolName, toolset } from "../../tools/registry.ts";
import type { Tool } from "../../tools/tool.ts";

/** A tool with the schemas that its routes share. */
export interface ToolSchemas {
  name: ToolName;
  tool: Tool;
  input: z.ZodType;
  answer: z.ZodType;
}

const known = new Map<ToolName, ToolSchemas>();

/** The same objects each time, so that the document can refer to them by name. */
export function schemasOf(name: ToolName): ToolSchemas {
  const found = known.get(name) ?? makeSchemas(name);
  known.set(name, found);
  return found;
}

/** The tool's schemas if there is a tool of this name. */
export function findSchemas(name: string): ToolSchemas | undefined {
  return isToolName(name) ? schemasOf(name) : undefined;
}

function makeSchemas(name: ToolName): ToolSchemas {
  const tool: Tool = toolset[name];
  return {
    name,
    tool,
    input: tool.input,
    answer: z.object({
      tool: z.literal(name),
      arguments: tool.input.describe("What was asked, defaults filled in"),
      result: tool.output,
    }),
  };
}
