import type { ShopBehaviour } from "../analytics/behaviour/describe-behaviour.ts";
import type { SegmentModels } from "../analytics/segments/model.ts";
import type { Computed } from "../compute/compute.ts";
import { TASK_VERSIONS } from "../compute/tasks.ts";
import type { Queryable } from "../store/database.ts";
import type { ShopCadence } from "../store/figures/shop-cadence.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import type { StoredForecast } from "../store/forecasts.ts";
import { type NewModelRun, recordModelRun } from "../store/model-runs.ts";
import { FIGURES_VERSION } from "../store/provenance.ts";
import { segmentsVersion } from "./fit-axes.ts";
import type { CustomerFits } from "./fit-customers.ts";
import type { PhaseTime } from "./phases.ts";
import type { ProductFits } from "./recommend-products.ts";

export interface RunOfFits {
  staged: StagedSales;
  fits: CustomerFits;
  segments: Computed<SegmentModels>;
  products: ProductFits;
  forecasts: readonly StoredForecast[];
  behaviour: ShopBehaviour;
  cadence: ShopCadence;
  horizonDays: number;
  trainedAt: Date;
  durationMs: number;
  peakMemoryBytes: number;
  phases: readonly PhaseTime[];
}

/** Writes down what the figures rest on, and each fit with how it did on what it had not seen. */
export async function recordFits(tx: Queryable, tenantId: number, run: RunOfFits): Promise<void> {
  const { staged, trainedAt } = run;
  const window = { trainedAt, dataFrom: staged.firstOrderAt, dataTo: staged.asOf };
  const parts = [
    ...[figures(run), churn(run), value(run), segments(run), behaviour(run)],
    ...[items(run), ...run.forecasts.map(forecast)],
  ];
  for (const part of parts) {
    await recordModelRun(tx, tenantId, { ...window, ...part });
  }
}

type Part = Omit<NewModelRun, "trainedAt" | "dataFrom" | "dataTo">;

function figures(run: RunOfFits): Part {
  const { firstDay, lastDay, customers, orders, sales, guestOrders, lines } = run.staged;
  const fit = run.fits.churn.result;
  return {
    kind: "figures",
    version: FIGURES_VERSION,
    parameters: {
      horizonDays: run.horizonDays,
      firstDay,
      lastDay,
      churnUnknownBecause: fit.kind === "unknown" ? fit.reason : null,
      phases: run.phases,
    },
    scores: { customers, orders, sales, guestOrders, lines },
    durationMs: run.durationMs,
    peakMemoryBytes: run.peakMemoryBytes,
  };
}

function churn({ fits, horizonDays }: RunOfFits): Part {
  const fit = fits.churn.result;
  return {
    kind: "churn_risk",
    version: `mixture-of-purchase-models-${TASK_VERSIONS.churn}`,
    parameters:
      fit.kind === "fitted"
        ? { horizonDays, ...fit.parameters }
        : { horizonDays, unknownBecause: fit.reason },
    scores: {
      judgedDays: fit.judgedDays,
      judged: fit.judged,
      chosen: fit.kind === "fitted" ? fit.chosen : null,
      fits: fit.kind === "fitted" ? fit.fits : null,
    },
    durationMs: fits.churn.durationMs,
  };
}

function value({ fits }: RunOfFits): Part {
  const { fit, judged, relativeError } = fits.value.result;
  return {
    kind: "expected_value",
    version: `purchases-and-gamma-gamma-${TASK_VERSIONS.value}`,
    parameters: { ...(fit?.parameters ?? { unknownBecause: VALUE_UNKNOWN }) },
    scores: { judged, relativeError: relativeError ?? null, spendFit: fit?.spendFit ?? null },
    durationMs: fits.value.durationMs,
  };
}

const VALUE_UNKNOWN = "The history is too short, or too few customers came back or spent anything, to say.";

/** Scores are with each model: how many customers, which numbers of segments were weighed, and how stable they were. */
function segments(run: RunOfFits): Part {
  return {
    kind: "segments",
    version: segmentsVersion(),
    parameters: { models: run.segments.result },
    scores: Object.fromEntries(
      Object.entries(run.segments.result).map(([axis, model]) => [axis, model.fitted]),
    ),
    durationMs: run.segments.durationMs,
  };
}

/** The model itself is as large as the shop's range: it is applied at once, and only its scores are kept. */
function items({ products }: RunOfFits): Part {
  const { ridgeFactor, holdout, model } = products.items.result;
  return {
    kind: "items",
    version: `ridge-regression-${TASK_VERSIONS.items}`,
    parameters: { ridgeFactor, products: model.products, links: model.links.targets.length },
    scores: { holdout: holdout ?? null, pairs: products.pairs },
    durationMs: products.items.durationMs,
  };
}

function forecast({ metric, granularity, firstStart, forecast: made }: StoredForecast): Part {
  const isMade = made.kind === "forecast";
  return {
    kind: `forecast_${metric}_${granularity}`,
    version: `weighted-combination-${TASK_VERSIONS.forecasts}`,
    parameters: isMade ? { firstStart, weights: made.weights } : { firstStart, refused: made.reason },
    scores: isMade ? { ...made.backtest } : {},
    durationMs: null,
  };
}

function behaviour(run: RunOfFits): Part {
  return {
    kind: "behaviour",
    version: "1",
    parameters: { ...run.behaviour },
    scores: { cadence: run.cadence },
    durationMs: null,
  };
}

/** Writes down that there is nothing to compute figures from. */
export async function recordEmpty(
  tx: Queryable,
  tenantId: number,
  run: { horizonDays: number; trainedAt: Date; durationMs: number },
): Promise<void> {
  const { trainedAt, durationMs, horizonDays } = run;
  await recordModelRun(tx, tenantId, {
    kind: "figures",
    version: FIGURES_VERSION,
    trainedAt,
    dataFrom: null,
    dataTo: null,
    parameters: {
      horizonDays,
      firstDay: null,
      lastDay: null,
      churnUnknownBecause: "There are no orders yet.",
    },
    scores: { customers: 0, orders: 0, sales: 0, guestOrders: 0, lines: 0 },
    durationMs,
  });
}
