import type { Queryable } from "../database.ts";
import { importRejects } from "../schema/operations.ts";

export interface Reject {
  file: string;
  lineNo: number;
  reason: string;
  detail: string;
}

/** Keeps aside what could not be read, by line and reason; the row itself may hold personal data and is not kept. */
export async function storeRejects(
  tx: Queryable,
  run: { tenantId: number; syncRunId: number },
  rejects: readonly Reject[],
): Promise<void> {
  if (rejects.length === 0) return;
  await tx
    .insert(importRejects)
    .values(rejects.map((reject) => ({ ...run, ...reject })))
    .onConflictDoNothing();
}
