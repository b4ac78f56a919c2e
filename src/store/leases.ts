import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { leases } from "./schema/operations.ts";

export interface LeaseClaim {
  lease: string;
  /** Who holds it: anything that is unique to this holder. */
  holder: string;
  ttlMs: number;
}

/** Takes, or prolongs, a lease. False where somebody else holds it and its time is not over. */
export async function claimLease(database: Database, tenantId: number, claim: LeaseClaim): Promise<boolean> {
  const { lease, holder, ttlMs } = claim;
  const expiresAt = sql`now() + ${ttlMs} * interval '1 millisecond'`;
  const rows = await database.withTenant(tenantId, (tx) =>
    tx
      .insert(leases)
      .values({ tenantId, lease, holder, expiresAt })
      .onConflictDoUpdate({
        target: [leases.tenantId, leases.lease],
        set: { holder, expiresAt },
        setWhere: sql`${leases.holder} = ${holder} or ${leases.expiresAt} <= now()`,
      })
      .returning({ holder: leases.holder }),
  );
  return rows.length > 0;
}

/** Whether anybody holds a lease. */
export async function isLeaseHeld(database: Database, tenantId: number, lease: string): Promise<boolean> {
  const rows = await database.withTenant(tenantId, (tx) =>
    tx
      .select({ lease: leases.lease })
      .from(leases)
      .where(and(eq(leases.tenantId, tenantId), eq(leases.lease, lease), sql`${leases.expiresAt} > now()`)),
  );
  return rows.length > 0;
}

/** Gives a lease up, if it is still this holder's. */
export async function releaseLease(
  database: Database,
  tenantId: number,
  claim: Omit<LeaseClaim, "ttlMs">,
): Promise<void> {
  await database.withTenant(tenantId, (tx) =>
    tx
      .delete(leases)
      .where(
        and(eq(leases.tenantId, tenantId), eq(leases.lease, claim.lease), eq(leases.holder, claim.holder)),
      ),
  );
}
