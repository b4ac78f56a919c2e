import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AXES } from "../../src/analytics/segments/axes.ts";
import { UserError } from "../../src/errors.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import type { Queryable } from "../../src/store/database.ts";
import { factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { combinedSales, products, salesLines } from "../../src/store/schema/sales.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { analyzeCustomers } from "../../src/tools/analyze-customers.ts";
import { lookupInfos } from "../../src/tools/lookup/question.ts";
import { lookupCustomer } from "../../src/tools/lookup-customer.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");
const HOSTILE = `<!channel> __proto__ '; drop table -- ${"y".repeat(300)}`;

describe.each(databaseKinds)("lookup_customer over the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  let context: ToolContext;
  let regular: string;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillByHand(tx, tenant));
    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });
    const current = await createTenantStore(test.database).find(tenant.tenantId);
    context = aToolContext(test.database, current ?? tenant, now, { churnHorizonDays: 90 });
    const asked = { analysis: "high_value", sort: "orders", limit: 1 };
    const best = await callTool(analyzeCustomers, asked, context);
    regular = best.analysis === "high_value" ? (best.customers[0]?.alias ?? "") : "";
  });
  afterAll(() => test.close());

  const look = (customer: string, more: object = {}) =>
    callTool(lookupCustomer, { customer, ...more }, context);
  const find = async <Info extends (typeof lookupInfos)[number]>(
    customer: string,
    info: Info,
    more: object = {},
  ) => {
    const found = await look(customer, { info, ...more });
    if (found.kind !== "found") throw new Error(found.kind);
    return found as Extract<typeof found, { info: Info }>;
  };

  it.each(["ann", " ANN@example.com ", "mailto:ann@example.com", "#1001", "1001"])(
    "finds a customer by %j",
    async (asked) => {
      expect(await look(asked)).toMatchObject({
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

  it.each(["nobody@example.com", "C-00000000", "#999999", "999999", HOSTILE.slice(0, 200)])(
    "finds nobody by %j",
    async (asked) => {
      expect((await look(asked)).kind).toBe("not_found");
    },
  );

  it("gives a card with the newest orders of all kinds, categories, and no contact data", async () => {
    const found = await find("ann", "profile");

    expect(found.orders.map((order) => [order.orderId, order.kind, order.valueCents])).toEqual([
      ["R1", "return", -5_000],
      ["#1003", "sale", 5_000],
      ["#1002", "sale", 10_000],
      ["#1001", "sale", 5_000],
    ]);
    // The lamp is a line of an order of the teapot's: each category counts the order once.
    expect(found.favourites.map(({ category, orders }) => [category, orders])).toEqual([
      ["Kitchen", 3],
      ["Lighting", 1],
    ]);
    expect(found.provenance).toMatchObject({
      ...{ currency: "USD", synthetic: false, asOf: "2026-03-10T23:59:59.999Z" },
      period: { to: "2026-03-10" },
    });
    expect(JSON.stringify(found)).not.toMatch(/example\.com|010.?2030/);
  });

  it("lists the lines of an order, hostile titles as they are, and the order's own currency", async () => {
    const { orders } = await find("ann", "purchase_history");
    const bobs = await find("bob", "purchase_history");

    expect(orders.find(({ orderId }) => orderId === "#1002")).toMatchObject({
      lines: [
        { productId: "TP-1", title: "Émile's teapot", quantity: 1, valueCents: 10_000 },
        { productId: "LP-9", title: HOSTILE, quantity: 2, valueCents: 0 },
      ],
      linesLeftOut: 0,
      fulfillmentStatus: "fulfilled",
    });
    expect(bobs.orders).toMatchObject([{ currency: "EUR", valueCents: 2_500, fulfillmentStatus: null }]);
  });

  it.each([
    [{ from: "2025-12-01" }, ["R1", "#1003", "#1002"]],
    [{ to: "2025-12-01" }, ["#1002", "#1001"]],
    [{ from: "2025-12-01", to: "2026-01-01" }, ["#1003", "#1002"]],
    [{ offset: 1, limit: 2 }, ["#1003", "#1002"]],
    [{ product: "teapot", from: "2025-12-02", to: "2026-01-04" }, ["#1003"]],
    [{ product: "LP-9" }, ["#1002"]],
  ])("keeps orders to %j", async (range, ids) => {
    const found = await find("ann", "purchase_history", range);

    expect(found.orders.map(({ orderId }) => orderId)).toEqual(ids);
  });

  it("says yes with how often, how many and when, and counts what came back apart", async () => {
    const { search, matching } = await find("ann", "purchase_history", { product: "TEAPOT" });

    // Three orders of one, one sent back.
    expect(search).toMatchObject({
      ...{ bought: true, matchedBy: "words", orders: 3, units: 3, returnedUnits: 1 },
      ...{ firstBoughtOn: "2025-11-01", lastBoughtOn: "2026-01-01", knownInShop: true },
      products: [{ productId: "TP-1", orders: 3 }],
    });
    expect(matching).toEqual({ sales: 3, returns: 1, cancelled: 0 });
  });

  it.each([
    ["emile's teapot", "title"],
    ["tp-1", "id"],
    ["kitchen", "category"],
    ["taepot", "similar"],
  ])("forgives %j", async (product, matchedBy) => {
    const { search } = await find("ann", "purchase_history", { product });

    expect(search).toMatchObject({ bought: true, matchedBy, orders: 3 });
  });

  it("says no, and whether the shop has such a product at all", async () => {
    const [known, unheard] = [
      await find("ann", "purchase_history", { product: "vase" }),
      await find("ann", "purchase_history", { product: "%_' or true --" }),
    ];

    expect(known).toMatchObject({ orders: [], search: { bought: false, orders: 0, knownInShop: true } });
    expect(unheard.search).toMatchObject({ bought: false, matchedBy: null, lastBoughtOn: null });
    expect((await find("ann", "purchase_history", { product: "zeppelin" })).search?.knownInShop).toBe(false);
  });

  it("forecasts the value of twelve months with its interval, and keeps P(alive) apart from the risk", async () => {
    const found = await find(regular, "ltv_forecast");

    const { forecast, assumptions } = found;
    const range = forecast.expectedValue12mRange;
    expect(forecast.expectedPurchases12m).toBeGreaterThan(0);
    // Of one who is unlikely to return both ends may lie under the mean.
    expect(range?.lowCents).toBeLessThanOrEqual(range?.highCents ?? -1);
    expect(forecast.historicValueCents).toBe(found.customer.netValueCents);
    expect(forecast.pAlive).toBeGreaterThan(0);
    expect(assumptions.length).toBeGreaterThan(0);
  });

  it("gives the churn risk with reasons, advice and how late the next purchase is", async () => {
    const found = await find(regular, "churn_risk");

    expect(found.customer.churn?.reasons.length).toBeGreaterThan(0);
    expect(found.purchaseDays).toBeGreaterThan(2);
    expect(found.overdueDays).toBeCloseTo(
      (found.customer.recencyDays ?? 0) - (found.customer.interpurchaseMeanDays ?? 0),
      -2,
    );
  });

  it("says where a customer stands on each axis, shares summing to one, and what the archetype is like", async () => {
    const found = await find(regular, "segment");

    expect(found.axes.map(({ axis }) => axis)).toEqual(AXES);
    const placed = found.axes.filter(({ segment }) => segment !== null);
    expect(placed.length).toBeGreaterThan(3);
    for (const { segment, strength, memberships } of placed) {
      if (memberships.length === 0) continue;
      expect(memberships.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
      expect(memberships[0]).toEqual({ segment, share: strength });
    }
    expect(found.archetypes[0]).toMatchObject({ level: 1, name: found.customer.archetype?.name });
  });

  it("offers what to buy again and what is new, each with its reason", async () => {
    const { offers } = await find(regular, "recommendations", { limit: 2 });

    expect(offers.filter(({ kind }) => kind === "again").length).toBeLessThanOrEqual(2);
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.every(({ because }) => because.length > 10)).toBe(true);
  });

  it.each(lookupInfos)(
    "says what is unknown of a customer without a purchase, asked for %s",
    async (info) => {
      const found = await find("silent", info);

      expect(found.customer).toMatchObject({ orders: 0, netValueCents: null, churn: null, archetype: null });
      if (info !== "purchase_history") expect(found.provenance.unknown.length).toBeGreaterThan(0);
      if (found.info === "ltv_forecast") {
        expect(found.forecast).toEqual({
          ...{ historicValueCents: null, expectedPurchases12m: null, expectedValue12mCents: null },
          ...{ expectedValue12mRange: null, valueAtRiskCents: null, pAlive: null },
        });
      }
      if (found.info === "recommendations") expect(found.offers).toEqual([]);
    },
  );

  it.each(lookupInfos)("answers %s for anybody, the same twice", async (info) => {
    const [one, again] = [await find(regular, info), await find(regular, info)];

    expect(again).toEqual(one);
    expect(one.provenance.rows).toMatchObject({ customers: 304 });
  });

  it("keeps the figures of an archetype of four to itself", async () => {
    const found = await callTool(
      lookupCustomer,
      { customer: regular, info: "segment" },
      { ...context, groupMin: 1_000 },
    );

    if (found.kind !== "found" || found.info !== "segment") throw new Error(found.kind);
    expect(found.archetypes[0]).toMatchObject({ customers: null, medianNetValueCents: null });
  });

  it.each([
    [{ info: "profile", product: "mug" }, /purchase_history/],
    [{ info: "segment", offset: 5 }, /purchase_history/],
    [{ info: "purchase_history", from: "2026-01-02", to: "2026-01-01" }, /after/],
    [{ info: "purchase_history", from: "yesterday" }, /from/],
    [{ info: "everything" }, /info/],
  ])("refuses %j, saying why", async (more, reason) => {
    await expect(look("ann", more)).rejects.toBeInstanceOf(UserError);
    await expect(look("ann", more)).rejects.toThrow(reason);
  });

  it("says what the figures rest on, with the horizon they were computed for and not that of the moment", async () => {
    const found = await callTool(
      lookupCustomer,
      { customer: regular, info: "churn_risk" },
      { ...context, churnHorizonDays: 365 },
    );

    if (found.kind !== "found") throw new Error(found.kind);
    expect(found.customer.churn?.horizonDays).toBe(90);
  });

  it("finds nobody in an empty shop", async () => {
    const empty = { ...context, tenant: await test.aTenant() };

    expect(await callTool(lookupCustomer, { customer: "ann" }, empty)).toMatchObject({
      kind: "not_found",
      provenance: { period: null },
    });
  });

  it("says that an expected value is unknown where there is no model", async () => {
    await test.database.withTenant(tenant.tenantId, (tx) =>
      tx
        .update(factCustomerCurrent)
        .set({ expectedValue12mCents: null })
        .where(
          and(eq(factCustomerCurrent.tenantId, tenant.tenantId), eq(factCustomerCurrent.customerId, "1042")),
        ),
    );

    const found = await find("#1043", "ltv_forecast");

    expect(found.assumptions).toEqual([]);
    expect(found.provenance.unknown.join()).toContain("too short for a model");
  });
});

/** Customers whose orders are known one by one, one who never bought, and 300 more over 400 days. */
async function fillByHand(tx: Queryable, tenant: Tenant): Promise<void> {
  const { tenantId } = tenant;
  const crowd = simulatedOrders({ customers: 300, days: 400, lastDay: "2026-03-10", prefix: "crowd-" });
  const known: OrderOf[] = [
    { id: "#1001", customer: "ann", day: "2025-11-01", cents: 5_000, product: "TP-1" },
    { id: "#1002", customer: "ann", day: "2025-12-01", cents: 10_000, product: "TP-1" },
    { id: "#1003", customer: "ann", day: "2026-01-01", cents: 5_000, product: "TP-1" },
    { id: "R1", customer: "ann", day: "2026-01-05", cents: -5_000, kind: "return", product: "TP-1" },
    { id: "#1042", customer: "bob", day: "2026-02-01", cents: 2_500 },
    { id: "#1043", customer: "1042", day: "2026-03-10", cents: 2_500 },
  ];
  await fillShop(
    tx,
    tenant,
    [...crowd, ...known],
    [
      { id: "ann", email: "ann@example.com", phone: "+1 555 010 2030" },
      { id: "bob", phone: "555 010 2030" },
      { id: "1042", email: "cat@example.com" },
      { id: "silent" },
    ],
  );
  await tx
    .update(products)
    .set({ title: "Émile's teapot", category: "Kitchen" })
    .where(and(eq(products.tenantId, tenantId), eq(products.productId, "TP-1")));
  await tx.insert(products).values({ tenantId, productId: "LP-9", title: HOSTILE, category: "Lighting" });
  await tx.insert(salesLines).values({
    ...{ tenantId, orderId: "#1002", lineNo: 2, productId: "LP-9" },
    ...{ quantity: 2, unitPrice: 0, lineValueCents: 0 },
  });
  const order = (id: string) => and(eq(combinedSales.tenantId, tenantId), eq(combinedSales.orderId, id));
  await tx
    .update(combinedSales)
    .set({ lineCount: 2, itemCount: 3, fulfillmentStatus: "fulfilled" })
    .where(order("#1002"));
  await tx.update(combinedSales).set({ currency: "EUR", reportingValueCents: null }).where(order("#1042"));
}
