import { z } from "zod";
import type { Granularity, SeriesForecast } from "../analytics/forecast/forecast.ts";
import { nextPeriod, type PeriodSeries } from "../analytics/forecast/periods.ts";
import type { RefusedForecast } from "../analytics/forecast/refusal.ts";
import { inline } from "../compute/compute.ts";
import { findForecast } from "../store/forecasts.ts";
import {
  forecastTask,
  readMetricSeries,
  SERIES_UNITS,
  type SeriesMetric,
  seriesMetrics,
} from "../store/metric-series.ts";
import { type FiguresBasis, readFiguresBasis } from "../store/provenance.ts";
import { provenanceOf } from "./provenance.ts";
import { provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

export const forecastMetricNames = seriesMetrics;
export const granularities = ["day", "week", "month"] as const;

const input = z.object({
  metric: z
    .enum(forecastMetricNames)
    .describe(
      "churn_rate: share of the active customers who lapse in a period, for want of a purchase in the churn horizon",
    ),
  granularity: z.enum(granularities).default("week"),
  horizon: z.number().int().min(1).max(366).describe("Periods ahead, of the granularity"),
});

const point = z.object({
  /** First day of the period, shop time. */
  start: z.iso.date(),
  /** Money in cents of provenance.currency, counts as they are, shares from 0 to 1. */
  value: z.number(),
});

const output = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("forecast"),
    metric: z.enum(forecastMetricNames),
    unit: z.enum(["cents", "count", "share"]),
    granularity: z.enum(granularities),
    /** The most recent complete periods, oldest first, at most 52. */
    history: z.array(point),
    forecast: z.array(
      point.extend({ low80: z.number(), high80: z.number(), low95: z.number(), high95: z.number() }),
    ),
    /** Sum over the horizon, with its 80 % interval; null for what does not add up. */
    total: z.object({ value: z.number(), low80: z.number(), high80: z.number() }).nullable(),
    /** The same periods one year earlier; null where history does not reach. */
    yearBefore: z.number().nullable(),
    backtest: z.object({
      /** Weighted absolute percentage error in percent over the backtest; null when the actuals sum to 0. */
      wapePercent: z.number().nullable(),
      origins: z.number().int(),
      horizon: z.number().int(),
      /** Share of the actuals inside the 80 % interval. */
      coverage80: z.number().nullable(),
    }),
    model: z.string(),
    assumptions: z.array(z.string()),
    provenance: provenanceSchema,
  }),
  /** The history can't carry the question; `reason` says why, `longest` what it can carry (0 = nothing yet). */
  z.object({
    kind: z.literal("refused"),
    metric: z.enum(forecastMetricNames),
    granularity: z.enum(granularities),
    reason: z.string(),
    longest: z.number().int(),
    provenance: provenanceSchema,
  }),
]);

export type MetricForecast = z.infer<typeof output>;

export const forecastMetrics = defineTool({
  name: "forecast_metrics",
  title: "Forecast a metric",
  description:
    "Revenue, orders, customers, order value and churn rate ahead, with intervals and the error of a backtest.",
  input,
  output,
  async run({ metric, granularity, horizon }, context) {
    const { tenant, database, compute = inline, signal, onProgress } = context;
    onProgress?.({ done: 0, total: 2, message: "Reading the history" });
    const { basis, series, ahead } = await database.withTenant(tenant.tenantId, async (tx) => {
      const figures = await readFiguresBasis(tx, tenant.tenantId);
      const shop = { ...tenant, ...figures };
      const read = await readMetricSeries(tx, shop, metric, granularity);
      const asked = { metric, granularity, horizon, firstStart: read.next };
      const stored = await findForecast(tx, tenant.tenantId, asked);
      const ahead = stored
        ? { kind: "made" as const, forecast: stored }
        : { kind: "to_make" as const, task: await forecastTask(tx, shop, { ...asked, series: read }) };
      return { basis: figures, series: read, ahead };
    });
    onProgress?.({ done: 1, total: 2, message: "Testing the methods on past periods" });
    const forecast =
      ahead.kind === "made" ? ahead.forecast : (await compute.run("forecast", ahead.task, signal)).result;
    onProgress?.({ done: 2, total: 2, message: "Done" });
    const provenance = provenanceOf(basis, context, {
      method: METHOD,
      rows: { periods: series.values.length },
    });
    if (forecast.kind === "refused") {
      const { longest } = forecast;
      const reason = refusal(forecast, granularity, series.values.length);
      return { kind: "refused" as const, metric, granularity, reason, longest, provenance };
    }
    const { backtest } = forecast;
    const doesAddUp = ADDS_UP.has(metric);
    return {
      kind: "forecast" as const,
      metric,
      unit: SERIES_UNITS[metric],
      granularity,
      history: series.starts
        .map((start, i) => ({ start, value: series.values[i] ?? 0 }))
        .slice(-HISTORY_SHOWN),
      forecast: pointsFrom(series.next, granularity, forecast),
      total: doesAddUp ? forecast.total : null,
      yearBefore: doesAddUp ? (forecast.yearBefore ?? null) : null,
      backtest: {
        wapePercent: backtest.wape === undefined ? null : 100 * backtest.wape,
        origins: backtest.origins,
        horizon: backtest.horizon,
        coverage80: backtest.coverage80 ?? null,
      },
      model: `combination of ${forecast.weights.length} methods, led by ${leader(forecast.weights)}`,
      assumptions: [...definition(metric, basis), ...assumptions(series, granularity)],
      provenance,
    };
  },
});

const METHOD =
  "A combination of methods, each weighted by its error in a backtest on this shop's own series and by how such methods do in general; intervals are calibrated on the backtest's errors.";
const HISTORY_SHOWN = 52;

/** Distinct customers of two periods overlap, and averages and shares do not add up. */
const ADDS_UP: ReadonlySet<string> = new Set(["revenue", "orders", "new_customers"]);

function pointsFrom(first: string, granularity: Granularity, { points }: SeriesForecast) {
  let start = first;
  return points.map((expected, i) => {
    if (i > 0) start = nextPeriod(start, granularity);
    return { start, ...expected };
  });
}

function refusal(forecast: RefusedForecast, granularity: Granularity, periods: number): string {
  const has = `There are ${periods} complete ${granularity}s of history`;
  switch (forecast.reason) {
    case "too_short":
      return `${has}, too few for any forecast.`;
    case "all_zero":
      return `${has}, and none of them is above 0.`;
    case "too_far":
      return `${has}, which carry at most ${forecast.longest} ${granularity}s ahead.`;
    default:
      return forecast.reason satisfies never;
  }
}

function leader(weights: readonly { name: string; weight: number }[]): string {
  const best = [...weights].sort((one, other) => other.weight - one.weight)[0];
  return best ? `${best.name} (${Math.round(100 * best.weight)} %)` : "none";
}

function definition(metric: SeriesMetric, { horizonDays }: FiguresBasis): string[] {
  return metric === "churn_rate"
    ? [
        `Churn rate: of the customers with a purchase in the ${horizonDays} days before a period, the share for whom so many days without one are over in it.`,
      ]
    : [];
}

function assumptions(series: PeriodSeries, granularity: Granularity): string[] {
  return [
    `The first period, from ${series.next}, is the first that the data do not cover whole.`,
    "Season and growth go on as in the last year; no campaign, price change or new range is known to the forecast.",
    granularity === "day"
      ? "Days without an order count as 0."
      : `Periods are whole ${granularity}s in the shop's time zone.`,
  ];
}
