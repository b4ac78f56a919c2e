import type { Response } from "express";
import { askTool, type ToolRequest } from "../../tools/ask.ts";
import type { ToolName } from "../../tools/registry.ts";
import { viewerOf } from "./guard.ts";
import type { Call } from "./route.ts";
import type { ApiServices } from "./services.ts";

/** One request as routes see it. The work for it is broken off when the caller goes away. */
export function callOf(response: Response, services: ApiServices): { call: Call; isAbandoned(): boolean } {
  const gone = new AbortController();
  response.on("close", () => {
    if (!response.writableEnded) gone.abort();
  });
  const viewer = viewerOf(response);
  return {
    call: {
      viewer,
      services,
      async ask(tool, input) {
        const context = await services.toolContext(viewer);
        return askTool(requestOf(tool, input), { ...context, signal: gone.signal });
      },
    },
    isAbandoned: () => gone.signal.aborted,
  };
}

/** Any input: the tool checks it, so its type is not known before. */
function requestOf(tool: ToolName, input: unknown): ToolRequest {
  return { tool, input } as ToolRequest;
}
