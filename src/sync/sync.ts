import type { Compute } from "../compute/compute.ts";
import type { Logger } from "../log.ts";
import type { Source, SourcePart } from "../sources/source.ts";
import type { Database } from "../store/database.ts";
import { readFingerprints } from "../store/source-states.ts";
import { finishRun, startRun } from "../store/sync-runs.ts";
import type { Tenant } from "../store/tenants.ts";
import { type ImportProgress, type ImportReport, importSource } from "./import.ts";

export interface SyncOptions {
  tenant: Tenant;
  now: Date;
  churnHorizonDays: number;
  compute?: Compute | undefined;
  /** Reads every part, also those that have not changed since they were read. */
  full?: boolean | undefined;
  onProgress?: ((step: ImportProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
  logger?: Logger | undefined;
}

export type SyncReport =
  | { kind: "unchanged"; parts: number }
  | { kind: "synced"; parts: number; report: ImportReport };

/** Takes in the parts of the configured source that changed since they were last read. */
export async function runSync(database: Database, source: Source, options: SyncOptions): Promise<SyncReport> {
  const { tenantId } = options.tenant;
  const parts = await source.listParts();
  const changed = options.full ? parts : await changedParts(database, tenantId, parts);
  if (changed.length === 0) {
    const runId = await startRun(database, tenantId, { kind: "sync", source: source.name, at: options.now });
    await finishRun(database, tenantId, runId, {
      status: "succeeded",
      counts: { parts_unchanged: parts.length },
    });
    return { kind: "unchanged", parts: parts.length };
  }
  const report = await importSource(database, source, { ...options, kind: "sync", parts: changed });
  options.logger?.info(
    { parts: changed.length, rows: report.rowsRead, orders: report.orders, durationMs: report.durationMs },
    "source synced",
  );
  return { kind: "synced", parts: changed.length, report };
}

async function changedParts(
  database: Database,
  tenantId: number,
  parts: readonly SourcePart[],
): Promise<readonly SourcePart[]> {
  const known = await database.withTenant(tenantId, (tx) => readFingerprints(tx, tenantId));
  return parts.filter((part) => known.get(part.name) !== part.fingerprint);
}
