import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Queryable } from "../../src/store/database.ts";
import { readHome } from "../../src/store/home.ts";
import { archetypes, dailySales, factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { importRejects, syncRuns } from "../../src/store/schema/operations.ts";
import { combinedSales, customers } from "../../src/store/schema/sales.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

const NOW = new Date("2011-12-20T12:00:00Z");

describe.each(databaseKinds)("Home's figures on %s", (kind) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("are nothing in an empty shop", async () => {
    const tenant = await test.aTenant();

    const home = await readHome(test.database, tenant, NOW);

    expect(home).toMatchObject({
      period: null,
      sales: null,
      customers: 0,
      asOf: null,
      valueAtRiskCents: null,
      atRisk: [],
      archetypes: [],
      lastRun: null,
    });
  });

  it("compare the 30 days up to the last order with the 30 before", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      await sell(tx, tenant.tenantId, [
        { day: "2011-12-09", cents: 500, customer: "a" },
        { day: "2011-11-10", cents: 300, customer: "b" },
        { day: "2011-11-10", cents: 200, customer: "a" },
        { day: "2011-11-09", cents: 700, customer: "c" },
        { day: "2011-10-11", cents: 100, customer: "c" },
        { day: "2011-10-10", cents: 9_000, customer: "d" },
      ]);
    });

    const { sales, period } = await readHome(test.database, tenant, NOW);

    expect(period).toEqual({ from: "2011-10-10", to: "2011-12-09" });
    expect(sales?.window).toEqual({ from: "2011-11-10", to: "2011-12-09" });
    expect(sales?.revenueCents).toEqual({ now: 1_000, before: 800 });
    expect(sales?.orders).toEqual({ now: 3, before: 2 });
    expect(sales?.activeCustomers).toEqual({ now: 2, before: 1 });
    expect(sales?.dailyRevenueCents).toHaveLength(30);
    expect(sales?.dailyRevenueCents[0]).toBe(500);
    expect(sales?.dailyRevenueCents[29]).toBe(500);
  });

  it("are not compared where the history is too short", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      sell(tx, tenant.tenantId, [{ day: "2011-12-09", cents: 500, customer: "a" }]),
    );

    const { sales } = await readHome(test.database, tenant, NOW);

    expect(sales?.revenueCents).toEqual({ now: 500, before: null });
    expect(sales?.activeCustomers).toEqual({ now: 1, before: null });
  });

  it("leave out orders dated ahead of now", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      sell(tx, tenant.tenantId, [
        { day: "2011-12-09", cents: 500, customer: "a" },
        { day: "2012-05-01", cents: 900, customer: "a" },
      ]),
    );

    const { period } = await readHome(test.database, tenant, NOW);

    expect(period?.to).toBe("2011-12-09");
  });

  it("count active customers by the shop's own days", async () => {
    const tenant = await test.aTenant({ timeZone: "America/New_York" });
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      // 02:00 UTC on the 10th of November is still the 9th in New York.
      await sell(tx, tenant.tenantId, [
        { day: "2011-12-09", cents: 500, customer: "a" },
        { day: "2011-11-09", at: "2011-11-10T02:00:00Z", cents: 100, customer: "b" },
      ]);
    });

    const { sales } = await readHome(test.database, tenant, NOW);

    expect(sales?.activeCustomers.now).toBe(1);
  });

  it("name whom to look at and how fresh the data is", async () => {
    const tenant = await test.aTenant();
    const { tenantId } = tenant;
    await test.database.withTenant(tenantId, async (tx) => {
      await tx.insert(customers).values([
        { tenantId, customerId: "a", alias: "C-AAAAAAAA" },
        { tenantId, customerId: "b", alias: "C-BBBBBBBB" },
        { tenantId, customerId: "c", alias: "C-CCCCCCCC" },
        { tenantId, customerId: "d", alias: "C-DDDDDDDD" },
      ]);
      await tx.insert(factCustomerCurrent).values([
        facts(tenantId, "a", 100),
        facts(tenantId, "b", 900),
        facts(tenantId, "c", null),
        // Gone already, so nobody's risk any more.
        { ...facts(tenantId, "d", 5_000), lifecycle: "lapsed" },
      ]);
      await tx
        .insert(archetypes)
        .values([
          archetype(tenantId, "small", 10),
          archetype(tenantId, "large", 99),
          archetype(tenantId, "unknown", null),
          { ...archetype(tenantId, "two people", 9_999), customers: 2 },
        ]);
      const [run] = await tx
        .insert(syncRuns)
        .values({ tenantId, kind: "import", source: "orders.csv", status: "succeeded" })
        .returning({ syncRunId: syncRuns.syncRunId });
      const syncRunId = run?.syncRunId ?? 0;
      await tx
        .insert(importRejects)
        .values(
          [1, 2].map((lineNo) => ({ tenantId, syncRunId, file: "f", lineNo, reason: "r", detail: "d" })),
        );
    });

    const home = await readHome(test.database, tenant, NOW);

    expect(home.valueAtRiskCents).toBe(1_000);
    expect(home.atRisk.map(({ alias }) => alias)).toEqual(["C-BBBBBBBB", "C-AAAAAAAA"]);
    expect(home.archetypes.map(({ id }) => id)).toEqual(["large", "small", "unknown"]);
    expect(home.asOf).toEqual(NOW);
    expect(home.lastRun).toMatchObject({ kind: "import", source: "orders.csv", rejectedRows: 2 });
  });
});

interface Sale {
  day: string;
  at?: string;
  cents: number;
  customer: string;
}

async function sell(tx: Queryable, tenantId: number, sales: readonly Sale[]): Promise<void> {
  await tx.insert(combinedSales).values(
    sales.map(({ day, at, cents, customer }, index) => ({
      tenantId,
      orderId: `o${index}`,
      customerId: customer,
      orderKind: "sale",
      orderDate: new Date(at ?? `${day}T12:00:00Z`),
      currency: "USD",
      orderValueCents: cents,
      reportingValueCents: cents,
      lineCount: 1,
      itemCount: 1,
      contentHash: "h",
      syncRunId: 1,
    })),
  );
  const days = [...new Set(sales.map(({ day }) => day))];
  await tx.insert(dailySales).values(
    days.map((day) => {
      const sold = sales.filter((sale) => sale.day === day);
      const netValueCents = sold.reduce((sum, { cents }) => sum + cents, 0);
      return {
        tenantId,
        day,
        orders: sold.length,
        customers: sold.length,
        newCustomers: 0,
        netValueCents,
        salesValueCents: netValueCents,
        valuedOrders: sold.length,
      };
    }),
  );
}

function facts(tenantId: number, customerId: string, valueAtRiskCents: number | null) {
  return {
    tenantId,
    customerId,
    asOf: NOW,
    orders: 1,
    purchaseDays: 1,
    returns: 0,
    discountedOrders: 0,
    orders90: 0,
    ordersPrevious90: 0,
    churnRisk: 0.5,
    churnLevel: "medium",
    valueAtRiskCents,
  };
}

function archetype(tenantId: number, archetypeId: string, netValueCents: number | null) {
  return {
    tenantId,
    archetypeId,
    name: archetypeId,
    description: "",
    segments: {},
    customers: 30,
    netValueCents,
  };
}
