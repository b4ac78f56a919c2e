import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { syncRuns } from "./schema/operations.ts";

export type RunKind = "import" | "sync" | "sample" | "recompute";

/** Opens a row in the sync log, visible at once, and gives its id. */
export async function startRun(
  database: Database,
  tenantId: number,
  run: { kind: RunKind; source: string; at: Date },
): Promise<number> {
  const [row] = await database.withTenant(tenantId, (tx) =>
    tx
      .insert(syncRuns)
      .values({ tenantId, kind: run.kind, source: run.source, status: "running", startedAt: run.at })
      .returning({ id: syncRuns.syncRunId }),
  );
  if (!row) throw new Error("the sync log took no row");
  return row.id;
}

/** Closes a row of the sync log. */
export async function finishRun(
  database: Database,
  tenantId: number,
  runId: number,
  end: {
    status: "succeeded" | "failed" | "skipped";
    counts?: Record<string, number>;
    watermark?: Date | null;
    error?: string;
  },
): Promise<void> {
  await database.withTenant(tenantId, (tx) =>
    tx
      .update(syncRuns)
      .set({ ...end, finishedAt: sql`now()` })
      .where(and(eq(syncRuns.tenantId, tenantId), eq(syncRuns.syncRunId, runId))),
  );
}

/** Closes the runs that a crash left open. Called by the holder of the shop's lease, beside whom nothing runs. */
export async function closeInterruptedRuns(database: Database, tenantId: number): Promise<void> {
  await database.withTenant(tenantId, (tx) =>
    tx
      .update(syncRuns)
      .set({
        status: "failed",
        error: "Interrupted: the process ended before it was done.",
        finishedAt: sql`now()`,
      })
      .where(and(eq(syncRuns.tenantId, tenantId), eq(syncRuns.status, "running"))),
  );
}

/** When the timetable's source was last taken in whole, by any instance. */
export async function readLastSync(database: Database, tenantId: number): Promise<Date | undefined> {
  const [row] = await database.withTenant(tenantId, (tx) =>
    tx
      .select({ startedAt: syncRuns.startedAt })
      .from(syncRuns)
      .where(
        and(eq(syncRuns.tenantId, tenantId), eq(syncRuns.kind, "sync"), eq(syncRuns.status, "succeeded")),
      )
      .orderBy(desc(syncRuns.startedAt))
      .limit(1),
  );
  return row?.startedAt;
}
