import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChurnFit } from "../../src/analytics/churn/fit-churn.ts";
import {
  archetypes,
  customerProfiles,
  dailySales,
  factCustomerCurrent,
  factCustomerHistory,
} from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";

const now = new Date("2026-03-15T10:00:00Z");
const thirteenMonths = simulatedOrders({ customers: 400, days: 400, lastDay: "2026-03-07" });

describe.each(databaseKinds)("the figures, computed in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  it("are those worked out by hand for a small shop", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, [
        { id: "1", customer: "ann", day: "2026-01-01", cents: 5_000 },
        { id: "2", customer: "ann", day: "2026-01-31", cents: 7_000, discountCents: 500, product: "vase" },
        { id: "2b", customer: "ann", day: "2026-01-31", cents: 1_000 },
        { id: "3", customer: "ann", day: "2026-03-01", cents: 9_000, product: "vase" },
        { id: "R1", customer: "ann", day: "2026-03-02", cents: -9_000, kind: "return", product: "vase" },
        { id: "4", customer: "bob", day: "2026-03-10", cents: 2_000 },
        { id: "5", customer: null, day: "2026-03-10", cents: 3_000 },
      ]),
    );

    const report = await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 180 });

    expect(report).toMatchObject({
      asOf: new Date("2026-03-10T23:59:59.999Z"),
      customers: 2,
      orders: 7,
      churnKnown: false,
    });
    expect(await factsOf(test, tenant, "ann")).toMatchObject({
      orders: 4,
      purchaseDays: 3,
      returns: 1,
      netValueCents: 13_000,
      averageOrderValueCents: 5_500,
      discountedOrders: 1,
      recencyDays: 9,
      tenureDays: 68,
      interpurchaseMeanDays: 29.5,
      orders90: 4,
      ordersPrevious90: 0,
      mainCategory: "vase-category",
      churnRisk: null,
      churnLevel: null,
    });
    // The gaps are 30 and 29 days, whose sample deviation is the root of one half.
    expect((await factsOf(test, tenant, "ann"))?.interpurchaseCv).toBeCloseTo(Math.SQRT1_2 / 29.5, 4);
    expect(await factsOf(test, tenant, "bob")).toMatchObject({
      orders: 1,
      interpurchaseMeanDays: null,
      interpurchaseCv: null,
    });
    const days = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx.select().from(dailySales).orderBy(dailySales.day),
    );
    expect(
      days.map(({ day, orders, customers, newCustomers, netValueCents }) => [
        day,
        orders,
        customers,
        newCustomers,
        netValueCents,
      ]),
    ).toEqual([
      ["2026-01-01", 1, 1, 1, 5_000],
      ["2026-01-31", 2, 1, 0, 8_000],
      ["2026-03-01", 1, 1, 0, 9_000],
      ["2026-03-02", 0, 0, 0, -9_000],
      ["2026-03-10", 2, 1, 1, 5_000],
    ]);
  });

  it("count days in the shop's time zone", async () => {
    const tenant = await test.aTenant({ timeZone: "America/Los_Angeles" });
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, [{ id: "1", customer: "ann", day: "2026-03-10", cents: 100 }]),
    );

    const report = await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 180 });

    // The end of March 10 in Los Angeles, which keeps summer time by then.
    expect(report.asOf).toEqual(new Date("2026-03-11T06:59:59.999Z"));
  });

  it("raise the data version once, keep one snapshot a day, and come out the same again", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, thirteenMonths));
    const run = () => recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });
    await run();
    const first = await everything(test, tenant);

    await run();

    expect(await everything(test, tenant)).toEqual(first);
    const snapshots = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx.select().from(factCustomerHistory),
    );
    expect(snapshots).toHaveLength(400);
  });

  it("say how likely silence is once two horizons of history are there: more so the longer it lasts", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, thirteenMonths));

    const report = await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    const facts = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx.select().from(factCustomerCurrent),
    );
    const oneTime = facts
      .filter((row) => row.purchaseDays === 1)
      .sort((a, b) => (a.recencyDays ?? 0) - (b.recencyDays ?? 0));
    const risks = oneTime.map((row) => row.churnRisk ?? -1);
    expect(report.churnKnown).toBe(true);
    expect(risks.every((risk) => risk > 0 && risk < 1)).toBe(true);
    expect(risks).toEqual([...risks].sort((a, b) => a - b));
    expect(facts.every((row) => row.churnReasons.length > 0)).toBe(true);
  });

  it("take an order cancelled before it was paid for nothing, and one that gave money back for a return", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, [
        { id: "1", customer: "ann", day: "2026-01-01", cents: 5_000 },
        { id: "2", customer: "ann", day: "2026-01-09", cents: 8_000, kind: "cancelled" },
        { id: "C1", customer: "ann", day: "2026-01-12", cents: -2_000, kind: "cancelled" },
      ]),
    );

    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    expect(await factsOf(test, tenant, "ann")).toMatchObject({
      orders: 1,
      returns: 1,
      netValueCents: 3_000,
      averageOrderValueCents: 5_000,
    });
  });

  it("leave out orders dated after now, and end now where the last day is not over", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, [
        { id: "1", customer: "ann", day: "2026-03-14", cents: 5_000 },
        { id: "2", customer: "ann", day: "2026-03-15", cents: 5_000 },
      ]),
    );
    const run = (at: string) =>
      recomputeTenant(test.database, { tenant, now: new Date(at), churnHorizonDays: 90 });

    const [before, after] = [await run("2026-03-15T11:00:00Z"), await run("2026-03-15T13:00:00Z")];

    expect(before).toMatchObject({ orders: 1, asOf: new Date("2026-03-14T23:59:59.999Z") });
    expect(after).toMatchObject({ orders: 2, asOf: new Date("2026-03-15T13:00:00Z") });
  });

  it("say why nothing is said of churn where the orders do not reach back far enough", async () => {
    const tenant = await test.aTenant();
    const lately = thirteenMonths.filter(({ day }) => day > "2025-12-01");
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, lately));

    const report = await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    const facts = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx.select().from(factCustomerCurrent),
    );
    expect(report.churnUnknownBecause).toMatch(/^The orders reach back \d+ days, and 120 are needed\.$/);
    expect(facts.every((row) => row.churnRisk === null && row.churnReasons.length === 0)).toBe(true);
    expect(facts.every((row) => row.lifecycle !== null)).toBe(true);
  });

  it("write down what they rest on and how the risk did on days that it was not fitted on", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, thirteenMonths));

    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    const runs = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(modelRuns));
    const scores = runs.find((run) => run.kind === "churn_risk")?.scores as Pick<ChurnFit, "judged"> & {
      chosen: string;
      fits: { name: string; logLikelihood: number }[];
    };
    const [latest] = scores.judged;
    const chosen = latest?.candidates.find(({ name }) => name === scores.chosen)?.scores;
    const share = chosen?.silentShare ?? 0;
    expect(runs.map((run) => run.kind)).toEqual(
      expect.arrayContaining([
        "figures",
        "churn_risk",
        "expected_value",
        "segments",
        "behaviour",
        "items",
        "forecast_revenue_week",
        "forecast_churn_rate_week",
      ]),
    );
    // Telling everybody the base rate has a Brier score of its variance.
    expect(chosen?.brier).toBeLessThan(share * (1 - share));
    expect(scores.fits.find(({ name }) => name === "BG/NBD")?.logLikelihood).toBeLessThan(0);
    expect(runs.find((run) => run.kind === "figures")?.peakMemoryBytes).toBeGreaterThan(1e6);
  });

  it("say of each customer what the methods of behaviour, value and segments say", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, thirteenMonths));

    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    const { facts, profiles, kinds } = await test.database.withTenant(tenant.tenantId, async (tx) => ({
      facts: await tx.select().from(factCustomerCurrent),
      profiles: await tx.select().from(customerProfiles),
      kinds: await tx.select().from(archetypes),
    }));
    for (const row of facts) {
      expect(row.rfmSegment).not.toBeNull();
      expect(row.expectedValue12mLowCents ?? -1).toBeLessThanOrEqual(row.expectedValue12mHighCents ?? -2);
      expect(row.expectedValue12mCents).toBeGreaterThanOrEqual(0);
      expect(row.valueAtRiskCents).toBeGreaterThanOrEqual(0);
      expect(row.pAlive).toBeLessThanOrEqual(1);
    }
    expect(facts.some((row) => (row.expectedValue12mCents ?? 0) > 0)).toBe(true);
    expect(facts.some((row) => row.momentumState !== null)).toBe(true);
    expect(profiles.every((row) => row.memberships.purchase_frequency !== null)).toBe(true);
    const ofLevel = (level: number) => kinds.filter((kind) => kind.level === level);
    expect(ofLevel(1).reduce((sum, kind) => sum + kind.customers, 0)).toBe(400);
    expect(ofLevel(2).every((kind) => kind.customers >= 30)).toBe(true);
    expect(new Set(kinds.map((kind) => kind.name)).size).toBe(kinds.length);
  });

  it("come out whole where two runs begin at once, of which one is told to wait", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, thirteenMonths));
    const run = () => recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    const settled = await Promise.allSettled([run(), run()]);

    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { message: expect.stringContaining("Another import or recompute of this shop is running") },
    });
    expect((await everything(test, tenant)).facts).toHaveLength(400);
  });

  it("are gone when the orders are", async () => {
    const tenant = await test.aTenant();

    const report = await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    expect(report).toMatchObject({ asOf: null, customers: 0, orders: 0 });
  });
});

async function factsOf(test: TestDatabase, tenant: Tenant, customerId: string) {
  const [row] = await test.database.withTenant(tenant.tenantId, (tx) =>
    tx.select().from(factCustomerCurrent).where(eq(factCustomerCurrent.customerId, customerId)),
  );
  return row;
}

async function everything(test: TestDatabase, tenant: Tenant) {
  return test.database.withTenant(tenant.tenantId, async (tx) => ({
    facts: await tx.select().from(factCustomerCurrent).orderBy(factCustomerCurrent.customerId),
    archetypes: await tx.select().from(archetypes).orderBy(archetypes.archetypeId),
    days: await tx.select().from(dailySales).orderBy(dailySales.day),
  }));
}
