import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { UserError } from "../../src/errors.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import { SERIES_UNITS } from "../../src/store/metric-series.ts";
import { forecasts } from "../../src/store/schema/models.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { analyzeCustomers } from "../../src/tools/analyze-customers.ts";
import { analyzeSegments } from "../../src/tools/analyze-segments.ts";
import { forecastMetricNames, forecastMetrics } from "../../src/tools/forecast-metrics.ts";
import { lookupCustomer } from "../../src/tools/lookup-customer.ts";
import { tools } from "../../src/tools/registry.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");

describe.each(tools)("the tool $name", (tool) => {
  it("describes itself and gives JSON schemas of what it takes and gives", () => {
    expect(tool.description.length).toBeGreaterThan(20);
    expect(z.toJSONSchema(tool.input, { io: "input" })).toMatchObject({ type: "object" });
    expect(z.toJSONSchema(tool.output)).toBeDefined();
  });

  it("refuses what does not fit, naming the argument", async () => {
    const wrong = callTool(
      tool,
      { metric: 1, analysis: 1, info: 1, customer: [], horizon: "x" },
      {} as ToolContext,
    );

    await expect(wrong).rejects.toBeInstanceOf(UserError);
  });
});

describe.each(databaseKinds)("over the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  let context: ToolContext;
  let empty: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, theOrders(), [
        { id: "ann", email: "ann@example.com", phone: "+1 555 010 2030" },
        { id: "bob", phone: "555 010 2030" },
        { id: "1042", email: "cat@example.com" },
      ]),
    );
    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });
    const current = await createTenantStore(test.database).find(tenant.tenantId);
    context = aToolContext(test.database, current ?? tenant, now, { churnHorizonDays: 90 });
    empty = { ...context, tenant: await test.aTenant() };
  });
  afterAll(() => test.close());

  const look = (customer: string, info = "profile") => callTool(lookupCustomer, { customer, info }, context);

  it.each(["ann", " ANN@example.com ", "mailto:ann@example.com", "#1001", "1001"])(
    "finds a customer by %j",
    async (asked) => {
      const found = await look(asked);

      expect(found).toMatchObject({
        kind: "found",
        customer: { alias: aliasOf(tenant.identityKey, "ann"), orders: 3, returns: 1 },
      });
    },
  );

  it("finds a customer by alias as a person types it", async () => {
    const alias = aliasOf(tenant.identityKey, "ann").toLowerCase();

    expect(await look(alias)).toMatchObject({ kind: "found", customer: { netValueCents: 15_000 } });
  });

  it("gives the candidates, and no guess, when two customers share a phone", async () => {
    const found = await look("(555) 010-2030");

    expect(found.kind === "ambiguous" && found.candidates).toHaveLength(2);
  });

  it("gives the candidates when a number is one's id and another's order", async () => {
    expect((await look("1042")).kind).toBe("ambiguous");
    expect(await look("#1042")).toMatchObject({
      kind: "found",
      customer: { alias: aliasOf(tenant.identityKey, "bob") },
    });
  });

  it.each(["nobody@example.com", "C-00000000", "#999999", "999999", "'; drop table customers; --"])(
    "finds nobody by %j",
    async (asked) => {
      expect((await look(asked)).kind).toBe("not_found");
    },
  );

  it("shows the newest orders first, of all kinds, and says what is unknown", async () => {
    const found = await look("ann");

    if (found.kind !== "found") throw new Error(found.kind);
    expect(found.recentOrders.map((order) => [order.orderId, order.kind, order.valueCents])).toEqual([
      ["R1", "return", -5_000],
      ["#1003", "sale", 5_000],
      ["#1002", "sale", 10_000],
      ["#1001", "sale", 5_000],
    ]);
    expect(found.provenance).toMatchObject({
      currency: "USD",
      synthetic: false,
      asOf: "2026-03-10T23:59:59.999Z",
    });
    expect(JSON.stringify(found)).not.toMatch(/example\.com|010.?2030/);
  });

  it("offers what a customer bought before and what is new to them, on the card alone", async () => {
    const asked = { analysis: "high_value", sort: "orders", limit: 1 };
    const [best] = (await callTool(analyzeCustomers, asked, context)).customers;
    const [card, history] = [
      await look(best?.alias ?? ""),
      await look(best?.alias ?? "", "purchase_history"),
    ];

    if (card.kind !== "found" || history.kind !== "found") throw new Error("not found");
    expect(card.offers.length).toBeGreaterThan(0);
    expect(card.offers.every(({ because }) => because.length > 10)).toBe(true);
    expect(history.offers).toEqual([]);
  });

  it("ranks by value, with totals over all that match and not only those listed", async () => {
    const found = await callTool(analyzeCustomers, { analysis: "high_value", limit: 2 }, context);

    expect(found.customers).toHaveLength(2);
    expect(found.customers[0]?.netValueCents).toBeGreaterThanOrEqual(found.customers[1]?.netValueCents ?? 0);
    expect(found.matching).toBe(303);
    expect(Object.values(found.totals.byLevel).reduce((a, b) => a + b, 0)).toBe(303);
  });

  it.each([
    [{ orders_min: 3 }, (c: { orders: number }) => c.orders >= 3],
    [{ orders_max: 1 }, (c: { orders: number }) => c.orders <= 1],
    [{ ltv_min: 100 }, (c: { netValueCents: number | null }) => (c.netValueCents ?? 0) >= 10_000],
    [{ ltv_max: 20 }, (c: { netValueCents: number | null }) => (c.netValueCents ?? 0) <= 2_000],
    [{ last_purchase_days_min: 200 }, (c: { recencyDays: number | null }) => (c.recencyDays ?? 0) >= 200],
    [{ last_purchase_days_max: 30 }, (c: { recencyDays: number | null }) => (c.recencyDays ?? 999) <= 30],
    [{ churn_min: 0.5 }, (c: { churn: { risk: number } | null }) => (c.churn?.risk ?? 0) >= 0.5],
    [{ churn_max: 0.9 }, (c: { churn: { risk: number } | null }) => (c.churn?.risk ?? 1) <= 0.9],
  ])("keeps to the filter %j", async (filter, holds) => {
    const found = await callTool(
      analyzeCustomers,
      { analysis: "high_value", limit: 100, ...filter },
      context,
    );

    expect(found.customers.length).toBeGreaterThan(0);
    expect(found.customers.every((customer) => holds(customer as never))).toBe(true);
  });

  it.each(["ltv", "churn_risk", "impact", "frequency", "recency", "orders"] as const)(
    "sorts by %s, ties settled",
    async (sort) => {
      const ask = () => callTool(analyzeCustomers, { analysis: "high_value", sort, limit: 100 }, context);

      const [one, again] = [await ask(), await ask()];

      expect(again.customers.map((customer) => customer.alias)).toEqual(
        one.customers.map((customer) => customer.alias),
      );
      const key = {
        ltv: (c: (typeof one.customers)[number]) => -(c.netValueCents ?? Number.NEGATIVE_INFINITY),
        churn_risk: (c: (typeof one.customers)[number]) => -(c.churn?.risk ?? Number.NEGATIVE_INFINITY),
        impact: (c: (typeof one.customers)[number]) => -(c.valueAtRiskCents ?? Number.NEGATIVE_INFINITY),
        frequency: (c: (typeof one.customers)[number]) => c.interpurchaseMeanDays ?? Number.POSITIVE_INFINITY,
        recency: (c: (typeof one.customers)[number]) => c.recencyDays ?? Number.POSITIVE_INFINITY,
        orders: (c: (typeof one.customers)[number]) => -c.orders,
      }[sort];
      const keys = one.customers.map(key);
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
    },
  );

  it("leaves the lapsed out of those at risk, and says so", async () => {
    const found = await callTool(analyzeCustomers, { analysis: "churn_risk", limit: 100 }, context);

    expect(found.sort).toBe("impact");
    expect(found.customers.some((customer) => customer.lifecycle === "lapsed")).toBe(false);
    expect(found.provenance.method).toContain("Lapsed");
  });

  it("ranks archetypes of thirty members and more, counts the small ones, and describes one by id and by words", async () => {
    const ranking = await callTool(analyzeSegments, {}, context);
    if (ranking.kind !== "ranking") throw new Error(ranking.kind);
    const [top] = ranking.archetypes;

    const [byId, byName] = [
      await callTool(analyzeSegments, { archetype: top?.id ?? "" }, context),
      await callTool(analyzeSegments, { archetype: top?.name.toUpperCase() ?? "" }, context),
    ];

    expect(ranking.archetypes.every((archetype) => archetype.customers >= 30)).toBe(true);
    expect(ranking.archetypes.reduce((sum, one) => sum + one.customers, 0) + ranking.small.customers).toBe(
      303,
    );
    expect(byId).toMatchObject({ kind: "one", archetype: { id: top?.id } });
    expect(byName).toEqual(byId);
    expect(await callTool(analyzeSegments, { archetype: "unheard of" }, context)).toMatchObject({
      kind: "not_found",
    });
  });

  it.each(forecastMetricNames)("forecasts %s", async (metric) => {
    const found = await callTool(forecastMetrics, { metric, horizon: 4 }, context);

    if (found.kind !== "forecast") throw new Error(found.reason);
    expect(found.forecast.map((point) => point.start)).toEqual([
      "2026-03-09",
      "2026-03-16",
      "2026-03-23",
      "2026-03-30",
    ]);
    expect(
      found.forecast.every(
        (point) => point.low95 <= point.low80 && point.low80 <= point.value && point.value <= point.high80,
      ),
    ).toBe(true);
    expect(found.unit).toBe(SERIES_UNITS[metric]);
  });

  it("sums up the time that is asked for, and refuses one beyond the horizon", async () => {
    const ask = (from: string) => callTool(forecastMetrics, { metric: "orders", horizon: 4, from }, context);
    const whole = await callTool(forecastMetrics, { metric: "orders", horizon: 4 }, context);
    const later = await ask("2026-03-25");

    if (whole.kind !== "forecast" || later.kind !== "forecast") throw new Error("refused");
    expect(later.window).toEqual({ from: "2026-03-23", to: "2026-04-05" });
    expect(whole.window).toEqual({ from: "2026-03-09", to: "2026-04-05" });
    const last = whole.forecast.slice(2).reduce((sum, { value }) => sum + value, 0);
    expect(later.total?.value).toBeCloseTo(last, 6);
    await expect(ask("2026-06-01")).rejects.toThrow("ends before 2026-06-01");
  });

  it("gives the same forecast whether it was made ahead of the question or not", async () => {
    const ask = (horizon: number) => callTool(forecastMetrics, { metric: "orders", horizon }, context);
    const ahead = await ask(12);
    await test.database.withTenant(tenant.tenantId, (tx) => tx.delete(forecasts));

    expect(await ask(12)).toEqual(ahead);
  });

  it("refuses a horizon that the history does not carry, with the longest that it does", async () => {
    expect(await callTool(forecastMetrics, { metric: "orders", horizon: 300 }, context)).toMatchObject({
      kind: "refused",
    });
    expect(await callTool(forecastMetrics, { metric: "orders", horizon: 4 }, empty)).toMatchObject({
      kind: "refused",
      longest: 0,
    });
  });

  it("says what the figures rest on, with the horizon they were computed for and not that of the moment", async () => {
    const found = await callTool(
      lookupCustomer,
      { customer: "ann", info: "churn_risk" },
      { ...context, churnHorizonDays: 365 },
    );

    if (found.kind !== "found") throw new Error(found.kind);
    expect(found.customer.churn?.horizonDays).toBe(90);
    expect(found.provenance).toMatchObject({
      period: { from: "2025-02-05", to: "2026-03-10" },
      rows: { customers: 303 },
    });
  });

  it("knows how far the data of a shop reach in which nobody has an account", async () => {
    const guests = { ...context, tenant: await test.aTenant() };
    await test.database.withTenant(guests.tenant.tenantId, (tx) =>
      fillShop(
        tx,
        guests.tenant,
        [{ id: "1", customer: null, day: "2026-03-01", cents: 900 }],
        [{ id: "silent" }],
      ),
    );
    await recomputeTenant(test.database, { tenant: guests.tenant, now, churnHorizonDays: 90 });

    const found = await callTool(analyzeCustomers, { analysis: "high_value" }, guests);

    expect(found.provenance).toMatchObject({
      asOf: "2026-03-01T23:59:59.999Z",
      period: { to: "2026-03-01" },
    });
    expect(found.customers).toMatchObject([{ orders: 0, netValueCents: null, churn: null, lifecycle: null }]);
  });

  it("takes no day for whole that is not over", async () => {
    const today = { ...context, tenant: await test.aTenant() };
    const days = Array.from({ length: 80 }, (_, i) =>
      new Date(Date.UTC(2025, 11, 26 + i)).toISOString().slice(0, 10),
    );
    await test.database.withTenant(today.tenant.tenantId, (tx) =>
      fillShop(
        tx,
        today.tenant,
        days.map((day) => ({ id: day, customer: null, day, cents: 1_000 })),
        [{ id: "nobody" }],
      ),
    );
    const atNoon = new Date("2026-03-15T12:00:00Z");
    await recomputeTenant(test.database, { tenant: today.tenant, now: atNoon, churnHorizonDays: 90 });

    const found = await callTool(
      forecastMetrics,
      { metric: "orders", granularity: "day", horizon: 2 },
      { ...today, now: atNoon },
    );

    if (found.kind !== "forecast") throw new Error(found.reason);
    expect(found.history.at(-1)?.start).toBe("2026-03-14");
    expect(found.forecast.map((point) => point.start)).toEqual(["2026-03-15", "2026-03-16"]);
  });

  it("answers of an empty shop with nothing, not with zeros made up", async () => {
    const [customers, segments] = [
      await callTool(analyzeCustomers, { analysis: "churn_risk" }, empty),
      await callTool(analyzeSegments, {}, empty),
    ];

    expect(customers).toMatchObject({
      customers: [],
      matching: 0,
      totals: { valueAtRiskCents: null },
      provenance: { period: null },
    });
    expect(segments).toMatchObject({ kind: "ranking", archetypes: [], total: 0 });
  });
});

/** Three customers whose figures can be worked out by hand, and 300 more over 400 days. */
function theOrders(): OrderOf[] {
  const crowd = simulatedOrders({ customers: 300, days: 400, lastDay: "2026-03-10", prefix: "crowd-" });
  return [
    ...crowd,
    { id: "#1001", customer: "ann", day: "2025-11-01", cents: 5_000 },
    { id: "#1002", customer: "ann", day: "2025-12-01", cents: 10_000 },
    { id: "#1003", customer: "ann", day: "2026-01-01", cents: 5_000 },
    { id: "R1", customer: "ann", day: "2026-01-05", cents: -5_000, kind: "return" },
    { id: "#1042", customer: "bob", day: "2026-02-01", cents: 2_500 },
    { id: "#1043", customer: "1042", day: "2026-03-10", cents: 2_500 },
  ];
}
