import { fitPurchases } from "../analytics/churn/fit-purchases.ts";
import type { Archetype } from "../analytics/segments/archetype.ts";
import type { Database, Queryable } from "../store/database.ts";
import { readCells } from "../store/figures/cells.ts";
import { readFacts, readNorms, stageFacts } from "../store/figures/facts.ts";
import { clearFigures, prepareScores, publishFigures, stageScores } from "../store/figures/publish.ts";
import { type StagedSales, stageSales } from "../store/figures/stage.ts";
import { recordModelRun } from "../store/model-runs.ts";
import { finishRun, startRun } from "../store/sync-runs.ts";
import { bumpDataVersion, type Tenant } from "../store/tenants.ts";
import { fitChurn } from "./fit-churn.ts";
import { scoreCustomer } from "./score-customer.ts";

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
  /** Whether history was long enough to say anything of churn. */
  churnKnown: boolean;
  durationMs: number;
}

const BATCH = 5_000;
const YEAR_DAYS = 365;

/**
 * Computes every figure of a shop from its orders, within the caller's transaction: whoever reads meanwhile
 * sees the figures before, and afterwards all of the new ones. Customers are scored in batches, so memory does
 * not grow with their number.
 */
export async function recompute(tx: Queryable, context: RecomputeContext): Promise<RecomputeReport> {
  const startedAt = performance.now();
  const { tenant, now, churnHorizonDays, onProgress } = context;
  const { tenantId, timeZone } = tenant;
  onProgress?.({ phase: "facts", done: 0, total: 1 });
  const staged = await stageSales(tx, { tenantId, timeZone, now });
  if (!staged) {
    await clearFigures(tx, tenantId);
    return {
      asOf: null,
      customers: 0,
      orders: 0,
      archetypes: 0,
      churnKnown: false,
      durationMs: elapsed(startedAt),
    };
  }
  await stageFacts(tx, tenantId, staged);
  const norms = await readNorms(tx);
  const churn = await fitChurn(tx, staged, churnHorizonDays);
  const purchases = fitPurchases(await readCells(tx, yearAhead(staged)));

  await prepareScores(tx);
  const archetypes = new Map<string, Archetype>();
  const shop = { ...norms, discountsKnown: staged.discountsKnown, churn: churn?.table, purchases };
  let done = 0;
  for (let after = 0; ; ) {
    const batch = await readFacts(tx, after, BATCH);
    const last = batch.at(-1);
    if (!last) break;
    const scored = batch.map((facts) => scoreCustomer(facts, shop));
    for (const { archetype } of scored) if (archetype) archetypes.set(archetype.archetypeId, archetype);
    await stageScores(
      tx,
      scored.map(({ score }) => score),
    );
    after = last.customer;
    done += batch.length;
    onProgress?.({ phase: "customers", done, total: staged.customers });
  }
  onProgress?.({ phase: "publish", done: 0, total: 1 });
  await publishFigures(tx, tenantId, staged, [...archetypes.values()]);
  const durationMs = elapsed(startedAt);
  if (churn) {
    await recordModelRun(tx, tenantId, {
      kind: "churn_risk",
      version: "comparable-customers-1",
      trainedAt: now,
      dataFrom: staged.firstOrderAt,
      dataTo: staged.asOf,
      parameters: { horizonDays: churnHorizonDays, risks: churn.table },
      scores: { ...churn.scores },
      durationMs,
    });
  }
  return {
    asOf: staged.asOf,
    customers: staged.customers,
    orders: staged.orders,
    archetypes: archetypes.size,
    churnKnown: churn !== undefined,
    durationMs,
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

/** A year ahead from a year ago; from as far back as there is where the history is shorter. */
function yearAhead(staged: StagedSales) {
  return { lastDay: staged.lastDay, daysBefore: YEAR_DAYS, horizonDays: YEAR_DAYS };
}

const elapsed = (since: number) => Math.round(performance.now() - since);
