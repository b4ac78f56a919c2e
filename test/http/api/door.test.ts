import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticate } from "../../../src/http/api/auth.ts";
import { apiRoutes } from "../../../src/http/api/routes.ts";
import { faultsOf } from "./support/contract.ts";
import { type ApiUnderTest, KEYS, serveApi } from "./support/serve-api.ts";

const [, analyst, agent] = KEYS;
let api: ApiUnderTest;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());

describe("without a known key", () => {
  const closed = apiRoutes.filter(({ access }) => access !== "open");

  it.each(closed)("$method $path answers 401 and nothing else", async ({ operationId, method, path }) => {
    const response = await api.fetch(path, {
      method: method.toUpperCase(),
      headers: { "X-API-Key": "a-guess" },
    });

    expect(response.status).toBe(401);
    expect(await faultsOf(operationId, response)).toEqual([]);
  });

  it("says what to set where there is no key at all", async () => {
    const keyless = await serveApi({ authenticate: authenticate([]), hasKeys: false });

    const response = await keyless.fetch("/api/admin/tenants");

    expect(response.status).toBe(401);
    expect(await messageOf(response)).toContain("Set ADMIN_KEY");
    keyless.close();
  });

  it("may read the document, and the page that shows it", async () => {
    const headers = { "X-API-Key": "" };
    const [document, page, script] = await Promise.all([
      api.fetch("/api/openapi.json", { headers }),
      api.fetch("/api/docs", { headers }),
      api.fetch("/api/docs/swagger-ui-bundle.js", { headers }),
    ]);

    expect([document.status, page.status, script.status]).toEqual([200, 200, 200]);
    expect(await faultsOf("getDocument", document)).toEqual([]);
    expect(page.headers.get("Content-Security-Policy")).toContain("script-src 'self';");
    expect(await page.text()).not.toMatch(/<script>|style=|https?:/);
    expect(script.headers.get("Content-Type")).toContain("javascript");
  });
});

describe("a role", () => {
  const operating = apiRoutes.filter(({ access }) => access === "operate");

  it.each(operating)("other than admin may not $method $path", async ({ operationId, method, path }) => {
    for (const { key } of [analyst, agent]) {
      const response = await api.fetch(path, { method: method.toUpperCase(), headers: { "X-API-Key": key } });

      expect(response.status).toBe(403);
      expect(await faultsOf(operationId, response)).toEqual([]);
    }
  });

  it("of admin may", async () => {
    // A sync is asked for below, and the audit over a shop.
    for (const { operationId, method, path } of operating.filter(
      (route) => !["startSync", "readAudit"].includes(route.operationId),
    )) {
      const response = await api.fetch(path, { method: method.toUpperCase() });

      expect([path, response.status]).toEqual([path, 200]);
      expect(await faultsOf(operationId, response)).toEqual([]);
    }
  });
});

describe("a sync", () => {
  it.each([
    ["started", 202],
    ["running", 409],
    ["no_source", 400],
  ] as const)("that is %s answers %i", async (outcome, status) => {
    const shop = await serveApi({ services: { startSync: async () => outcome } });

    const response = await shop.post("/api/admin/sync", {});

    expect(response.status).toBe(status);
    expect(await faultsOf("startSync", response)).toEqual([]);
    shop.close();
  });
});

