import type { Compute } from "../compute/compute.ts";
import { UserError } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { Source, SourcePart } from "../sources/source.ts";
import type { Database, Queryable } from "../store/database.ts";
import { upsertCustomers } from "../store/imports/customers.ts";
import { type Reject, storeRejects } from "../store/imports/rejects.ts";
import { countStaged, prepareStaging, shapeOrders } from "../store/imports/stage.ts";
import { type OrderChanges, removeSample, upsertOrders } from "../store/imports/upsert.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { rememberPart } from "../store/source-states.ts";
import { hasOrders } from "../store/status.ts";
import { finishRun, type RunKind, startRun } from "../store/sync-runs.ts";
import { bumpDataVersion, readSynthetic, setSynthetic, type Tenant } from "../store/tenants.ts";
import { countAnew } from "./count-anew.ts";
import { failureMessage } from "./failure-message.ts";
import { withLease } from "./one-at-a-time.ts";
import { readParts, refuseIfUnusable } from "./read-parts.ts";
import { type RecomputeReport, recompute } from "./recompute.ts";

export interface ImportOptions {
  tenant: Tenant;
  now: Date;
  churnHorizonDays: number;
  /** Where long fits run; in the calling thread where left out. */
  compute?: Compute | undefined;
  kind: Exclude<RunKind, "recompute">;
  /** The parts to read; all of the source's where left out. */
  parts?: readonly SourcePart[];
  onProgress?: ((step: ImportProgress) => void) | undefined;
  /** Is told of every row that was kept aside; the log keeps the first thousand of a run. */
  onReject?: ((reject: Reject) => void) | undefined;
  signal?: AbortSignal | undefined;
  logger?: Pick<Logger, "warn"> | undefined;
}

/** `done` and `total` are bytes while rows are read, steps or customers after that; `rows` counts rows read so far. */
export interface ImportProgress {
  phase: string;
  done: number;
  total: number;
  rows: number;
}

export interface ImportReport {
  rowsRead: number;
  /** Rows taken as an order line, a charge or an order. */
  rowsLoaded: number;
  /** Rows kept aside, and rows that are no order by the mapping, by reason. */
  rejected: Record<string, number>;
  skipped: Record<string, number>;
  /** What is worth knowing of the rows that were taken, by name. */
  notes: Record<string, number>;
  orders: OrderChanges;
  customersAdded: number;
  /** Absent where nothing changed and the figures are of this version, so that there was nothing to compute anew. */
  figures?: RecomputeReport;
  durationMs: number;
}

/**
 * Reads a source whole and takes in what changed: rows are checked and staged, orders and lines upserted,
 * figures computed, all in one transaction, so that nothing is visible half-done. One import of a shop runs at
 * a time, over all instances. Real orders replace a sample shop; a sample never comes upon real orders.
 *
 * @throws UserError where another import is running, or a sample would meet real orders.
 */
export async function importSource(
  database: Database,
  source: Source,
  options: ImportOptions,
): Promise<ImportReport> {
  const { tenantId } = options.tenant;
  return withLease(database, tenantId, async (lost) => {
    const signal = options.signal ? AbortSignal.any([options.signal, lost]) : lost;
    const runId = await startRun(database, tenantId, {
      kind: options.kind,
      source: source.name,
      at: options.now,
    });
    try {
      const parts = options.parts ?? (await source.listParts());
      const report = await database.withTenant(tenantId, (tx) =>
        takeIn({ database, tx, parts, runId }, { ...options, signal }),
      );
      if (report.figures) await countAnew(database, options.logger);
      await finishRun(database, tenantId, runId, { status: "succeeded", counts: countsOf(report) });
      return report;
    } catch (error) {
      await finishRun(database, tenantId, runId, { status: "failed", error: failureMessage(error) });
      throw error;
    }
  });
}

async function takeIn(
  {
    database,
    tx,
    parts,
    runId,
  }: { database: Database; tx: Queryable; parts: readonly SourcePart[]; runId: number },
  options: ImportOptions,
): Promise<ImportReport> {
  const startedAt = performance.now();
  const { tenant, now } = options;
  const { tenantId } = tenant;
  const isSample = options.kind === "sample";
  const wasSample = await readSynthetic(tx, tenantId);
  if (isSample && !wasSample && (await hasOrders(tx, tenantId))) {
    throw new UserError("The sample shop can't be loaded: there are real orders already.");
  }
  await prepareStaging(tx);
  const read = await readParts(tx, parts, options);
  refuseIfUnusable(read);
  const step = (phase: string) => options.onProgress?.({ phase, done: 0, total: 1, rows: read.rowsRead });
  step("orders");
  // A sample is replaced whole, by real orders as by another sample.
  if (wasSample || isSample) await removeSample(tx, tenantId);
  await shapeOrders(tx, parts.length);
  const notes = { ...read.notes, ...(await countStaged(tx)) };
  const { added } = await upsertCustomers(tx, tenant);
  const orders = await upsertOrders(tx, tenantId, runId);
  await storeRejects(tx, { tenantId, syncRunId: runId }, read.rejects);
  for (const { name, fingerprint } of parts) await rememberPart(tx, tenantId, { name, fingerprint, at: now });

  const hasChanged = orders.inserted + orders.updated + added > 0 || wasSample !== isSample;
  const { isOutdated } = await readFiguresBasis(tx, tenantId);
  const isDue = hasChanged || isOutdated;
  const figures = isDue
    ? await recompute(database, tx, {
        ...options,
        onProgress: (progress) => options.onProgress?.({ ...progress, rows: read.rowsRead }),
      })
    : undefined;
  if (isDue) {
    await setSynthetic(tx, tenantId, isSample);
    await bumpDataVersion(tx, tenantId);
  }
  const { rowsRead, rowsLoaded, rejected, skipped } = read;
  return {
    ...{ rowsRead, rowsLoaded, rejected, skipped, notes, orders },
    customersAdded: added,
    ...(figures ? { figures } : {}),
    durationMs: Math.round(performance.now() - startedAt),
  };
}

function countsOf(report: ImportReport): Record<string, number> {
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return {
    rows_read: report.rowsRead,
    rows_loaded: report.rowsLoaded,
    rows_rejected: sum(report.rejected),
    rows_skipped: sum(report.skipped),
    orders_inserted: report.orders.inserted,
    orders_updated: report.orders.updated,
    orders_unchanged: report.orders.unchanged,
    customers_added: report.customersAdded,
  };
}
