import { and, eq, gte } from "drizzle-orm";
import type { Database } from "./database.ts";
import { handledDeliveries } from "./schema/operations.ts";

/**
 * Writes down that whoever works in a thread should stop, for every instance to see. Marks lie beside the handled
 * deliveries, and are forgotten with them.
 */
export async function markStopped(
  database: Database,
  tenantId: number,
  { thread, at }: { thread: string; at: Date },
): Promise<void> {
  const row = { tenantId, deliveryKey: markKey(thread), handledAt: at };
  await database.withTenant(tenantId, (tx) =>
    tx
      .insert(handledDeliveries)
      .values(row)
      .onConflictDoUpdate({
        target: [handledDeliveries.tenantId, handledDeliveries.deliveryKey],
        set: { handledAt: at },
      }),
  );
}

/** Whether work in a thread that began at an instant was stopped since. */
export async function wasStopped(
  database: Database,
  tenantId: number,
  { thread, since }: { thread: string; since: Date },
): Promise<boolean> {
  const rows = await database.withTenant(tenantId, (tx) =>
    tx
      .select({ at: handledDeliveries.handledAt })
      .from(handledDeliveries)
      .where(
        and(
          eq(handledDeliveries.tenantId, tenantId),
          eq(handledDeliveries.deliveryKey, markKey(thread)),
          gte(handledDeliveries.handledAt, since),
        ),
      ),
  );
  return rows.length > 0;
}

function markKey(thread: string): string {
  return `stop:${thread}`;
}
