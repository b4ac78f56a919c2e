import { and, desc, eq } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { modelRuns } from "./schema/models.ts";

export type NewModelRun = Omit<typeof modelRuns.$inferInsert, "tenantId" | "modelRunId">;

/** Records a fit: on what, with which outcome, how it did on what it had not seen. */
export async function recordModelRun(tx: Queryable, tenantId: number, run: NewModelRun): Promise<void> {
  await tx.insert(modelRuns).values({ tenantId, ...run });
}

/** The newest run of a kind; undefined where there was none. */
export async function findNewestRun(tx: Queryable, tenantId: number, kind: string) {
  const [run] = await tx
    .select()
    .from(modelRuns)
    .where(and(eq(modelRuns.tenantId, tenantId), eq(modelRuns.kind, kind)))
    .orderBy(desc(modelRuns.modelRunId))
    .limit(1);
  return run;
}
