import { z } from "zod";
import type { Granularity, SeriesForecast } from "../analytics/forecast/forecast.ts";
import { addDays, nextPeriod, type PeriodSeries, periodStart } from "../analytics/forecast/periods.ts";
import type { RefusedForecast } from "../analytics/forecast/refusal.ts";
import { runningPeriod, withSoFar } from "../analytics/forecast/running-period.ts";
import { inline } from "../compute/compute.ts";
import { UserError } from "../errors.ts";
import { findForecast } from "../store/forecasts.ts";
import {
  forecastTask,
  readMetricSeries,
  SERIES_UNITS,
  type SeriesMetric,
  seriesMetrics,
} from "../store/metric-series.ts";
import { type FiguresBasis, readFiguresBasis } from "../store/provenance.ts";
import { dayInput } from "./inputs.ts";
import { provenanceOf } from "./provenance.ts";
import { provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

export const forecastMetricNames = seriesMetrics;
export const granularities = ["day", "week", "month"] as const;

const input = z.strictObject({
  metric: z
    .enum(forecastMetricNames)
    .describe(
      "revenue, orders, customer_count (customers who buy in a period), new_customers, average_order_value, " +
        "average_ltv (net value so far per customer won so far), " +
        "churn_rate (share of the active customers who lapse in a period, for want of a purchase in the churn horizon)",
    ),
  granularity: z.enum(granularities).default("week").describe("Length of a period"),
  horizon: z
    .number()
    .int()
    .min(1)
    .max(366)
    .default(12)
    .describe("How many periods ahead, the running one among them"),
  from: dayInput
    .optional()
    .describe(
      "First day of the time that is asked for, where it does not begin now: the total is of the periods from there to the horizon",
    ),
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
    /** What the first period, which has begun, has brought so far, and up to which day: it is in the forecast. */
    soFar: z.object({ value: z.number(), through: z.iso.date() }).optional(),
    /** First day of the first and last day of the last period that the total, or the answer, is about. */
    window: z.object({ from: z.iso.date(), to: z.iso.date() }),
    /** Sum over the window, with its 80 % interval; null for what does not add up. */
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
    "Revenue, orders, customers, average order value, average lifetime value and churn rate ahead, by day, week or month, with intervals and the error of a backtest.",
  input,
  output,
  answers: "prediction",
  async run({ metric, granularity, horizon, from }, context) {
    const { tenant, database, compute = inline, signal, onProgress } = context;
    onProgress?.({ done: 0, total: 2, message: "Reading the history" });
    const { basis, series, running, ahead, sumFrom } = await database.withTenant(
      tenant.tenantId,
      async (tx) => {
        const figures = await readFiguresBasis(tx, tenant.tenantId);
        const shop = { ...tenant, ...figures };
        const read = await readMetricSeries(tx, shop, metric, granularity);
        const sumFrom = from === undefined ? 0 : periodsBefore(from, { ...read, granularity, horizon });
        const asked = { metric, granularity, horizon, firstStart: read.next, sumFrom };
        const stored = sumFrom === 0 ? await findForecast(tx, tenant.tenantId, asked) : undefined;
        const ahead = stored
          ? { kind: "made" as const, forecast: stored }
          : { kind: "to_make" as const, task: await forecastTask(tx, shop, { ...asked, series: read }) };
        const begun = { next: read.next, granularity };
        const running =
          ADDS_UP.has(metric) && granularity !== "day"
            ? runningPeriod(await readMetricSeries(tx, shop, metric, "day"), begun)
            : undefined;
        return { basis: figures, series: read, running, ahead, sumFrom };
      },
    );
    onProgress?.({ done: 1, total: 2, message: "Testing the methods on past periods" });
    const whole =
      ahead.kind === "made" ? ahead.forecast : (await compute.run("forecast", ahead.task, signal)).result;
    const forecast = whole.kind === "forecast" && running ? withSoFar(whole, running, sumFrom) : whole;
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
    const points = pointsFrom(series.next, granularity, forecast);
    return {
      kind: "forecast" as const,
      metric,
      unit: SERIES_UNITS[metric],
      granularity,
      history: series.starts
        .map((start, i) => ({ start, value: series.values[i] ?? 0 }))
        .slice(-HISTORY_SHOWN),
      forecast: points,
      ...(running && { soFar: { value: running.soFar, through: running.through } }),
      window: {
        from: points[sumFrom]?.start ?? series.next,
        to: addDays(nextPeriod(points.at(-1)?.start ?? series.next, granularity), -1),
      },
      total: doesAddUp ? forecast.total : null,
      yearBefore: doesAddUp ? (forecast.yearBefore ?? null) : null,
      backtest: {
        wapePercent: backtest.wape === undefined ? null : 100 * backtest.wape,
        origins: backtest.origins,
        horizon: backtest.horizon,
        coverage80: backtest.coverage80 ?? null,
      },
      model: `combination of ${forecast.weights.length} methods, led by ${leader(forecast.weights)}`,
      assumptions: [
        ...definition(metric, basis),
        ...assumptions(series, { granularity, isBegun: running !== undefined }),
      ],
      provenance,
    };
  },
});

const METHOD =
  "A combination of methods, each weighted by its error in a backtest on this shop's own series and by how such methods do in general; intervals are calibrated on the backtest's errors.";
const HISTORY_SHOWN = 52;

/** Distinct customers of two periods overlap, and averages and shares do not add up. */
const ADDS_UP: ReadonlySet<string> = new Set(["revenue", "orders", "new_customers"]);

/**
 * Periods ahead that lie wholly before a day.
 *
 * @throws UserError where the day lies beyond the horizon.
 */
function periodsBefore(
  day: string,
  { next, granularity, horizon }: { next: string; granularity: Granularity; horizon: number },
): number {
  const wanted = periodStart(day, granularity);
  let before = 0;
  for (let start = next; start < wanted; start = nextPeriod(start, granularity)) {
    before += 1;
    if (before >= horizon) {
      throw new UserError(
        `The forecast of ${horizon} ${granularity}s from ${next} ends before ${day}. Raise horizon, or leave from out.`,
      );
    }
  }
  return before;
}

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
  switch (metric) {
    case "churn_rate":
      return [
        `Churn rate: of the customers with a purchase in the ${horizonDays} days before a period, the share for whom so many days without one are over in it.`,
      ];
    case "average_ltv":
      return [
        "Average lifetime value: what all customers won so far have brought in by the end of a period, net of refunds, divided by their number; orders without a customer are left out.",
      ];
    case "customer_count":
      return ["Active customers: those with at least one purchase in the period."];
    default:
      return [];
  }
}

function assumptions(
  series: PeriodSeries,
  { granularity, isBegun }: { granularity: Granularity; isBegun: boolean },
): string[] {
  return [
    isBegun
      ? `The first period, from ${series.next}, has begun: it is what was sold in it so far and the forecast of its other days.`
      : `The first period, from ${series.next}, is the first that the data do not cover whole; it is forecast as a whole, whatever was sold in it so far.`,
    "Season and growth go on as in the last year; no campaign, price change or new range is known to the forecast.",
    granularity === "day"
      ? "Days without an order count as 0."
      : `Periods are whole ${granularity}s in the shop's time zone.`,
  ];
}
