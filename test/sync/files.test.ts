import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvFiles } from "../../src/sources/csv/csv-source.ts";
import { syncRuns } from "../../src/store/schema/operations.ts";
import { combinedSales, customers, salesLines } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { importSource } from "../../src/sync/import.ts";
import { csvFixture, withFile } from "../support/csv.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { hasSharedData, sharedDataNote, sharedPath } from "../support/shared-data.ts";

const now = new Date("2026-03-15T10:00:00Z");

/** Every figure of 2,357 customers, on a busy machine. */
const CDNOW_TIMEOUT_MS = 120_000;

describe.each(databaseKinds)("files imported into the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  const take = (tenant: Tenant, path: string, mapping?: string) =>
    importSource(test.database, csvFiles([path], mapping), {
      tenant,
      now,
      churnHorizonDays: 90,
      kind: "import",
    });
  const readOrders = (tenant: Tenant) =>
    test.database.withTenant(tenant.tenantId, (tx) =>
      tx.select().from(combinedSales).orderBy(combinedSales.orderId),
    );

  it("from Shopify come in with every order at what was owed for it", async () => {
    const tenant = await test.aTenant();

    const report = await take(tenant, csvFixture("shopify.csv"));

    expect(report).toMatchObject({
      rowsRead: 8,
      rowsLoaded: 6,
      rejected: { bad_number: 1, order_kept_aside: 1 },
      orders: { inserted: 5 },
      customersAdded: 3,
      notes: {
        "orders without customer": 1,
        "orders without exchange rate": 1,
        "orders with refund": 1,
        cancellations: 1,
      },
    });
    const orders = await readOrders(tenant);
    expect(
      orders.map((order) => [
        order.orderId,
        order.orderKind,
        order.orderValueCents,
        order.reportingValueCents,
      ]),
    ).toEqual([
      ["#1001", "sale", 4_500, 4_500],
      ["#1002", "sale", 7_000, 7_000],
      ["#1003", "sale", 2_000, 2_000],
      ["#1004", "cancelled", 0, 0],
      ["#1006", "sale", 10_000, null],
    ]);
    expect(orders[0]).toMatchObject({
      lineCount: 2,
      itemCount: 3,
      country: "US",
      fulfillmentStatus: "fulfilled",
    });
  });

  it("keep no clear contact data anywhere", async () => {
    const tenant = await test.aTenant();

    await take(tenant, csvFixture("shopify.csv"));

    const everything = await test.database.withTenant(tenant.tenantId, async (tx) => [
      await tx.select().from(customers),
      await tx.select().from(combinedSales),
      await tx.select().from(salesLines),
      await tx.select().from(syncRuns),
    ]);
    const kept = JSON.stringify(everything).toLowerCase();
    const planted = [/\banna\b/, /example/, /555 ?010 ?0001/, /555 ?0100/];
    expect(planted.filter((contact) => contact.test(kept))).toEqual([]);
  });

  it("change nothing when they come again, whatever they are", async () => {
    const tenant = await test.aTenant();
    const files = ["shopify.csv", "orders-broken.csv", "orders-windows-1252.csv"].map(csvFixture);
    for (const file of files) await take(tenant, file);
    const before = await readOrders(tenant);

    const again = [];
    for (const file of files) again.push(await take(tenant, file));

    expect(again.map((report) => [report.orders.inserted, report.orders.updated, report.figures])).toEqual([
      [0, 0, undefined],
      [0, 0, undefined],
      [0, 0, undefined],
    ]);
    expect(await readOrders(tenant)).toEqual(before);
  });

  it("of which no row can be used fail, and say why", async () => {
    const tenant = await test.aTenant();
    const content = "order_id,order_date,total\n1,first of May,5\n2,second of May,5\n";

    const taken = withFile({ name: "orders.csv", content }, (path) => take(tenant, path));

    await expect(taken).rejects.toThrow(/None of the rows could be used \(bad_date: 2\)/);
    expect(await lastRun(tenant)).toMatchObject({
      status: "failed",
      error: expect.stringContaining("bad_date: 2"),
    });
  });

  it("survive amounts at the edge of what is believed", async () => {
    const tenant = await test.aTenant();
    const content =
      "order_id,order_date,total,items\n1,2026-01-01,10000000000,1000000000\n2,2026-01-01,10000000001,1\n3,2026-01-01,-5,99999999999999999999\n";

    const report = await withFile({ name: "orders.csv", content }, (path) => take(tenant, path));

    expect(report.rowsLoaded + (report.rejected.bad_number ?? 0)).toBe(3);
    expect((await readOrders(tenant))[0]).toMatchObject({ orderValueCents: 1e12 });
  });

  it("close the runs that a crash left open", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      tx
        .insert(syncRuns)
        .values({ tenantId: tenant.tenantId, kind: "import", source: "old.csv", status: "running" }),
    );

    await take(tenant, csvFixture("orders-utf-16.csv"));

    const runs = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx
        .select({ source: syncRuns.source, status: syncRuns.status })
        .from(syncRuns)
        .orderBy(syncRuns.syncRunId),
    );
    expect(runs).toEqual([
      { source: "old.csv", status: "failed" },
      { source: "orders-utf-16.csv", status: "succeeded" },
    ]);
  });

  it.skipIf(!hasSharedData)(
    `of CDNOW keep each row as an order of its own${sharedDataNote}`,
    async () => {
      const tenant = await test.aTenant();

      const report = await take(tenant, sharedPath("cdnow/CDNOW_sample.txt"));

      expect(report).toMatchObject({
        rowsRead: 6_919,
        rowsLoaded: 6_919,
        orders: { inserted: 6_919 },
        customersAdded: 2_357,
      });
      const total = (await readOrders(tenant)).reduce((sum, order) => sum + order.orderValueCents, 0);
      expect(total).toBe(24_409_194);
    },
    CDNOW_TIMEOUT_MS,
  );

  async function lastRun(tenant: Tenant) {
    const [run] = await test.database.withTenant(tenant.tenantId, (tx) =>
      tx
        .select()
        .from(syncRuns)
        .where(eq(syncRuns.tenantId, tenant.tenantId))
        .orderBy(desc(syncRuns.syncRunId))
        .limit(1),
    );
    return run;
  }
});
