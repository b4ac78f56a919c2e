import type { CallToolResult, Tool as McpTool } from "@modelcontextprotocol/sdk/types.js";
import type { ToolContext } from "../tools/tool.ts";

/** The tools that a server offers to one caller. */
export interface ToolOffer {
  tools: readonly McpTool[];
  /** Runs one of `tools`. A failure that the caller should read is a result with `isError`. */
  call(name: string, input: unknown, watch: CallWatch): Promise<CallToolResult>;
}

/** How a call is followed while it runs. */
export interface CallWatch {
  /** Aborted when nobody waits for the result any more. */
  signal: AbortSignal;
  /** There where the caller asked to be told. */
  onProgress: NonNullable<ToolContext["onProgress"]> | undefined;
}
