import { readFileSync } from "node:fs";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { McpDoor } from "../../src/mcp/http.ts";
import type { ToolOffer } from "../../src/mcp/tool-offer.ts";
import { HEADERS, KEY, messageIn, type OpenDoor, openDoor } from "./support/door.ts";
import { endlessWork, offerWork } from "./support/offers.ts";

let door: OpenDoor;
afterEach(() => door.close());
const open = async (offer: ToolOffer = greeting, overrides: Partial<McpDoor> = {}) => {
  door = await openDoor(offer, overrides);
};

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const greeting = offerWork(async () => "hello");
const call = (id: number) => ({ jsonrpc: "2.0", id, method: "tools/call", params: { name: "work" } });
const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
const initialize = (protocolVersion: string) => ({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion, capabilities: {}, clientInfo: { name: "test", version: "1" } },
});

describe("the door over HTTP", () => {
  it.each([["X-API-Key", KEY] as const, ["Authorization", `Bearer ${KEY}`] as const])(
    "lets in who presents a key as %s",
    async (header, value) => {
      await open();

      const response = await door.send(ping, { "X-API-Key": "", [header]: value });

      expect(response.status).toBe(200);
      expect(await messageIn(response)).toMatchObject({ id: 1, result: {} });
    },
  );

  it.each([
    [{ "X-API-Key": "" }],
    [{ "X-API-Key": "wrong" }],
    [{ "X-API-Key": "", Authorization: "Basic abc" }],
    [{ "X-API-Key": "wrong", Authorization: `Bearer ${KEY}` }],
  ])("keeps out %j, saying how to come in", async (headers) => {
    await open();

    const response = await door.send(ping, headers);

    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toContain("Bearer");
    expect(await response.json()).toMatchObject({ jsonrpc: "2.0", error: { code: -32_000 }, id: null });
  });

  it.each([
    ["https://evil.example", 403],
    ["null", 403],
    ["http://localhost.evil.example", 403],
    ["http://localhost:5173", 200],
    ["https://desk.example", 200],
  ])("answers a page of %s with %i", async (origin, status) => {
    await open(greeting, { allowedOrigins: ["https://desk.example"] });

    expect((await door.send(ping, { Origin: origin })).status).toBe(status);
  });

  it("takes no page of this machine for a known one where others are served", async () => {
    await open(greeting, { isLocal: false });

    expect((await door.send(ping, { Origin: "http://localhost:5173" })).status).toBe(403);
  });

  it("tells a browser, before any key, what a page that is known may send", async () => {
    await open(greeting, { allowedOrigins: ["https://desk.example"] });

    const preflight = (origin: string) => fetch(door.url, { method: "OPTIONS", headers: { Origin: origin } });
    const [known, unknown] = [
      await preflight("https://desk.example"),
      await preflight("https://evil.example"),
    ];

    expect([known.status, known.headers.get("Access-Control-Allow-Origin")]).toEqual([
      204,
      "https://desk.example",
    ]);
    expect([unknown.status, unknown.headers.get("Access-Control-Allow-Origin")]).toEqual([403, null]);
  });

  it("answers to no other name of this machine where it is served alone", async () => {
    await open();

    expect(await statusForHost(door.url, "rebound.example")).toBe(403);
    expect(await statusForHost(door.url, "localhost")).toBe(200);
  });

  it.each([
    ["is not JSON", "{", 400, -32_700],
    ["is empty", "", 400, -32_600],
    ["is a batch", [ping, ping], 400, -32_600],
    ["is no message", { hello: 1 }, 400, -32_600],
    ["is too long", { ...ping, padding: "x".repeat(200_000) }, 413, -32_000],
  ])("refuses what %s as JSON-RPC does", async (_what, body, status, code) => {
    await open();

    const response = await door.send(body);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: "2.0", error: { code }, id: null });
  });

  it.each([
    [415, { "Content-Type": "text/plain" }],
    [406, { Accept: "application/json" }],
  ])("answers %i to %j", async (status, headers) => {
    await open();

    const response = await door.send(ping, headers);

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: "2.0", error: { code: -32_000 } });
  });

  it("takes messages by POST alone, since it keeps no stream and no session", async () => {
    await open();

    for (const method of ["GET", "DELETE", "PUT"]) {
      const response = await fetch(door.url, { method, headers: { "X-API-Key": KEY } });
      expect([method, response.status, response.headers.get("Allow")]).toEqual([method, 405, "POST"]);
    }
  });

  it.each([
    ["2025-06-18", "2025-06-18"],
    ["2025-11-25", "2025-11-25"],
    ["1999-01-01", "2025-11-25"],
  ])("asked for version %s agrees on %s", async (asked, agreed) => {
    await open();

    const { result } = await messageIn(await door.send(initialize(asked)));

    expect(result).toMatchObject({
      protocolVersion: agreed,
      serverInfo: { name: "regulars", version },
      capabilities: { tools: {} },
    });
  });

  it("refuses a version that it does not know on later messages", async () => {
    await open();

    expect((await door.send(ping, { "MCP-Protocol-Version": "1999-01-01" })).status).toBe(400);
  });

  it("says so of a method that it does not have", async () => {
    await open();
    const client = await door.connect();

    await expect(client.listResources()).rejects.toMatchObject({ code: -32_601 });
  });

  it("counts the requests of each key, and says when to come back", async () => {
    const asked: string[] = [];
    await open(greeting, {
      limit: {
        async take(key) {
          asked.push(key);
          return { isGranted: false, limit: 1, windowSeconds: 60, remaining: 0, resetSeconds: 42 };
        },
      },
    });

    const response = await door.send(ping);

    expect([response.status, response.headers.get("Retry-After"), asked]).toEqual([
      429,
      "42",
      ["analyst-key"],
    ]);
  });

  it("tells nothing of an error of its own", async () => {
    await open(greeting, {
      offerTo: () => {
        throw new Error("secret detail");
      },
    });

    const response = await door.send(ping);

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret detail");
    expect(door.logs()).toContain("secret detail");
  });
});

