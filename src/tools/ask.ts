import type { z } from "zod";
import { type ToolName, toolset } from "./registry.ts";
import { callTool, type Tool, type ToolContext } from "./tool.ts";

type Of<Name extends ToolName> = (typeof toolset)[Name];

/** One question to one tool: what commands, buttons, modals and programs come down to. */
export type ToolRequest<Name extends ToolName = ToolName> = {
  [N in Name]: { tool: N; input: z.input<Of<N>["input"]> };
}[Name];

/** A tool's result together with what was asked of it: what a presenter turns into a report. */
export type ToolAnswer<Name extends ToolName = ToolName> = {
  [N in Name]: { tool: N; input: z.output<Of<N>["input"]>; result: z.output<Of<N>["output"]> };
}[Name];

export type AskTool = (request: ToolRequest, context: ToolContext) => Promise<ToolAnswer>;

/**
 * Puts a request to its tool and keeps question and result together.
 *
 * @throws UserError when the input does not fit.
 */
export const askTool: AskTool = (request, context) => askToolBy(callTool, request, context);

/** The same by another way of calling tools. */
export async function askToolBy(
  call: typeof callTool,
  request: ToolRequest,
  context: ToolContext,
): Promise<ToolAnswer> {
  const tool: Tool = toolset[request.tool];
  const result = await call(tool, request.input, context);
  return answerOf(request.tool, tool.input.parse(request.input), result);
}

/** The registry forgets which result belongs to which name; the tool of that name has just made and checked both. */
export function answerOf(tool: ToolName, input: unknown, result: unknown): ToolAnswer {
  return { tool, input, result } as ToolAnswer;
}

/** Reads a request from a button's value; undefined where it is not one (an old message's button). */
export function parseRequest(value: string | undefined): ToolRequest | undefined {
  try {
    const { tool, input } = JSON.parse(value ?? "") as { tool?: unknown; input?: unknown };
    if (!isToolName(tool) || !toolset[tool].input.safeParse(input).success) return undefined;
    // Its tool has just taken the input.
    return { tool, input } as ToolRequest;
  } catch {
    return undefined;
  }
}

export function isToolName(name: unknown): name is ToolName {
  return typeof name === "string" && Object.hasOwn(toolset, name);
}
