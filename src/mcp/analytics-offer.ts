import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { APOLOGY, UserError } from "../errors.ts";
import type { Logger } from "../log.ts";
import { presentAnswer } from "../present/present.ts";
import { reportText } from "../present/text.ts";
import { askTool, type ToolRequest } from "../tools/ask.ts";
import { tools } from "../tools/registry.ts";
import type { ToolContext } from "../tools/tool.ts";
import { describeTool } from "./describe-tool.ts";
import type { ToolOffer } from "./tool-offer.ts";

/** Every row is in the structured result; a model that reads both need not pay for a thousand rows twice. */
const TEXT_ROWS_MAX = 50;

/**
 * Every tool of the registry.
 *
 * @param toolContext is asked anew for each call, so that each sees the shop as it is then.
 */
export function offerAnalytics(toolContext: () => Promise<ToolContext>, logger: Logger): ToolOffer {
  return {
    tools: described(),
    async call(name, input, { signal, onProgress }) {
      try {
        const context = { ...(await toolContext()), signal, ...(onProgress ? { onProgress } : {}) };
        const answer = await askTool(requestOf(name, input), context);
        const words = reportText(presentAnswer(answer), { rowsMax: TEXT_ROWS_MAX });
        return { content: [text(words)], structuredContent: answer.result };
      } catch (error) {
        if (error instanceof UserError) return failure(error.message);
        if (!signal.aborted) logger.error({ err: error, tool: name }, "tool failed");
        return failure(APOLOGY);
      }
    },
  };
}

let list: ToolOffer["tools"] | undefined;

/** Made once: the schemas of all tools take longer to write than an answer from the cache. */
function described(): ToolOffer["tools"] {
  list ??= tools.map(describeTool);
  return list;
}

/** The name is one of those offered, and the tool that takes the input checks it. */
function requestOf(tool: string, input: unknown): ToolRequest {
  return { tool, input } as ToolRequest;
}

function failure(message: string): CallToolResult {
  return { content: [text(message)], isError: true };
}

function text(words: string) {
  return { type: "text" as const, text: words };
}