describe("a call over HTTP", () => {
  it("reports where it stands to who asked to be told", async () => {
    const told: unknown[] = [];
    await open(
      offerWork(async ({ onProgress }) => {
        onProgress?.({ done: 1, total: 2, message: "half" });
        onProgress?.({ done: 2, total: 2, message: "whole" });
        return "done";
      }),
    );
    const client = await door.connect();

    await client.callTool({ name: "work" }, undefined, { onprogress: (step) => told.push(step) });
    const untold = await door.send(call(7));

    expect(told).toEqual([
      { progress: 1, total: 2, message: "half" },
      { progress: 2, total: 2, message: "whole" },
    ]);
    expect(await untold.text()).not.toContain("notifications/progress");
  });

  it("ends, its stream too, when its client calls it off by another request", async () => {
    const work = endlessWork();
    await open(work.offer);
    const session = (await door.send(initialize("2025-11-25"))).headers.get("Mcp-Session-Id") ?? "";

    const running = door.send(call(5), { "Mcp-Session-Id": session });
    await work.began;
    await door.send(cancel(5), { "Mcp-Session-Id": session });

    await work.calledOff;
    expect(await (await running).text()).toBe("");
  });

  it("ends when the SDK's client gives up", async () => {
    const work = endlessWork();
    await open(work.offer);
    const client = await door.connect();
    const stop = new AbortController();

    const result = client.callTool({ name: "work" }, undefined, { signal: stop.signal });
    await work.began;
    stop.abort("enough");

    await expect(result).rejects.toThrow("enough");
    await work.calledOff;
  });

  it("ends when its caller hangs up", async () => {
    const work = endlessWork();
    await open(work.offer);
    const hangUp = new AbortController();

    const lost = expect(
      door.send(call(1), {}, hangUp.signal).then((answer) => answer.text()),
    ).rejects.toThrow();
    await work.began;
    hangUp.abort();

    await work.calledOff;
    await lost;
  });

  it("ends when the product stops", async () => {
    const work = endlessWork();
    await open(work.offer);

    const running = door.send(call(1));
    await work.began;
    await door.door.close();

    await work.calledOff;
    await (await running).text();
  });

  it.each([
    ["another session", KEY, "another"],
    ["another key", `${KEY}-2`, undefined],
  ])("is not called off by %s", async (_who, key, otherSession) => {
    const work = endlessWork();
    await open(work.offer);
    const session = (await door.send(initialize("2025-11-25"))).headers.get("Mcp-Session-Id") ?? "";
    let isCalledOff = false;
    void work.calledOff.then(() => {
      isCalledOff = true;
    });

    const running = door.send(call(5), { "Mcp-Session-Id": session });
    await work.began;
    const answer = await door.send(cancel(5), {
      "X-API-Key": key,
      "Mcp-Session-Id": otherSession ?? session,
    });

    expect([answer.status, isCalledOff]).toEqual([202, false]);
    await door.door.close();
    await running;
  });

  it("keeps apart two clients who number their requests alike", async () => {
    let asked = 0;
    const work = async () => {
      asked += 1;
      return `answer ${asked}`;
    };
    await open(offerWork(work));
    const [one, other] = await Promise.all([door.connect(), door.connect()]);

    const answers = await Promise.all(
      [one, other, one, other].map((client) => client.callTool({ name: "work" })),
    );

    expect(new Set(answers.map(({ content }) => JSON.stringify(content))).size).toBe(4);
  });
});

const cancel = (requestId: number) => ({
  jsonrpc: "2.0",
  method: "notifications/cancelled",
  params: { requestId, reason: "enough" },
});

/** `fetch` sets the Host header itself. */
function statusForHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers: { ...HEADERS, Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(ping));
  });
}
