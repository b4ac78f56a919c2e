import { type Compute, inline } from "../compute/compute.ts";
import type { Database, Queryable } from "../store/database.ts";
import { publishActivity } from "../store/figures/activity.ts";
import { readArchetypeNames } from "../store/figures/archetypes.ts";
import { stageBehaviour } from "../store/figures/behaviour.ts";
import { publishCohorts } from "../store/figures/cohorts.ts";
import { stageFacts } from "../store/figures/facts.ts";
import { stageFeatures } from "../store/figures/features.ts";
import { clearFigures, publishFigures } from "../store/figures/publish.ts";
import { readShopBehaviour } from "../store/figures/shop-behaviour.ts";
import { readShopCadence } from "../store/figures/shop-cadence.ts";
import { type StagedSales, stageSales } from "../store/figures/stage.ts";
import { publishTransitions } from "../store/figures/transitions.ts";
import { createFitKeeper } from "../store/fit-checkpoints.ts";
import { finishRun, startRun } from "../store/sync-runs.ts";
import { bumpDataVersion, type Tenant } from "../store/tenants.ts";
import { fitAxes } from "./fit-axes.ts";
import { fitCustomers } from "./fit-customers.ts";
import { forecastMetrics } from "./forecast-metrics.ts";
import { watchMemory } from "./memory-watch.ts";
import { createPhases, type PhaseTime, type Progress } from "./phases.ts";
import { publishProducts, recommendProducts } from "./recommend-products.ts";
import { recordEmpty, recordFits } from "./record-fits.ts";
import { scoreCampaigns } from "./score-campaigns.ts";
import { scoreCustomers } from "./score-customers.ts";

export interface RecomputeContext {
  tenant: Tenant;
  now: Date;
  /** Days ahead that "no further purchase" is about. */
  churnHorizonDays: number;
  /** Where long fits run; in the calling thread where left out. */
  compute?: Compute | undefined;
  onProgress?: ((step: Progress) => void) | undefined;
}

export interface RecomputeReport {
  /** Null where there is no order. */
  asOf: Date | null;
  customers: number;
  orders: number;
  lines: number;
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
 * sufficient statistics, and are kept beside the transaction, so that a run that was broken off finds them again;
 * customers are scored from the fitted parameters in batches.
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
    const phases = createPhases(context.onProgress);
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

type Computed = Omit<RecomputeReport, "durationMs" | "peakMemoryBytes" | "phases">;

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

interface Work extends RecomputeContext {
  staged: StagedSales;
  phases: ReturnType<typeof createPhases>;
  memory: ReturnType<typeof watchMemory>;
  startedAt: number;
}

async function computeFigures(
  database: Pick<Database, "beside">,
  tx: Queryable,
  work: Work,
): Promise<Computed> {
  const { staged, phases, now, churnHorizonDays: horizonDays } = work;
  const { tenantId, timeZone } = work.tenant;
  const fitting = {
    compute: work.compute ?? inline,
    keeper: createFitKeeper(database, tx, { tenantId, now }),
    tenantId,
    staged,
    horizonDays,
  };

  await phases.run("facts", () => stageFacts(tx, tenantId, staged));
  await phases.run("behaviour", () => stageBehaviour(tx, tenantId, staged, timeZone));
  await phases.run("features", () => stageFeatures(tx, tenantId, staged));
  const behaviour = await readShopBehaviour(tx, staged);
  const cadence = await readShopCadence(tx, staged);
  const fits = await phases.run("models of customers", () => fitCustomers(tx, fitting));
  const segments = await phases.run("segments", () => fitAxes(tx, fitting));
  const shop = { behaviour, segments: segments.result, fits, discountsKnown: staged.discountsKnown };
  const archetypeNames = await readArchetypeNames(tx, tenantId);
  const { archetypes } = await phases.run("customers", (tell) =>
    scoreCustomers(tx, { shop, archetypeNames, tell: (done) => tell(done, staged.customers) }),
  );
  await phases.run("campaigns", () => scoreCampaigns(tx, fitting));
  const pairs = await phases.run("products", () => publishProducts(tx, fitting));
  const items = await phases.run("recommendations", (tell) =>
    recommendProducts(tx, { ...fitting, tell: (done) => tell(done, staged.customers) }),
  );
  await phases.run("publish", async () => {
    await publishFigures(tx, tenantId, staged, archetypes);
    await publishCohorts(tx, tenantId, staged);
    await publishActivity(tx, tenantId, staged, horizonDays);
    await publishTransitions(tx, tenantId, staged.lastDay);
  });
  const forecasts = await phases.run("forecasts", () =>
    forecastMetrics(tx, { ...fitting, timeZone, madeAt: now }),
  );
  await recordFits(tx, tenantId, {
    ...{
      staged,
      fits,
      products: { pairs, items },
      forecasts,
      segments,
      behaviour,
      cadence,
      horizonDays,
      trainedAt: now,
    },
    durationMs: elapsed(work.startedAt),
    peakMemoryBytes: work.memory.peakBytes(),
    phases: phases.times,
  });
  const fit = fits.churn.result;
  return {
    asOf: staged.asOf,
    customers: staged.customers,
    orders: staged.orders,
    lines: staged.lines,
    archetypes: archetypes.length,
    churnKnown: fit.kind === "fitted",
    churnUnknownBecause: fit.kind === "unknown" ? fit.reason : null,
  };
}

/** Recomputes in a transaction of its own, with a row in the sync log. */
export async function recomputeTenant(
  database: Database,
  context: RecomputeContext,
): Promise<RecomputeReport> {
  const { tenantId } = context.tenant;
  const runId = await startRun(database, tenantId, {
    kind: "recompute",
    source: "orders in the database",
    at: context.now,
  });
  try {
    const report = await database.withTenant(tenantId, async (tx) => {
      const done = await recompute(database, tx, context);
      await bumpDataVersion(tx, tenantId);
      return done;
    });
    const { customers, orders, archetypes } = report;
    await finishRun(database, tenantId, runId, {
      status: "succeeded",
      counts: { customers, orders, archetypes },
    });
    return report;
  } catch (error) {
    await finishRun(database, tenantId, runId, { status: "failed", error: (error as Error).message });
    throw error;
  }
}

const elapsed = (since: number) => Math.round(performance.now() - since);
