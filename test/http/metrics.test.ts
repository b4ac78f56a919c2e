import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Router } from "express";
import { afterEach, describe, expect, it } from "vitest";
import { createRateLimits } from "../../src/cache/rate-limit.ts";
import { authenticate } from "../../src/http/api/auth.ts";
import { limitAddresses } from "../../src/http/api/limits.ts";
import { measureRequests, metricsRoute } from "../../src/http/metrics.ts";
import { createWeb, finishWeb, logAs } from "../../src/http/web.ts";
import { createLogger } from "../../src/log.ts";
import { createMetrics } from "../../src/metrics.ts";
import { textSink } from "../support/text-sink.ts";

const KEYS = [
  { id: "admin-key", key: "an-admin-key-for-tests", role: "admin" },
  { id: "analyst-key", key: "an-analyst-key-for-tests", role: "analyst" },
] as const;
const ADMIN = { "X-API-Key": KEYS[0].key };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

describe("/metrics", () => {
  it("counts requests by the route's own form, never by what was sent", async () => {
    const { get, lines } = await serve();

    await get("/api/customers/ann@example.com?phone=4155550100");
    await get("/mcp/ann@example.com");
    await get("/ann@example.com");
    await get("/boom");

    const counted = await lines("http_requests_total");
    expect(counted.sort()).toEqual([
      'http_requests_total{method="GET",route="(no route)",status="404"} 1',
      'http_requests_total{method="GET",route="/api/customers/{id}",status="200"} 1',
      'http_requests_total{method="GET",route="/boom",status="500"} 1',
      'http_requests_total{method="GET",route="/mcp/:id",status="200"} 1',
    ]);
    expect((await lines("")).join("\n")).not.toMatch(/ann@|4155550100/);
    expect(await lines("http_request_duration_seconds_count")).toHaveLength(5);
  });

  it("counts what is under way, and no more of it once it has ended", async () => {
    const { get, lines } = await serve();

    await get("/boom");

    // The one that asks is under way itself.
    expect(await lines("http_requests_in_progress")).toEqual(["http_requests_in_progress 1"]);
  });

  it("tells what answers came to", async () => {
    const { metrics, lines } = await serve();
    metrics.countQuery("lookup_customer");
    metrics.countCacheLookup("hit");
    metrics.countCacheLookup("miss");
    metrics.countResponse("claude", "over_budget");
    metrics.countResponse("rules", "answered");
    metrics.countTokens({ input: 100, cacheRead: 50, cacheWrite: 20, output: 10 }, 0.25);

    expect(await lines("customer_queries")).toEqual(['customer_queries_total{tool="lookup_customer"} 1']);
    expect(await lines("cache_")).toEqual(["cache_hits_total 1", "cache_misses_total 1"]);
    expect(await lines("ai_")).toEqual([
      'ai_responses_generated_total{router="claude",outcome="over_budget"} 1',
      'ai_responses_generated_total{router="rules",outcome="answered"} 1',
      'ai_tokens_total{kind="input"} 100',
      'ai_tokens_total{kind="cache_read"} 50',
      'ai_tokens_total{kind="cache_write"} 20',
      'ai_tokens_total{kind="output"} 10',
      "ai_cost_usd_total 0.25",
    ]);
    expect(await lines("process_cpu_seconds_total")).toHaveLength(1);
  });

  it("looks up what is true now, and leaves out what can't be had", async () => {
    const { metrics, lines } = await serve();
    const connections = [3, 5];
    let fails = false;
    metrics.watchConnections(async () => connections.shift() ?? 0);
    metrics.watchBudget(async () => {
      if (fails) throw new Error("no database");
      return 0.75;
    });

    const [first, budget] = [await lines("database_"), await lines("ai_budget")];
    fails = true;
    const second = [...(await lines("ai_budget")), ...(await lines("database_"))];

    expect([first, budget]).toEqual([["database_connections_total 3"], ["ai_budget_remaining_ratio 0.75"]]);
    expect(second).toEqual(["database_connections_total 0"]);
  });

  it.each([
    ["an admin's key", ADMIN, 200],
    ["an admin's key as a bearer token", { Authorization: `Bearer ${KEYS[0].key}` }, 200],
    ["an analyst's key", { "X-API-Key": KEYS[1].key }, 403],
    ["a key that nobody has", { "X-API-Key": "a-key-that-nobody-has" }, 401],
    ["no key", {}, 401],
  ])("where others can reach it answers %s", async (_, headers, status) => {
    const { get } = await serve();

    const response = await get("/metrics", headers);

    expect(response.status).toBe(status);
    if (status !== 200) expect(await response.text()).not.toContain("http_requests_total");
  });

  it("slows down who guesses keys", async () => {
    const { get } = await serve({ strangers: 2 });

    const statuses = [];
    for (let guess = 0; guess < 3; guess += 1) statuses.push((await get("/metrics")).status);

    expect(statuses).toEqual([401, 401, 429]);
    expect((await get("/metrics", ADMIN)).status).toBe(200);
  });

  it("asks for no key where this machine alone can reach it", async () => {
    const { get } = await serve({ isLocal: true });

    const response = await get("/metrics");

    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  });
});

async function serve({ isLocal = false, strangers = 1_000 } = {}) {
  const logger = createLogger("silent", textSink().stream);
  const metrics = createMetrics();
  const { limit } = createRateLimits({ redisUrl: undefined, logger, clock: () => new Date() });
  const web = createWeb(logger);
  web.use(measureRequests(metrics));
  web.get("/api/customers/:id", (_request, response) => {
    logAs(response, "/api/customers/{id}");
    response.json({});
  });
  web.use(
    "/mcp",
    Router().get("/:id", (_request, response) => void response.json({})),
  );
  web.get("/boom", () => {
    throw new Error("boom");
  });
  web.use(
    metricsRoute({
      ...{ metrics, isLocal, authenticate: authenticate(KEYS) },
      strangers: limitAddresses(
        limit({ name: "strangers", points: strangers, windowSeconds: 3600 }),
        "secret",
      ),
    }),
  );
  finishWeb(web, logger);
  const server = web.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers });
  return {
    get,
    metrics,
    /** The values whose names begin so. */
    async lines(prefix: string): Promise<string[]> {
      const text = await (await get("/metrics", ADMIN)).text();
      return text
        .split("\n")
        .filter((line) => line.startsWith(prefix) && !line.startsWith("#") && line !== "");
    },
  };
}
