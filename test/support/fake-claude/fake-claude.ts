import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { faultOf } from "./check-request.ts";
import { ERROR_TYPES, type FakeError, type FakeMessage, type FakeRequest, type FakeTurn } from "./script.ts";
import { encode, eventsOf, untilBreak } from "./stream.ts";

export const FAKE_KEY = "sk-ant-a-key-of-the-fake";

/**
 * The Messages API over HTTP, strict about what it is asked, with replies from a script. A request that the script
 * has no turn for, or that the API would refuse, is answered with 400 and noted among the faults.
 */
export async function startFakeClaude() {
  const requests: FakeRequest[] = [];
  const faults: string[] = [];
  const turns: FakeTurn[] = [];
  let always: FakeTurn | undefined;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.method !== "POST" || request.url?.split("?")[0] !== "/v1/messages") {
      return refuse(response, { status: 404 }, `no such resource: ${request.url}`);
    }
    if (!hasKey(request)) return refuse(response, { status: 401 }, "invalid x-api-key");
    if (!request.headers["anthropic-version"])
      return refuse(response, { status: 400 }, "no anthropic-version");
    const asked: FakeRequest = JSON.parse(body);
    requests.push(asked);
    const fault = faultOf(asked);
    const turn = fault ? undefined : (turns.shift() ?? always);
    if (fault || !turn) {
      faults.push(fault ?? "the script has no turn left");
      return refuse(response, { status: 400 }, faults.at(-1) ?? "");
    }
    const reply = typeof turn === "function" ? turn(asked) : turn;
    if (reply === "silence") return;
    if ("status" in reply) return refuse(response, reply, `as the script says; asked was: ${body}`);
    stream(response, reply, { id: `msg_${requests.length}`, model: asked.model });
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every request that was asked with the key, the oldest first. */
    requests: requests as readonly FakeRequest[],
    /** What the API would not have taken. */
    faults: faults as readonly string[],
    /** The next turns, in order. */
    script(...next: FakeTurn[]): void {
      turns.push(...next);
    },
    /** What is replied where the script has no turn. */
    otherwise(turn: FakeTurn | undefined): void {
      always = turn;
    },
    reset(): void {
      for (const list of [requests, faults, turns]) list.length = 0;
      always = undefined;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type FakeClaude = Awaited<ReturnType<typeof startFakeClaude>>;

function hasKey({ headers }: IncomingMessage): boolean {
  return headers["x-api-key"] === FAKE_KEY || headers.authorization === `Bearer ${FAKE_KEY}`;
}

/** The message quotes the request, as an error of the vendor may. */
function refuse(response: ServerResponse, { status, retryAfter }: FakeError, message: string): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "request-id": "req_of_the_fake",
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
  });
  response.end(JSON.stringify({ type: "error", error: { type: ERROR_TYPES[status], message } }));
}

function stream(response: ServerResponse, reply: FakeMessage, facts: { id: string; model: string }): void {
  response.writeHead(200, { "content-type": "text/event-stream", "request-id": "req_of_the_fake" });
  const events = eventsOf(reply, facts);
  if (!reply.breaks) {
    for (const event of events) response.write(encode(event));
    response.end();
    return;
  }
  for (const event of untilBreak(events)) response.write(encode(event));
  if (reply.breaks === "drop") {
    // What was written is read before the connection goes.
    response.write("", () => response.destroy());
  } else if (reply.breaks === "error") {
    const error = { type: "overloaded_error", message: "Overloaded" };
    response.end(encode({ event: "error", data: { type: "error", error } }));
  }
}
