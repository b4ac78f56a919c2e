import { lt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { handledDeliveries } from "./schema/operations.ts";

/**
 * Takes a delivery on. A delivery may be known by several keys; all are taken together.
 *
 * @returns false when one of the keys was taken before, by this instance or another: it is a repetition.
 */
export async function takeDelivery(
  database: Database,
  tenantId: number,
  { keys, at }: { keys: readonly string[]; at: Date },
): Promise<boolean> {
  if (keys.length === 0) return true;
  // In one order everywhere: two deliveries that share keys must not wait for each other.
  const rows = [...new Set(keys)].sort().map((deliveryKey) => ({ tenantId, deliveryKey, handledAt: at }));
  const taken = await database.withTenant(tenantId, (tx) =>
    tx
      .insert(handledDeliveries)
      .values(rows)
      .onConflictDoNothing()
      .returning({ deliveryKey: handledDeliveries.deliveryKey }),
  );
  return taken.length === rows.length;
}

/** Forgets deliveries older than `before`. */
export async function pruneDeliveries(database: Database, tenantId: number, before: Date): Promise<void> {
  await database.withTenant(tenantId, (tx) =>
    tx.delete(handledDeliveries).where(lt(handledDeliveries.handledAt, before)),
  );
}