describe("limits", () => {
  it("hold for each key at each address, which tells what is left", async () => {
    const limited = await serveApi({ points: { calls: 2 } });
    const call = (path = "/api/mcp/tools", key: string = KEYS[0].key) =>
      limited.fetch(path, { headers: { "X-API-Key": key } });

    const [first, , third] = [await call(), await call(), await call()];
    const others = [await call("/api/admin/tenants"), await call("/api/mcp/tools", analyst.key)];

    expect(first.headers.get("RateLimit-Policy")).toBe("2;w=3600");
    expect(first.headers.get("RateLimit-Remaining")).toBe("1");
    expect(third.status).toBe(429);
    expect(third.headers.get("Retry-After")).toBe("3600");
    expect(await faultsOf("listTools", third)).toEqual([]);
    expect(others.map(({ status }) => status)).toEqual([200, 200]);
    limited.close();
  });

  it("stop guesses, and not those who have a key at the same address", async () => {
    const limited = await serveApi({ points: { strangers: 2 } });
    const guess = () => limited.fetch("/api/mcp/tools", { headers: { "X-API-Key": "a-guess" } });

    const guesses = [await guess(), await guess(), await guess()];

    expect(guesses.map(({ status }) => status)).toEqual([401, 401, 429]);
    expect((await limited.fetch("/api/mcp/tools")).status).toBe(200);
    limited.close();
  });

  it("hold for what needs no key, too", async () => {
    const limited = await serveApi({ points: { visitors: 1 } });

    const visits = [await limited.fetch("/api/openapi.json"), await limited.fetch("/api/openapi.json")];

    expect(visits.map(({ status }) => status)).toEqual([200, 429]);
    limited.close();
  });
});

