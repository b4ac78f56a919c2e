import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "../../../src/store/audit.ts";
import { findCustomerAt } from "../../../src/store/customer-draw.ts";
import { createTenantStore, type Tenant } from "../../../src/store/tenants.ts";
import { recomputeTenant } from "../../../src/sync/recompute.ts";
import { tools } from "../../../src/tools/registry.ts";
import { openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop } from "../../support/shop.ts";
import { simulatedOrders } from "../../support/simulated-orders.ts";
import { aToolContext } from "../../support/tool-context.ts";
import { faultsOf, operations } from "./support/contract.ts";
import { type ApiUnderTest, KEYS, serveApi } from "./support/serve-api.ts";

const now = new Date("2026-03-15T10:00:00Z");
const [, analyst, agent] = KEYS;

describe("the API over a shop", () => {
  let test: TestDatabase;
  let api: ApiUnderTest;
  let shop: Tenant;

  beforeAll(async () => {
    test = await openTestDatabase();
    shop = await test.aTenant();
    await test.database.withTenant(shop.tenantId, (tx) =>
      fillShop(
        tx,
        shop,
        [
          ...simulatedOrders({ customers: 40, days: 200, lastDay: "2026-03-10" }),
          { id: "#1001", customer: "ann", day: "2026-01-01", cents: 5_000 },
          { id: "#1042", customer: "bob", day: "2026-02-01", cents: 2_500 },
        ],
        [
          { id: "ann", email: "ann@example.com", phone: "+1 555 010 2030" },
          { id: "bob", phone: "+1 555 010 2030" },
        ],
      ),
    );
    await recomputeTenant(test.database, { tenant: shop, now, churnHorizonDays: 180 });
    const tenants = createTenantStore(test.database);
    api = await serveApi({
      services: {
        toolContext: async (viewer) =>
          aToolContext(test.database, (await tenants.find(shop.tenantId)) ?? shop, now, { viewer }),
        findCustomerAt: ({ database, tenant }, place) => findCustomerAt(database, tenant.tenantId, place),
        listTenants: () => tenants.list(),
        random: () => 0.999,
      },
    });
  });
  afterAll(async () => {
    api.close();
    await test.close();
  });

  /** What to ask of each operation, and what it answers. */
  const questions: readonly [operationId: string, path: string, status: number][] = [
    ["listTools", "/api/mcp/tools", 200],
    ["getRandomCustomer", "/api/mcp/customer/random", 200],
    ["getRandomCustomer", "/api/mcp/customer/random?seed=7&info=segment", 200],
    ["getCustomer", "/api/mcp/customer/ann", 200],
    ["getCustomer", "/api/mcp/customer/ann@example.com?info=purchase_history", 200],
    ["getCustomer", "/api/mcp/customer/%231042", 200],
    ["getCustomer", "/api/mcp/customer/nobody", 404],
    ["getCustomer", "/api/mcp/customer/constructor", 404],
    ["getCustomer", "/api/mcp/customer/%2B1%20555%20010%202030", 409],
    ["getChurnRisk", "/api/mcp/customer/bob/churn-risk", 200],
    ["getChurnRisk", "/api/mcp/customer/nobody/churn-risk", 404],
    ["listArchetypes", "/api/mcp/archetypes?sort=size&limit=3", 200],
    ["getArchetype", "/api/mcp/archetypes/no-such-archetype", 404],
    ["listCustomers", "/api/customers?analysis=high_value&ltv_min=10&orders_min=1&limit=5", 200],
    ["analytics_customers", "/api/analytics/customers?analysis=churn_risk", 200],
    ["analytics_segments", "/api/analytics/segments", 200],
    ["analytics_forecast", "/api/analytics/forecast?metric=revenue&horizon=4", 200],
    ["analytics_forecast", "/api/analytics/forecast?metric=revenue&horizon=366&granularity=month", 200],
    ["analytics_segments", "/api/analytics/segments?archetype=no-such-archetype", 404],
    ["analytics_products", "/api/analytics/products?analysis=revenue_by_category", 200],
    ["analytics_behavior", "/api/analytics/behavior?pattern=one_time_buyers&is_b2b=false", 200],
    ["recommend", "/api/recommendations?recommendation=cross_sell&customer=ann", 200],
    ["recommend", "/api/recommendations?recommendation=cross_sell&customer=nobody", 404],
    ["target", "/api/campaigns/retention", 200],
    ["listTenants", "/api/admin/tenants", 200],
    ["readAudit", "/api/admin/audit", 200],
    ["readAudit", "/api/admin/audit?limit=0", 422],
  ];

  // Of tools that are there.
  const ids = new Set(operations.map(({ operation }) => operation.operationId));
  it.each(questions.filter(([id]) => ids.has(id)))(
    "%s answers %s with %i, as documented",
    async (operationId, path, status) => {
      const response = await api.fetch(path);

      expect(response.status).toBe(status);
      expect(await faultsOf(operationId, response)).toEqual([]);
    },
  );

  it("has a question here for every GET there is", () => {
    const asked = new Set(questions.map(([operationId]) => operationId));
    const unasked = operations.flatMap(({ method, operation: { operationId } }) =>
      method === "get" && !asked.has(operationId) ? operationId : [],
    );

    // The first two are asked at the door.
    expect(unasked.filter((id) => !["getStatus", "getDocument"].includes(id))).toEqual([]);
  });

  it.each(tools)("answers the same of $name by its own route and by the query", async ({ name }) => {
    const input = INPUTS[name] ?? {};

    const [own, query] = [
      await api.post(`/api/mcp/tools/${name}`, input),
      await api.post("/api/mcp/query", { tool: name, arguments: input }),
    ];

    expect([own.status, query.status]).toEqual([200, 200]);
    expect(await faultsOf(`call_${name}`, own)).toEqual([]);
    expect(await faultsOf("queryTool", query)).toEqual([]);
    expect(await own.json()).toEqual(await query.json());
  });

  it("draws the same customer for the same seed, and by chance without one", async () => {
    const draw = async (query: string) => {
      const response = await api.fetch(`/api/mcp/customer/random${query}`);
      return ((await response.json()) as { result: { customer: { alias: string } } }).result.customer.alias;
    };

    const [one, again, other, chance] = [
      await draw("?seed=1"),
      await draw("?seed=1"),
      await draw("?seed=2"),
      await draw(""),
    ];

    expect(again).toBe(one);
    expect(new Set([one, other, chance]).size).toBe(3);
  });

  it("gives the candidates where several customers fit", async () => {
    const response = await api.fetch("/api/mcp/customer/%2B1%20555%20010%202030");

    const { error } = (await response.json()) as { error: { details: { candidates: unknown[] } } };
    expect(error.details.candidates).toHaveLength(2);
  });

  it("gives an answer as text", async () => {
    const [asked, accepted] = await Promise.all([
      api.fetch("/api/mcp/customer/ann?format=text"),
      api.fetch("/api/mcp/customer/ann", { headers: { Accept: "text/plain" } }),
    ]);

    expect([asked.status, accepted.status]).toEqual([200, 200]);
    expect(await asked.text()).toBe(await accepted.clone().text());
    expect(await faultsOf("getCustomer", accepted)).toEqual([]);
  });

  it("gives a list as a file to those who may take it, and writes down who asked", async () => {
    const path = "/api/customers?analysis=high_value&limit=3";
    const list = (key: string) => api.fetch(path, { headers: { Accept: "text/csv", "X-API-Key": key } });

    const [taken, refused] = [await list(analyst.key), await list(agent.key)];

    expect([taken.status, refused.status]).toEqual([200, 403]);
    expect(taken.headers.get("Content-Disposition")).toMatch(/filename=[\w-]+-2026-03-15.csv/);
    expect((await taken.clone().text()).trim().split("\r\n")).toHaveLength(4);
    expect(await faultsOf("listCustomers", taken)).toEqual([]);
    expect(await faultsOf("listCustomers", refused)).toEqual([]);
    const entries = await test.database.withTenant(shop.tenantId, (tx) => listAudit(tx, shop.tenantId, 2));
    expect(entries).toMatchObject([
      { viewerId: "agent-key", action: "export", subject: "analyze_customers", outcome: "refused" },
      { viewerId: "analyst-key", action: "export", outcome: "granted", rows: 3 },
    ]);
  });

  it("gives the whole list where no page of it is asked for, and the page where one is", async () => {
    const rowsOf = async (response: Response) => (await response.text()).trim().split("\r\n").length - 1;
    const asked = { analysis: "high_value" };
    const [whole, page, posted, queried] = await Promise.all([
      api.fetch("/api/customers?analysis=high_value&format=csv"),
      api.fetch("/api/customers?analysis=high_value&offset=40&format=csv"),
      api.post("/api/mcp/tools/analyze_customers?format=csv", asked),
      api.post("/api/mcp/query?format=csv", {
        tool: "analyze_customers",
        arguments: { ...asked, limit: 4 },
      }),
    ]);

    expect(await Promise.all([whole, page, posted, queried].map(rowsOf))).toEqual([42, 2, 42, 4]);
  });

  it("tells administrators alone who took lists away", async () => {
    await api.fetch("/api/customers?analysis=high_value&limit=2&format=csv");

    const [told, refused] = await Promise.all([
      api.fetch("/api/admin/audit?limit=1"),
      api.fetch("/api/admin/audit", { headers: { "X-API-Key": analyst.key } }),
    ]);

    expect(refused.status).toBe(403);
    expect(await told.json()).toEqual({
      entries: [
        {
          ...{ at: now.toISOString(), viewerKind: "program", viewerId: "admin-key", viewerRole: "admin" },
          ...{ action: "export", subject: "analyze_customers", rows: 2, outcome: "granted" },
          correlationId: expect.any(String),
        },
      ],
    });
  });

  it("says so where an answer has no list", async () => {
    const response = await api.fetch("/api/mcp/customer/bob/churn-risk?format=csv");

    expect(response.status).toBe(406);
    expect(await faultsOf("getChurnRisk", response)).toEqual([]);
  });

  it("puts no number where a query says none", async () => {
    const response = await api.fetch("/api/customers?analysis=high_value&ltv_min=");

    expect(response.status).toBe(422);
  });
});

/** What to ask of the tools that can't be asked nothing. */
const INPUTS: Record<string, unknown> = {
  analyze_behavior: { pattern: "purchase_cadence" },
  analyze_customers: { analysis: "churn_risk", limit: 2 },
  analyze_products: { analysis: "product_performance" },
  forecast_metrics: { metric: "orders", horizon: 2 },
  get_recommendations: { recommendation: "upsell", customer: "ann" },
  lookup_customer: { customer: "ann" },
  target_campaign: { campaign: "winback" },
};
