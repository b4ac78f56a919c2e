import { randomUUID } from "node:crypto";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import {
  CancelledNotificationSchema,
  ErrorCode,
  isInitializeRequest,
  isJSONRPCRequest,
  JSONRPCMessageSchema,
} from "@modelcontextprotocol/sdk/types.js";
import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import type { RateLimit } from "../cache/rate-limit.ts";
import { APOLOGY } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { Viewer } from "../privacy/roles.ts";
import {
  type AttemptLimit,
  notTooOften,
  onlyKnown,
  onlyLoopbackHosts,
  onlyOrigins,
  openToPages,
  viewerOf,
} from "./guards.ts";
import { refuse } from "./refuse.ts";
import { createMcpServer } from "./server.ts";
import type { ToolOffer } from "./tool-offer.ts";
import { createUnderWay } from "./under-way.ts";

export interface McpDoor {
  authenticate(key: string | undefined): Viewer | undefined;
  offerTo(viewer: Viewer): ToolOffer;
  /** Whether only this machine is served: other names of it and pages from elsewhere are refused then. */
  isLocal: boolean;
  /** Origins whose pages may call, as a browser sends them. */
  allowedOrigins: readonly string[];
  /** Requests of one key. */
  limit?: Pick<RateLimit, "take">;
  /** Attempts without a known key, by the address they come from. */
  attempts?: AttemptLimit;
  logger: Logger;
}

const BODY_MAX = "100kb";
const SESSION_HEADER = "Mcp-Session-Id";

/**
 * MCP over Streamable HTTP. No state outlives a request, so that any instance can answer any of them: a session's id
 * is a name made at `initialize` and nothing else. It tells whose request a cancellation means; that reaches the
 * requests of this instance. A caller who hangs up calls its request off in any case, for nobody could be told the
 * answer any more.
 */
export function createMcpDoor(door: McpDoor) {
  const underWay = createUnderWay();
  const routes = Router();
  if (door.isLocal) routes.use(onlyLoopbackHosts);
  routes.use(
    onlyOrigins(door.allowedOrigins, { loopback: door.isLocal }),
    openToPages,
    onlyKnown(door.authenticate, door.attempts),
    notTooOften(door.limit),
    express.json({ limit: BODY_MAX }),
  );
  routes.post("/", (request, response) => answer(request, response, door, underWay));
  // A stream apart from any request would have nothing to tell, and a session has nothing to end.
  routes.all("/", (_request, response) => {
    response.set("Allow", "POST");
    refuse(response, 405, "Send messages by POST; each is answered where it came in.");
  });
  routes.use(reportErrors(door.logger));
  return {
    routes,
    /** Calls off what is under way. */
    close: async () => underWay.cancelAll(),
  };
}

async function answer(
  request: Request,
  response: Response,
  door: McpDoor,
  underWay: ReturnType<typeof createUnderWay>,
): Promise<void> {
  const message: unknown = request.body;
  // A batch is refused, too: it left the protocol, and would count as one request of many.
  if (message !== undefined && !JSONRPCMessageSchema.safeParse(message).success) {
    refuse(response, 400, "Send one JSON-RPC message.", ErrorCode.InvalidRequest);
    return;
  }
  const viewer = viewerOf(response);
  const caller = { viewerId: viewer.id, session: request.get(SESSION_HEADER) };
  const cancelled = CancelledNotificationSchema.safeParse(message).data?.params.requestId;
  if (cancelled !== undefined) underWay.cancel({ ...caller, id: cancelled });
  if (isInitializeRequest(message)) response.set(SESSION_HEADER, randomUUID());

  const server = createMcpServer(door.offerTo(viewer));
  const stop = () => {
    server.close().catch((err: unknown) => door.logger.warn({ err }, "mcp server not closed"));
  };
  const forget = underWay.add(isJSONRPCRequest(message) ? { ...caller, id: message.id } : undefined, stop);
  response.on("close", () => {
    forget();
    stop();
  });
  const transport = new StreamableHTTPServerTransport();
  await server.connect(asTransport(transport));
  await transport.handleRequest(request, response, message);
}

/** The SDK's class has accessors where its interface has optional properties, which is the same to whoever uses it. */
function asTransport(transport: StreamableHTTPServerTransport): Transport {
  return transport as Transport;
}

function reportErrors(logger: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const { status, type, expose } = error as { status?: number; type?: string; expose?: boolean };
    if (response.headersSent) {
      response.destroy();
    } else if (type === "entity.parse.failed") {
      refuse(response, 400, "The message is not JSON.", ErrorCode.ParseError);
    } else if (expose === true && status !== undefined && status < 500) {
      refuse(response, status, `The message can't be read. It may have up to ${BODY_MAX}.`);
    } else {
      logger.error({ err: error }, "mcp request failed");
      refuse(response, 500, APOLOGY, ErrorCode.InternalError);
    }
  };
}
