import { inline } from "../compute/compute.ts";
import type { Database, Queryable } from "../store/database.ts";
import { publishActivity, publishCustomerPeriods } from "../store/figures/activity.ts";
import { readArchetypeNames } from "../store/figures/archetypes.ts";
import { stageBehaviour } from "../store/figures/behaviour.ts";
import { publishCategoryFigures } from "../store/figures/category-figures.ts";
import { publishCategoryPairs } from "../store/figures/category-pairs.ts";
import { publishCohorts } from "../store/figures/cohorts.ts";
import { stageFacts } from "../store/figures/facts.ts";
import { stageFeatures } from "../store/figures/features.ts";
import { publishFigures } from "../store/figures/publish.ts";
import { readShopBehaviour } from "../store/figures/shop-behaviour.ts";
import { readShopCadence } from "../store/figures/shop-cadence.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import { publishTransitions } from "../store/figures/transitions.ts";
import { createFitKeeper } from "../store/fit-checkpoints.ts";
import { fitAxes } from "./fit-axes.ts";
import { fitCustomers } from "./fit-customers.ts";
import { forecastMetrics } from "./forecast-metrics.ts";
import type { watchMemory } from "./memory-watch.ts";
import type { createPhases } from "./phases.ts";
import { publishCategories } from "./publish-categories.ts";
import { fitItems, publishBundles, recommendProducts, stageProductSales } from "./recommend-products.ts";
import type { Computed, RecomputeContext } from "./recompute.ts";
import { recordFits } from "./record-fits.ts";
import { scoreCampaigns } from "./score-campaigns.ts";
import { scoreCustomers } from "./score-customers.ts";
import { type SideWork, withSideWork } from "./side-work.ts";

interface Work extends RecomputeContext {
  staged: StagedSales;
  phases: ReturnType<typeof createPhases>;
  memory: ReturnType<typeof watchMemory>;
  startedAt: number;
}

/** Everything that is computed of a shop with orders. Fits run beside the SQL that does not need them. */
export async function computeFigures(
  database: Pick<Database, "beside">,
  tx: Queryable,
  work: Work,
): Promise<Computed> {
  return withSideWork((side) => compute(database, tx, work, side));
}

async function compute(
  database: Pick<Database, "beside">,
  tx: Queryable,
  work: Work,
  side: SideWork,
): Promise<Computed> {
  const { staged, phases, now, churnHorizonDays: horizonDays } = work;
  const { tenantId, timeZone } = work.tenant;
  const fitting = {
    compute: work.compute ?? inline,
    signal: work.signal,
    keeper: createFitKeeper(database, tx, { tenantId, now }),
    ...{ tenantId, timeZone, staged, horizonDays, madeAt: now },
  };

  await phases.run("facts", () => stageFacts(tx, tenantId, staged));
  const fitsBegun = side.begin(() => fitCustomers(tx, fitting));
  await phases.run("behaviour", () => stageBehaviour(tx, tenantId, staged, timeZone));
  await phases.run("features", () => stageFeatures(tx, tenantId, staged, timeZone));
  const segmentsBegun = side.begin(() => fitAxes(tx, fitting));
  const behaviour = await readShopBehaviour(tx, staged);
  const cadence = await readShopCadence(tx, staged);
  await phases.run("products", () => stageProductSales(tx, fitting));
  await phases.run("categories", () => publishCategories(tx, tenantId));
  const fits = await phases.run("models of customers", () => fitsBegun);
  const segments = await phases.run("segments", () => segmentsBegun);
  const pairs = await phases.run("bundles", () => publishBundles(tx, fitting));
  const itemsBegun = side.begin(() => fitItems(tx, fitting));

  const shop = { behaviour, segments: segments.result, fits, discountsKnown: staged.discountsKnown };
  const archetypeNames = await readArchetypeNames(tx, tenantId);
  const { archetypes } = await phases.run("customers", (tell) =>
    scoreCustomers(tx, { shop, archetypeNames, tell: (done) => tell(done, staged.customers) }),
  );
  await phases.run("campaigns", () => scoreCampaigns(tx, fitting));
  const items = await phases.run("item model", () => itemsBegun);
  await phases.run("recommendations", (tell) =>
    recommendProducts(tx, { ...fitting, items, tell: (done) => tell(done, staged.customers) }),
  );
  await phases.run("publish", async () => {
    await publishFigures(tx, tenantId, staged, archetypes);
    await publishCohorts(tx, tenantId, staged);
    await publishActivity(tx, tenantId, staged, horizonDays);
    await publishCustomerPeriods(tx, tenantId);
    await publishTransitions(tx, tenantId, staged.lastDay);
    await publishCategoryFigures(tx, tenantId);
    await publishCategoryPairs(tx, tenantId);
  });
  const forecasts = await phases.run("forecasts", () => forecastMetrics(tx, fitting));
  await recordFits(tx, tenantId, {
    ...{ staged, fits, segments, behaviour, cadence, forecasts, horizonDays, trainedAt: now },
    products: { pairs, items },
    durationMs: Math.round(performance.now() - work.startedAt),
    peakMemoryBytes: work.memory.peakBytes(),
    phases: phases.times,
  });
  const fit = fits.churn.result;
  return {
    asOf: staged.asOf,
    customers: staged.customers,
    orders: staged.orders,
    lines: staged.lines,
    archetypes: archetypes.filter(({ level }) => level === 1).length,
    churnKnown: fit.kind === "fitted",
    churnUnknownBecause: fit.kind === "unknown" ? fit.reason : null,
  };
}
