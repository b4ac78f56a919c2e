import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { UserError } from "../../src/errors.ts";
import { SERIES_UNITS } from "../../src/store/metric-series.ts";
import { forecasts } from "../../src/store/schema/models.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { analyzeCustomers } from "../../src/tools/analyze-customers.ts";
import { analyzeSegments } from "../../src/tools/analyze-segments.ts";
import { forecastMetricNames, forecastMetrics } from "../../src/tools/forecast-metrics.ts";
import { type ToolName, tools, toolset } from "../../src/tools/registry.ts";
import { callTool, type Tool, type ToolContext } from "../../src/tools/tool.ts";
import { examplesFor } from "../mcp/support/examples.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { questionAtEdges } from "../support/questions-at-edges.ts";
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

  it("refuses an argument that it does not have, by its name, and says so in its schema", async () => {
    const [example] = examplesFor(tool, "ann");
    const misspelt = callTool(tool, { ...example, limitt: 5 }, {} as ToolContext);

    await expect(misspelt).rejects.toThrow("limitt");
    await expect(misspelt).rejects.toBeInstanceOf(UserError);
    expect(z.toJSONSchema(tool.input, { io: "input" })).toMatchObject({ additionalProperties: false });
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

  it("counts what was sold in the running week to it, as the days have it", async () => {
    const weeks = await callTool(forecastMetrics, { metric: "orders", horizon: 4 }, context);
    const days = await callTool(
      forecastMetrics,
      { metric: "orders", granularity: "day", horizon: 4 },
      context,
    );
    const average = await callTool(forecastMetrics, { metric: "average_order_value", horizon: 4 }, context);

    if (weeks.kind !== "forecast" || days.kind !== "forecast") throw new Error("refused");
    const ofWeek = days.history.filter(({ start }) => start >= "2026-03-09");
    const soFar = ofWeek.reduce((sum, { value }) => sum + value, 0);
    expect(soFar).toBeGreaterThan(0);
    expect(weeks.soFar).toEqual({ value: soFar, through: ofWeek.at(-1)?.start });
    expect(weeks.forecast[0]?.low95).toBeGreaterThanOrEqual(soFar);
    expect(average).not.toHaveProperty("soFar");
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
    expect(found).toMatchObject({
      customers: [{ orders: 0, netValueCents: null, churn: null, lifecycle: null }],
    });
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

  it("answers whatever numbers and days it is given, or says what is wrong with them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...tools.map(questionAtEdges)), async ({ tool, input }) => {
        const outcome = await callTool(tool, input, context).catch((error: unknown) => error);
        if (outcome instanceof Error && !(outcome instanceof UserError)) throw outcome;
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ["analyze_customers", { analysis: "high_value", orders_min: 3_000_000_000 }, "orders_min"],
    ["analyze_customers", { analysis: "high_value", ltv_min: 1e300 }, "ltv_min"],
    ["analyze_customers", { analysis: "high_value", ltv_max: 1e17 }, "ltv_max"],
    ["analyze_customers", { analysis: "high_value", first_bought_after: "0000-01-01" }, "first_bought_after"],
    ["lookup_customer", { customer: "ann", info: "purchase_history", from: "0000-01-01" }, "from"],
    ["analyze_segments", { analysis: "seasonal", season_from: "02-30", season_to: "03-31" }, "season_from"],
    [
      "analyze_products",
      { analysis: "seasonal_performance", season_from: "02-01", season_to: "02-31" },
      "season_to",
    ],
    ["target_campaign", { campaign: "winback", cost_per_contact: 1e300 }, "cost_per_contact"],
  ])("%s refuses %o, naming what can't be", async (name, input, argument) => {
    const tool: Tool = toolset[name as ToolName];
    const asked = callTool(tool, input, context);

    await expect(asked).rejects.toThrow(argument);
    await expect(asked).rejects.toBeInstanceOf(UserError);
  });

  it("takes a backslash and letters for what they are, and refuses a NUL, naming where it is", async () => {
    const ask = (customer: string) => callTool(toolset.lookup_customer, { customer }, context);

    expect(await ask("a\\u0000b")).toMatchObject({ kind: "not_found" });
    await expect(ask("a\0b")).rejects.toThrow("customer holds a NUL character");
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
