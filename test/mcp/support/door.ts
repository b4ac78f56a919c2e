import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { authenticate } from "../../../src/http/api/auth.ts";
import { createWeb, finishWeb } from "../../../src/http/web.ts";
import { createLogger } from "../../../src/log.ts";
import { createMcpDoor, type McpDoor } from "../../../src/mcp/http.ts";
import type { ToolOffer } from "../../../src/mcp/tool-offer.ts";
import { textSink } from "../../support/text-sink.ts";

export const KEY = "a-key-of-the-analyst";
export const HEADERS = {
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
  "X-API-Key": KEY,
};

/** The door on a real web server, with a client's view of it. */
export async function openDoor(offer: ToolOffer, overrides: Partial<McpDoor> = {}) {
  const sink = textSink();
  const logger = createLogger("debug", sink.stream);
  const web = createWeb(logger);
  const door = createMcpDoor({
    authenticate: authenticate([
      { id: "analyst-key", key: KEY, role: "analyst" },
      { id: "other-key", key: `${KEY}-2`, role: "analyst" },
    ]),
    offerTo: () => offer,
    isLocal: true,
    allowedOrigins: [],
    logger,
    ...overrides,
  });
  web.use("/mcp", door.routes);
  finishWeb(web, logger);
  const server = web.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
  const clients: Client[] = [];
  return {
    url,
    logs: sink.text,
    door,
    /** The SDK's own client, connected. */
    async connect(key = KEY) {
      const client = new Client({ name: "test", version: "1" });
      const transport = new StreamableHTTPClientTransport(new URL(url), {
        requestInit: { headers: { "X-API-Key": key } },
      });
      await client.connect(transport as Transport);
      clients.push(client);
      return client;
    },
    /** One message as it stands, past the SDK. */
    send: (message: unknown, headers: Record<string, string> = {}, signal: AbortSignal | null = null) =>
      fetch(url, {
        method: "POST",
        headers: { ...HEADERS, ...headers },
        body: typeof message === "string" ? message : JSON.stringify(message),
        signal,
      }),
    async close() {
      for (const client of clients) await client.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

export type OpenDoor = Awaited<ReturnType<typeof openDoor>>;

/** The message that an answer's stream of events carries. */
export async function messageIn(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
}
