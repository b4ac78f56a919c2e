import type { Queryable } from "./database.ts";
import { modelRuns } from "./schema/models.ts";

export type NewModelRun = Omit<typeof modelRuns.$inferInsert, "tenantId" | "modelRunId">;

/** Records a fit: on what, with which outcome, how it did on what it had not seen. */
export async function recordModelRun(tx: Queryable, tenantId: number, run: NewModelRun): Promise<void> {
  await tx.insert(modelRuns).values({ tenantId, ...run });
}