describe("a method that is not served", () => {
  it.each([
    ["DELETE", "/api/mcp/tools", "GET, HEAD, OPTIONS"],
    ["GET", "/api/mcp/query", "POST, OPTIONS"],
  ])("%s %s answers 405 with those that are", async (method, path, allowed) => {
    const response = await api.fetch(path, { method });

    expect([response.status, response.headers.get("Allow")]).toEqual([405, allowed]);
    expect(await response.json()).toMatchObject({ error: { code: "method_not_allowed" } });
  });

  it("is told by OPTIONS", async () => {
    const response = await api.fetch("/api/mcp/tools", { method: "OPTIONS" });

    expect([response.status, response.headers.get("Allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  it("is not HEAD, where GET is", async () => {
    const response = await api.fetch("/api/mcp/tools", { method: "HEAD" });

    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});

describe("pages of other origins", () => {
  const preflight = { method: "OPTIONS", headers: { Origin: "https://desk.example.com" } };

  it("are not let in unless configured", async () => {
    const response = await api.fetch("/api/mcp/tools", preflight);

    expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
  });

  it("are let in by name where they are", async () => {
    const open = await serveApi({ corsOrigins: ["https://desk.example.com"] });

    const [named, answer, other] = [
      await open.fetch("/api/mcp/tools", preflight),
      await open.fetch("/api/mcp/tools", { headers: { Origin: "https://desk.example.com" } }),
      await open.fetch("/api/mcp/tools", { headers: { Origin: "https://evil.example.com" } }),
    ];

    expect(named.status).toBe(204);
    expect(named.headers.get("Access-Control-Allow-Headers")).toContain("X-API-Key");
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("https://desk.example.com");
    expect(answer.headers.get("Access-Control-Expose-Headers")).toContain("X-Correlation-ID");
    expect(other.headers.has("Access-Control-Allow-Origin")).toBe(false);
    open.close();
  });
});

describe("what is sent", () => {
  it("must be JSON", async () => {
    const form = await api.post("/api/mcp/query", "tool=x", {
      "Content-Type": "application/x-www-form-urlencoded",
    });
    const torn = await api.post("/api/mcp/query", '{"tool":');

    expect([form.status, torn.status]).toEqual([415, 400]);
    for (const response of [form, torn]) expect(await faultsOf("queryTool", response)).toEqual([]);
  });

  it("must be small", async () => {
    const response = await api.post("/api/mcp/query", { tool: "x".repeat(101 * 1024) });

    expect(response.status).toBe(413);
    expect(await faultsOf("queryTool", response)).toEqual([]);
  });

  it("may be asked for as JSON", async () => {
    const response = await api.fetch("/api/mcp/tools", { headers: { Accept: "image/png" } });

    expect(response.status).toBe(406);
    expect(await faultsOf("listTools", response)).toEqual([]);
  });

  it.each([
    ["/api/mcp/tools?page=2", ["page"]],
    ["/api/mcp/tools?__proto__=1&constructor=2", ["__proto__", "constructor"]],
    ["/api/mcp/archetypes?limit=ten", ["limit"]],
    ["/api/mcp/archetypes?limit=1&limit=2", ["limit"]],
    ["/api/mcp/archetypes?limit=", ["limit"]],
    ["/api/mcp/archetypes?limit=1e400&sort=price", ["limit", "sort"]],
    ["/api/mcp/archetypes?limit[$gt]=1", ["limit[$gt]"]],
    ["/api/mcp/customer/a%00b", ["customer"]],
    [`/api/mcp/customer/${"x".repeat(201)}`, ["customer"]],
    ["/api/mcp/archetypes?format=xml", ["format"]],
  ])("is refused where it does not fit: %s", async (path, names) => {
    const response = await api.fetch(path);

    expect(response.status).toBe(422);
    const { error } = (await response.json()) as { error: { details: { arguments: { name: string }[] } } };
    expect(error.details.arguments.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it.each([
    [{ tool: "drop_tables" }, ["tool"]],
    [{ tool: "__proto__", arguments: {} }, ["tool"]],
    [[], ["body"]],
    [{ tool: "lookup_customer", arguments: { customer: ["ann"] } }, ["arguments.customer"]],
    [{ tool: "lookup_customer", arguments: { customer: "a\0b" } }, ["arguments.customer"]],
    [{ tool: "lookup_customer", arguments: { customer: "ann", colour: "red" } }, ["arguments.colour"]],
    [
      '{"tool":"lookup_customer","arguments":{"customer":"ann","__proto__":{"x":1}}}',
      ["arguments.__proto__"],
    ],
    [`{"tool":${"[".repeat(30_000)}${"]".repeat(30_000)}}`, ["tool"]],
  ])("is refused in a body, too: %j", async (body, names) => {
    const response = await api.post("/api/mcp/query", body);

    expect(response.status).toBe(422);
    const { error } = (await response.json()) as { error: { details: { arguments: { name: string }[] } } };
    expect(error.details.arguments.map(({ name }) => name)).toEqual(names);
  });

  it("is refused where the address is not text", async () => {
    const response = await api.fetch("/api/mcp/customer/%E0%A4%A");

    expect(response.status).toBe(400);
    expect(await faultsOf("getCustomer", response)).toEqual([]);
  });
});

describe("the log", () => {
  it("has the route and the correlation id, and nothing of who was asked for", async () => {
    await api.fetch("/api/mcp/customer/ann@example.com", { headers: { "X-Correlation-ID": "trace-1" } });
    await api.fetch("/api/mcp/nobody/ann@example.com");

    const lines = api.logs();
    expect(
      lines.find((line) => line.correlationId === "trace-1" && line.msg === "request served"),
    ).toMatchObject({
      path: "/api/mcp/customer/{customer}",
    });
    expect(JSON.stringify(lines)).not.toMatch(/ann@example|for-tests/);
  });
});

describe("every answer", () => {
  it("is kept by no proxy and no browser, since it may be about customers", async () => {
    const [answer, refusal] = await Promise.all([api.fetch("/api/mcp/tools"), api.fetch("/api/customers")]);

    for (const { headers } of [answer, refusal]) expect(headers.get("Cache-Control")).toBe("no-store");
  });
});

describe("a fault on our side", () => {
  it("is told as one, without its cause", async () => {
    const response = await api.fetch("/api/mcp/customer/ann");

    expect(response.status).toBe(500);
    expect(await faultsOf("getCustomer", response)).toEqual([]);
    expect(await response.text()).not.toMatch(/no shop in this test|\.ts/);
  });
});

async function messageOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { message: string } }).error.message;
}
