import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createLogger } from "../../src/log.ts";
import { claimLease, isLeaseHeld } from "../../src/store/leases.ts";
import { FIGURES_VERSION } from "../../src/store/provenance.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { syncRuns } from "../../src/store/schema/operations.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { isBusy } from "../../src/sync/one-at-a-time.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { renewFigures } from "../../src/sync/renew-figures.ts";
import { lookupCustomer } from "../../src/tools/lookup-customer.ts";
import { callTool } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "../support/shop.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");
const silent = createLogger("silent");
const BEING_MADE_ANEW = "These figures were made by an earlier version and are being made anew.";

describe.each(databaseKinds)("after an update of the product, in the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, [{ id: "1", customer: "ann", day: "2026-03-01", cents: 900 }]);
      const parameters = { firstDay: "2026-03-01", lastDay: "2026-03-01", horizonDays: 90 };
      await tx.insert(modelRuns).values({
        ...{ tenantId: tenant.tenantId, kind: "figures", version: "2", trainedAt: now, dataTo: now },
        ...{ parameters, scores: { orders: 1, customers: 1 } },
      });
    });
  });

  it("figures of the version before are made anew once, and answers say so until then", async () => {
    const meanwhile = await unknownOf();

    await Promise.all([renew(), renew()]);
    await renew();

    expect(meanwhile).toContain(BEING_MADE_ANEW);
    expect(await unknownOf()).not.toContain(BEING_MADE_ANEW);
    expect(await versions()).toEqual(["2", FIGURES_VERSION]);
    expect(await isBusy(test.database, tenant.tenantId)).toBe(false);
  });

  it("they stay where making them anew fails", async () => {
    const stopped = renew({ signal: AbortSignal.abort(new Error("stopped")) });

    await expect(stopped).rejects.toThrow("stopped");
    expect(await versions()).toEqual(["2"]);
    expect(await unknownOf()).toContain(BEING_MADE_ANEW);
  });

  it("they are left to whoever is at work on the shop", async () => {
    const other = { lease: "sync", holder: "another instance", ttlMs: 60_000 };
    await claimLease(test.database, tenant.tenantId, other);

    await renew();

    expect(await versions()).toEqual(["2"]);
    expect(await isLeaseHeld(test.database, tenant.tenantId, "sync")).toBe(true);
  });

  it("nothing is computed for a shop without orders", async () => {
    tenant = await test.aTenant();

    await renew();

    expect(await versions()).toEqual([]);
  });

  it("figures are there even where the planner could not be told of them", async () => {
    const warn = vi.fn();
    const broken = { ...test.database, asOperator: () => Promise.reject(new Error("no right to analyze")) };

    const report = await recomputeTenant(broken, {
      ...{ tenant, now, churnHorizonDays: 90, logger: { warn } },
    });

    expect(report.customers).toBe(1);
    expect(warn).toHaveBeenCalledOnce();
    const { tenantId } = tenant;
    const [run] = await test.database.withTenant(tenantId, (tx) =>
      tx.select({ status: syncRuns.status }).from(syncRuns).where(eq(syncRuns.tenantId, tenantId)),
    );
    expect(run).toEqual({ status: "succeeded" });
  });

  const renew = (overrides: { signal?: AbortSignal } = {}) =>
    renewFigures(test.database, {
      ...{ tenant, now, churnHorizonDays: 90, logger: silent, ...overrides },
    });

  async function unknownOf(): Promise<readonly string[]> {
    const current = (await createTenantStore(test.database).find(tenant.tenantId)) ?? tenant;
    const context = aToolContext(test.database, current, now);
    return (await callTool(lookupCustomer, { customer: "ann" }, context)).provenance.unknown;
  }

  async function versions(): Promise<string[]> {
    const { tenantId } = tenant;
    const runs = await test.database.withTenant(tenantId, (tx) =>
      tx
        .select({ version: modelRuns.version })
        .from(modelRuns)
        .where(and(eq(modelRuns.tenantId, tenantId), eq(modelRuns.kind, "figures")))
        .orderBy(modelRuns.modelRunId),
    );
    return runs.map((run) => run.version);
  }
});
