import { z } from "zod";
import { type ToolName, tools } from "../../../tools/registry.ts";
import { defineRoute, type Route } from "../route.ts";
import { findSchemas, type ToolSchemas } from "../tool-schemas.ts";

const all = tools.flatMap(({ name }) => findSchemas(name) ?? []);

const listTools = defineRoute({
  operationId: "listTools",
  method: "get",
  path: "/api/mcp/tools",
  tag: "Tools",
  summary: "The analytics tools, with JSON schemas of what they take and give",
  access: "key",
  input: z.strictObject({}),
  success: {
    status: 200,
    description: "Every tool",
    body: z.object({
      tools: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          description: z.string(),
          inputSchema: z.record(z.string(), z.unknown()),
          outputSchema: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  },
  errors: [],
  handle: async () => ({ kind: "body", body: { tools: all.map(describe) } }),
});

function describe({ tool, input }: ToolSchemas) {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: z.toJSONSchema(input, { io: "input", unrepresentable: "any" }),
    outputSchema: z.toJSONSchema(tool.output, { unrepresentable: "any" }),
  };
}

const query = defineRoute({
  operationId: "queryTool",
  method: "post",
  path: "/api/mcp/query",
  tag: "Tools",
  summary: "Put a question to a tool, named in the body",
  access: "key",
  input: z.discriminatedUnion(
    "tool",
    branches(({ name, input }) => call(name, input)),
  ),
  success: {
    status: 200,
    description: "The tool's answer",
    body: z.discriminatedUnion(
      "tool",
      branches(({ answer }) => answer as ReturnType<typeof call>),
    ),
    isReport: true,
  },
  errors: [],
  async handle(asked, { ask }) {
    const { tool, arguments: input } = asked as { tool: ToolName; arguments: unknown };
    return { kind: "answer", answer: await ask(tool, input) };
  },
});

function call(name: string, input: z.ZodType) {
  return z.strictObject({ tool: z.literal(name), arguments: input });
}

/** There is at least one tool, which the registry's type does not tell. */
function branches<T>(branchOf: (schemas: ToolSchemas) => T): [T, ...T[]] {
  return all.map(branchOf) as [T, ...T[]];
}

const callTool = ({ name, tool, input, answer }: ToolSchemas): Route =>
  defineRoute({
    operationId: `call_${name}`,
    method: "post",
    path: `/api/mcp/tools/${name}`,
    tag: "Tools",
    summary: tool.title,
    description: tool.description,
    access: "key",
    input,
    success: { status: 200, description: "The tool's answer", body: answer, isReport: true },
    errors: [],
    handle: async (asked, { ask }) => ({ kind: "answer", answer: await ask(name, asked) }),
  });

export const toolRoutes: readonly Route[] = [listTools, query, ...all.map(callTool)];
