import type { Compute } from "../compute/compute.ts";
import type { Logger } from "../log.ts";
import type { Database, Queryable } from "../store/database.ts";
import { clearFigures } from "../store/figures/publish.ts";
import { stageSales } from "../store/figures/stage.ts";
import { finishRun, startRun } from "../store/sync-runs.ts";
import { bumpDataVersion, type Tenant } from "../store/tenants.ts";
import { computeFigures } from "./compute-figures.ts";
import { countAnew } from "./count-anew.ts";
import { failureMessage } from "./failure-message.ts";
import { watchMemory } from "./memory-watch.ts";
import { withLease } from "./one-at-a-time.ts";
import { createPhases, type PhaseTime, type Progress } from "./phases.ts";
import { recordEmpty } from "./record-fits.ts";

export interface RecomputeContext {
  tenant: Tenant;
  now: Date;
  /** Days ahead that "no further purchase" is about. */
  churnHorizonDays: number;
  /** Where long fits run; in the calling thread where left out. */
  compute?: Compute | undefined;
  onProgress?: ((step: Progress) => void) | undefined;
  /** Stops the work, which then leaves nothing behind but the fits that had finished. */
  signal?: AbortSignal | undefined;
  logger?: Pick<Logger, "warn"> | undefined;
}

export interface RecomputeReport {
  /** Null where there is no order. */
  asOf: Date | null;
  customers: number;
  orders: number;
  lines: number;
  /** Of level 1. */
  archetypes: number;
  /** Whether anything can be said of churn, and if not, why, as a sentence for a person. */
  churnKnown: boolean;
  churnUnknownBecause: string | null;
  durationMs: number;
  /** Of the process, threads included, while it ran. */
  peakMemoryBytes: number;
  phases: readonly PhaseTime[];
}

/**
 * Computes every figure of a shop from its orders, within the caller's transaction: whoever reads meanwhile
 * sees the figures before, and afterwards all of the new ones.
 *
 * Facts, features and series are set-based SQL over temporary tables; fits run where `compute` has them run, on
 * sufficient statistics, while SQL goes on, and are kept beside the transaction, so that a run that was broken off
 * finds them again; customers are scored from the fitted parameters in batches.
 */
export async function recompute(
  database: Pick<Database, "beside">,
  tx: Queryable,
  context: RecomputeContext,
): Promise<RecomputeReport> {
  const startedAt = performance.now();
  const memory = watchMemory();
  try {
    const { tenantId, timeZone } = context.tenant;
    const phases = createPhases(context);
    const staged = await phases.run("orders", () => stageSales(tx, { tenantId, timeZone, now: context.now }));
    const computed = staged
      ? await computeFigures(database, tx, { ...context, staged, phases, memory, startedAt })
      : await computeNothing(tx, context, startedAt);
    return {
      ...computed,
      durationMs: elapsed(startedAt),
      peakMemoryBytes: memory.peakBytes(),
      phases: phases.times,
    };
  } finally {
    memory.stop();
  }
}

export type Computed = Omit<RecomputeReport, "durationMs" | "peakMemoryBytes" | "phases">;

async function computeNothing(
  tx: Queryable,
  context: RecomputeContext,
  startedAt: number,
): Promise<Computed> {
  const { tenantId } = context.tenant;
  await clearFigures(tx, tenantId);
  await recordEmpty(tx, tenantId, {
    horizonDays: context.churnHorizonDays,
    trainedAt: context.now,
    durationMs: elapsed(startedAt),
  });
  return {
    asOf: null,
    customers: 0,
    orders: 0,
    lines: 0,
    archetypes: 0,
    churnKnown: false,
    churnUnknownBecause: "There are no orders yet.",
  };
}

/**
 * Recomputes in a transaction of its own, with a row in the sync log, while nobody else is at work on the shop.
 *
 * @throws BusyError where somebody is.
 */
export async function recomputeTenant(
  database: Database,
  context: RecomputeContext,
): Promise<RecomputeReport> {
  return withLease(database, context.tenant.tenantId, (lost) => recomputeAlone(database, context, lost));
}

/** Recomputes for a holder of the shop's lease, until that is lost. */
export async function recomputeAlone(
  database: Database,
  context: RecomputeContext,
  lost: AbortSignal,
): Promise<RecomputeReport> {
  const signal = context.signal ? AbortSignal.any([context.signal, lost]) : lost;
  const { tenantId } = context.tenant;
  const runId = await startRun(database, tenantId, {
    kind: "recompute",
    source: "orders in the database",
    at: context.now,
  });
  try {
    const report = await database.withTenant(tenantId, async (tx) => {
      const done = await recompute(database, tx, { ...context, signal });
      await bumpDataVersion(tx, tenantId);
      return done;
    });
    await countAnew(database, context.logger);
    const { customers, orders, archetypes } = report;
    await finishRun(database, tenantId, runId, {
      status: "succeeded",
      counts: { customers, orders, archetypes },
    });
    return report;
  } catch (error) {
    await finishRun(database, tenantId, runId, { status: "failed", error: failureMessage(error) });
    throw error;
  }
}

const elapsed = (since: number) => Math.round(performance.now() - since);
