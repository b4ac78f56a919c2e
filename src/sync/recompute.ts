import type { Database, Queryable } from "../store/database.ts";
import { readFacts, readNorms, stageFacts } from "../store/figures/facts.ts";
import {
  clearFigures,
  moveArchetypes,
  prepareScores,
  publishFigures,
  stageScores,
} from "../store/figures/publish.ts";
import { type StagedSales, stageSales } from "../store/figures/stage.ts";
import { finishRun, startRun } from "../store/sync-runs.ts";
import { bumpDataVersion, type Tenant } from "../store/tenants.ts";
import { fitChurn } from "./fit-churn.ts";
import { fitValue } from "./fit-value.ts";
import { createGrouping } from "./group-customers.ts";
import { recordEmpty, recordFits } from "./record-fits.ts";
import { type ScoringShop, scoreCustomer } from "./score-customer.ts";

export interface RecomputeContext {
  tenant: Tenant;
  now: Date;
  /** Days ahead that "no further purchase" is about. */
  churnHorizonDays: number;
  onProgress?: ((step: { phase: string; done: number; total: number }) => void) | undefined;
}

export interface RecomputeReport {
  /** Null where there is no order. */
  asOf: Date | null;
  customers: number;
  orders: number;
  archetypes: number;
  /** Whether anything can be said of churn, and if not, why, as a sentence for a person. */
  churnKnown: boolean;
  churnUnknownBecause: string | null;
  durationMs: number;
}

const BATCH = 5_000;

/**
 * Computes every figure of a shop from its orders, within the caller's transaction: whoever reads meanwhile
 * sees the figures before, and afterwards all of the new ones. Customers are scored in batches, so memory does
 * not grow with their number.
 */
export async function recompute(tx: Queryable, context: RecomputeContext): Promise<RecomputeReport> {
  const startedAt = performance.now();
  const { tenant, now, churnHorizonDays: horizonDays, onProgress } = context;
  const { tenantId, timeZone } = tenant;
  onProgress?.({ phase: "facts", done: 0, total: 1 });
  const staged = await stageSales(tx, { tenantId, timeZone, now });
  if (!staged) {
    await clearFigures(tx, tenantId);
    const durationMs = elapsed(startedAt);
    await recordEmpty(tx, tenantId, { horizonDays, trainedAt: now, durationMs });
    return { ...NOTHING_COMPUTED, durationMs };
  }
  await stageFacts(tx, tenantId, staged);
  const norms = await readNorms(tx);
  const churn = await fitChurn(tx, staged, horizonDays);
  const value = await fitValue(tx, staged, horizonDays);
  const shop = { ...norms, discountsKnown: staged.discountsKnown, churn, value, horizonDays };
  const { archetypes, moves } = await scoreCustomers(tx, { shop, staged, onProgress });

  onProgress?.({ phase: "publish", done: 0, total: 1 });
  await moveArchetypes(tx, moves);
  await publishFigures(tx, tenantId, staged, archetypes);
  const durationMs = elapsed(startedAt);
  await recordFits(tx, tenantId, { staged, churn, value, horizonDays, trainedAt: now, durationMs });
  return {
    asOf: staged.asOf,
    customers: staged.customers,
    orders: staged.orders,
    archetypes: archetypes.length,
    churnKnown: churn.kind === "fitted",
    churnUnknownBecause: churn.kind === "unknown" ? churn.reason : null,
    durationMs,
  };
}

const NOTHING_COMPUTED = {
  asOf: null,
  customers: 0,
  orders: 0,
  archetypes: 0,
  churnKnown: false,
  churnUnknownBecause: "There are no orders yet.",
} as const;

/** Scores every customer, a batch at a time, and settles the archetypes they make up. */
async function scoreCustomers(
  tx: Queryable,
  work: { shop: ScoringShop; staged: StagedSales; onProgress: RecomputeContext["onProgress"] },
) {
  await prepareScores(tx);
  const grouping = createGrouping();
  let done = 0;
  for (let after = 0; ; ) {
    const batch = await readFacts(tx, after, BATCH);
    const last = batch.at(-1);
    if (!last) return grouping.settle();
    const scored = batch.map((facts) => scoreCustomer(facts, work.shop));
    for (const { score, segments } of scored) grouping.add(score.archetypeId, segments);
    await stageScores(
      tx,
      scored.map(({ score }) => score),
    );
    after = last.customer;
    done += batch.length;
    work.onProgress?.({ phase: "customers", done, total: work.staged.customers });
  }
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
      const done = await recompute(tx, context);
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
