import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inline } from "../../src/compute/compute.ts";
import type { Database } from "../../src/store/database.ts";
import { factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { recompute, recomputeTenant } from "../../src/sync/recompute.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { type CustomerOf, fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";

const now = new Date("2026-03-15T10:00:00Z");
/** Whole days: today has not come to noon yet. */
const dayAgo = (days: number) => new Date(now.getTime() - (days + 1) * 86_400_000).toISOString().slice(0, 10);
const each = (count: number, order: (i: number) => Omit<OrderOf, "id">): OrderOf[] =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i}`, ...order(i) }));

const SHOPS: [string, OrderOf[], CustomerOf[]?][] = [
  ["guests alone", each(30, (i) => ({ customer: null, day: dayAgo(i), cents: 900 })), [{ id: "silent" }]],
  ["one customer with one order", each(1, () => ({ customer: "a", day: dayAgo(3), cents: 900 }))],
  ["one customer with many orders", each(90, (i) => ({ customer: "a", day: dayAgo(3 * i), cents: 900 }))],
  ["one-time buyers alone", each(300, (i) => ({ customer: `c${i}`, day: dayAgo(i), cents: 900 + i }))],
  ["everybody on one day", each(60, (i) => ({ customer: `c${i}`, day: dayAgo(5), cents: 900 }))],
  ["orders worth nothing", each(60, (i) => ({ customer: `c${i % 20}`, day: dayAgo(4 * i), cents: 0 }))],
  [
    "everything sent back",
    each(60, (i) => ({
      customer: `c${i % 20}`,
      day: dayAgo(4 * i),
      cents: i % 2 === 0 ? 900 : -900,
      kind: i % 2 === 0 ? "sale" : "return",
    })),
  ],
];

describe.each(databaseKinds)("a shop at the edge, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  it.each(SHOPS)("of %s comes out, with nothing that is no number", async (_, orders, customers) => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, orders, customers));

    const report = await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });

    const facts = await factsOf(test, tenant);
    const numbers = facts.flatMap((row) => Object.values(row).filter((value) => typeof value === "number"));
    expect(report.orders).toBe(orders.length);
    expect(numbers.every(Number.isFinite)).toBe(true);
    expect(facts.every((row) => row.churnRisk === null)).toBe(true);
    expect(report.churnUnknownBecause).toMatch(/\.$/);
  });

  it("is the same when computed twice in one transaction", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, shop));

    await test.database.withTenant(tenant.tenantId, async (tx) => {
      await recompute(test.database, tx, { tenant, now, churnHorizonDays: 90 });
      await recompute(test.database, tx, { tenant, now, churnHorizonDays: 90 });
    });

    expect(await factsOf(test, tenant)).toHaveLength(200);
  });

  it.each(["behaviour", "customers", "publish"])(
    "leaves nothing when it is stopped at %s, and says so in the log",
    async (at) => {
      const tenant = await test.aTenant();
      await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, shop));
      const stop = new AbortController();

      const stopped = recomputeTenant(test.database, {
        ...{ tenant, now, churnHorizonDays: 90, signal: stop.signal },
        onProgress: ({ phase }) => {
          if (phase === at) stop.abort();
        },
      });

      await expect(stopped).rejects.toThrow(/abort/i);
      expect(await factsOf(test, tenant)).toEqual([]);
    },
  );
});

describe.runIf(databaseKinds.includes("postgres"))("a recompute that was broken off on a server", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase("postgres");
  });
  afterAll(() => test.close());

  it("goes on behind the fits that had finished, however the database adds up", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, shop));
    const made: string[] = [];
    const compute: typeof inline = {
      run(name, input, signal) {
        made.push(name);
        return inline.run(name, input, signal);
      },
    };
    const stop = new AbortController();
    const context = { tenant, now, churnHorizonDays: 90, compute };
    const broken = recomputeTenant(test.database, {
      ...{ ...context, signal: stop.signal },
      onProgress: ({ phase }) => {
        if (phase === "customers") stop.abort();
      },
    });
    await expect(broken).rejects.toThrow();
    const [before] = [made.splice(0)];

    await recomputeTenant(plannedOtherwise(test.database), context);

    expect(before).toEqual(expect.arrayContaining(["churn", "value", "segments"]));
    expect(made).not.toEqual(expect.arrayContaining(["churn"]));
    expect(made).not.toEqual(expect.arrayContaining(["segments"]));
    const runs = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(modelRuns));
    // The time is that of the fit, which the first run made.
    expect(runs.find((run) => run.kind === "churn_risk")?.durationMs).toBeGreaterThan(0);
  });
});

const shop = simulatedOrders({ customers: 200, days: 400, lastDay: "2026-03-10" });

/** Without sorting, sums are made in another order, and differ in their last bits. */
function plannedOtherwise(database: Database): Database {
  return {
    ...database,
    withTenant: (tenantId, work) =>
      database.withTenant(tenantId, async (tx) => {
        await tx.execute("set local enable_sort = off");
        return work(tx);
      }),
  };
}

function factsOf(test: TestDatabase, tenant: Tenant) {
  return test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(factCustomerCurrent));
}
