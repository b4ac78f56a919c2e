import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { type HealthReport, healthRoutes } from "../../src/http/health.ts";
import { createWeb, finishWeb } from "../../src/http/web.ts";
import { createLogger } from "../../src/log.ts";
import { textSink } from "../support/text-sink.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

describe("every answer", () => {
  it("carries the correlation id it was called with, in its log lines too", async () => {
    const { get, lines } = await serve();

    const response = await get("/boom", { "X-Correlation-ID": "abc-123" });

    expect(response.headers.get("X-Correlation-ID")).toBe("abc-123");
    expect(lines().find((line) => line.msg === "request failed")).toMatchObject({ correlationId: "abc-123" });
  });

  it("gets a fresh correlation id where none, or an unusable one, came", async () => {
    const { get } = await serve();

    const response = await get("/nowhere", { "X-Correlation-ID": "a b<script>" });

    expect(response.headers.get("X-Correlation-ID")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("has the standard body for an unknown address", async () => {
    const { get } = await serve();

    const response = await get("/nowhere");

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: "not_found", correlation_id: expect.any(String) },
      timestamp: expect.any(String),
    });
  });

  it("tells nothing of an unexpected error, neither stack nor message", async () => {
    const { get } = await serve();

    const response = await get("/boom");

    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/secret detail|\.ts/);
  });

  it("takes the status of another service's answer for no fault of the caller, and logs it", async () => {
    const { get, lines } = await serve();

    const response = await get("/refused-elsewhere");

    expect(response.status).toBe(500);
    expect(lines().find((line) => line.msg === "request failed")).toMatchObject({ err: { status: 404 } });
  });

  it("shows an error that was written for the caller as it is", async () => {
    const { get } = await serve();

    const response = await get("/asked-wrongly");

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { message: "Give a number." } });
  });
});

describe("health", () => {
  const data = {
    customers_loaded: 3,
    archetypes_available: 1,
    synthetic: false,
    as_of: null,
    last_sync: null,
  };

  it.each([
    [{ api: "ok", database: "ok" }, 200, "ok", 200],
    [{ api: "ok", database: "ok", cache: "down" }, 200, "degraded", 200],
    [{ api: "ok", database: "ok", slack: "starting" }, 200, "starting", 503],
    [{ api: "ok", database: "down" }, 503, "down", 503],
  ] as const)("of %j answers %i with %s, readiness %i", async (components, status, word, readiness) => {
    const { get } = await serve({ components, data });

    const [health, ready, live] = await Promise.all([
      get("/health"),
      get("/health/ready"),
      get("/health/live"),
    ]);

    expect([health.status, ready.status, live.status]).toEqual([status, readiness, 200]);
    expect(await health.json()).toEqual({ status: word, components, data_status: data });
  });
});

async function serve(report?: HealthReport) {
  const sink = textSink();
  const logger = createLogger("debug", sink.stream);
  const web = createWeb(logger);
  if (report) web.use(healthRoutes(async () => report));
  web.get("/boom", async () => {
    throw new Error("secret detail");
  });
  web.get("/refused-elsewhere", () => {
    throw Object.assign(new Error("Not found"), { status: 404 });
  });
  web.get("/asked-wrongly", () => {
    throw new UserError("Give a number.");
  });
  finishWeb(web, logger);
  const server = web.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    get: (path: string, headers: Record<string, string> = {}) => fetch(base + path, { headers }),
    lines: sink.jsonLines,
  };
}
