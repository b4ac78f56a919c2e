import { count, desc, eq, max } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { archetypes, factCustomerCurrent } from "./schema/facts.ts";
import { syncRuns } from "./schema/operations.ts";
import { combinedSales } from "./schema/sales.ts";

/** How much of the shop is there, and how fresh it is. */
export async function readDataStatus(tx: Queryable, tenantId: number) {
  const [customers] = await tx
    .select({ total: count(), asOf: max(factCustomerCurrent.asOf) })
    .from(factCustomerCurrent)
    .where(eq(factCustomerCurrent.tenantId, tenantId));
  const [groups] = await tx
    .select({ total: count() })
    .from(archetypes)
    .where(eq(archetypes.tenantId, tenantId));
  const [lastRun] = await tx
    .select({
      kind: syncRuns.kind,
      status: syncRuns.status,
      startedAt: syncRuns.startedAt,
      finishedAt: syncRuns.finishedAt,
    })
    .from(syncRuns)
    .where(eq(syncRuns.tenantId, tenantId))
    .orderBy(desc(syncRuns.syncRunId))
    .limit(1);
  return {
    customers: customers?.total ?? 0,
    asOf: customers?.asOf ?? null,
    archetypes: groups?.total ?? 0,
    lastRun: lastRun ?? null,
  };
}

/** Whether the shop has any order at all. */
export async function hasOrders(tx: Queryable, tenantId: number): Promise<boolean> {
  const rows = await tx
    .select({ orderId: combinedSales.orderId })
    .from(combinedSales)
    .where(eq(combinedSales.tenantId, tenantId))
    .limit(1);
  return rows.length > 0;
}
