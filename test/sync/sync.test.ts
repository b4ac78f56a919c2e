import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { csvSource } from "../../src/sources/csv/csv-source.ts";
import { claimLease } from "../../src/store/leases.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { syncRuns } from "../../src/store/schema/operations.ts";
import { combinedSales } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { dryRun } from "../../src/sync/dry-run.ts";
import { BusyError, isBusy } from "../../src/sync/one-at-a-time.ts";
import { runSync } from "../../src/sync/sync.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";

const now = new Date("2026-03-15T10:00:00Z");
const HEADER = "order_id,customer_id,order_date,total\n";

describe.each(databaseKinds)("a sync of a folder into the %s database", (kind) => {
  let test: TestDatabase;
  let folder: string;
  let tenant: Tenant;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sync-"));
    tenant = await test.aTenant();
    await file("january.csv", { rows: "1,7,2026-01-03,10\n2,8,2026-01-04,20\n", changedAt: "2026-02-01" });
    await file("february.csv", { rows: "3,7,2026-02-03,30\n", changedAt: "2026-03-01" });
    await file("notes.md", { rows: "", changedAt: "2026-03-01" });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("reads every table once, and later those alone that changed", async () => {
    const first = await sync();
    const second = await sync();
    await file("february.csv", { rows: "3,7,2026-02-03,35\n4,9,2026-02-05,5\n", changedAt: "2026-03-02" });
    const third = await sync();

    expect(first).toMatchObject({ kind: "synced", parts: 2, report: { orders: { inserted: 3 } } });
    expect(second).toEqual({ kind: "unchanged", parts: 2 });
    expect(third).toMatchObject({
      kind: "synced",
      parts: 1,
      report: { orders: { inserted: 1, updated: 1 } },
    });
    expect(await values()).toEqual({ 1: 1_000, 2: 2_000, 3: 3_500, 4: 500 });
  });

  it("takes the newest file's copy of an order that stands in several", async () => {
    await file("again.csv", { rows: "2,8,2026-01-04,25\n", changedAt: "2026-03-05" });

    await sync();

    expect(await values()).toEqual({ 1: 1_000, 2: 2_500, 3: 3_000 });
  });

  it("reads everything again when it is told to, and changes nothing by it", async () => {
    await sync();

    const again = await sync({ full: true });

    expect(again).toMatchObject({
      kind: "synced",
      parts: 2,
      report: { orders: { inserted: 0, updated: 0 } },
    });
  });

  it("makes figures of an earlier version anew where no order changed", async () => {
    await sync();
    await test.database.withTenant(tenant.tenantId, (tx) => tx.update(modelRuns).set({ version: "2" }));

    const again = await sync({ full: true });

    expect(again).toMatchObject({ report: { orders: { unchanged: 3 }, figures: { orders: 3 } } });
  });

  it("writes nothing in a dry run", async () => {
    await file("bad.csv", { rows: "5,9,yesterday,5\n", changedAt: "2026-03-05" });

    const report = await dryRun(csvSource({ path: folder }), { tenant, now });

    expect(report).toMatchObject({ rowsRead: 4, rowsLoaded: 3, rejected: { bad_date: 1 } });
    expect(await values()).toEqual({});
    expect(await runs()).toEqual([]);
  });

  it("leaves one row in the log for each run", async () => {
    await sync();
    await sync();

    expect(await runs()).toMatchObject([
      { kind: "sync", status: "succeeded", counts: { orders_inserted: 3, rows_read: 3 } },
      { kind: "sync", status: "succeeded", counts: { parts_unchanged: 2 } },
    ]);
  });

  it("gives way to another instance that is at it", async () => {
    expect(await isBusy(test.database, tenant.tenantId)).toBe(false);
    await claimLease(test.database, tenant.tenantId, { lease: "sync", holder: "other", ttlMs: 60_000 });

    await expect(sync()).rejects.toThrow(BusyError);
    expect(await isBusy(test.database, tenant.tenantId)).toBe(true);
    expect(await runs()).toEqual([]);
  });

  it("reads a file again after a run that failed", async () => {
    const stopped = AbortSignal.abort();
    await expect(sync({ signal: stopped })).rejects.toThrow();

    const again = await sync();

    expect(again).toMatchObject({ kind: "synced", parts: 2, report: { orders: { inserted: 3 } } });
    expect((await runs()).map((run) => run.status)).toEqual(["failed", "succeeded"]);
  });

  const sync = (overrides: { full?: boolean; signal?: AbortSignal } = {}) =>
    runSync(test.database, csvSource({ path: folder }), { tenant, now, churnHorizonDays: 90, ...overrides });
  const runs = () =>
    test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(syncRuns).orderBy(syncRuns.syncRunId));
  const values = async () => {
    const orders = await test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(combinedSales));
    return Object.fromEntries(orders.map((order) => [order.orderId, order.orderValueCents]));
  };

  async function file(name: string, { rows, changedAt }: { rows: string; changedAt: string }) {
    const path = join(folder, name);
    await writeFile(path, HEADER + rows);
    await utimes(path, new Date(changedAt), new Date(changedAt));
  }
});
