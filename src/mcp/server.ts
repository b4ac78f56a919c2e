import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type ServerNotification,
  type ServerRequest,
} from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { VERSION } from "../version.ts";
import type { CallWatch, ToolOffer } from "./tool-offer.ts";

/**
 * A server for one connection, or for one request where the transport keeps no state.
 *
 * The SDK's `McpServer` is not used: it knows no result that is one of several objects, and passes the message of
 * any error on to the caller.
 */
export function createMcpServer(offer: ToolOffer): Server {
  const server = new Server(SERVER, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...offer.tools] }));
  server.setRequestHandler(anyToolCall, (request, extra) => {
    const { name, arguments: input = {} } = CallToolRequestSchema.parse(request).params;
    if (!offer.tools.some((tool) => tool.name === name)) {
      throw new McpError(ErrorCode.InvalidParams, `Unknown tool: ${name.slice(0, NAME_SHOWN)}`);
    }
    return offer.call(name, input, { signal: extra.signal, onProgress: progressTo(extra) });
  });
  return server;
}

export const SERVER = { name: "regulars", title: "Regulars", version: VERSION } as const;

const INSTRUCTIONS = `Figures about the customers of one e-commerce shop: who they are, what they are worth, who may not return, what to offer and what to expect.
Customers are named by alias (C-XXXXXXXX); no result holds a name or an address. Money is integer cents of provenance.currency. null means unknown, never 0. provenance says what the figures rest on and as of when.`;

/** Loose, because the SDK's own check of a call says "invalid params", and that of a schema here "internal error". */
const anyToolCall = z.object({ method: z.literal("tools/call"), params: z.unknown() });

const NAME_SHOWN = 100;

function progressTo(extra: RequestHandlerExtra<ServerRequest, ServerNotification>): CallWatch["onProgress"] {
  const progressToken = extra._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  return ({ done, total, message }) => {
    const params = { progressToken, progress: done, total, message };
    // Who has left does not read how far it is.
    extra.sendNotification({ method: "notifications/progress", params }).catch(() => {});
  };
}
