import { z } from "zod";
import { forecastSeries } from "../analytics/forecast/forecast.ts";
import { nextPeriod, type PeriodSeries, periodSeries, periodStart } from "../analytics/forecast/periods.ts";
import type { RefusedForecast } from "../analytics/forecast/refusal.ts";
import type { Granularity } from "../analytics/forecast/rhythms.ts";
import type { Queryable } from "../store/database.ts";
import { readFiguresBasis } from "../store/provenance.ts";
import { countCustomersByPeriod, listDays } from "../store/series.ts";
import { provenanceOf } from "./provenance.ts";
import { provenanceSchema } from "./shared.ts";
import { defineTool } from "./tool.ts";

export const forecastMetricNames = [
  "revenue",
  "orders",
  "customer_count",
  "new_customers",
  "average_order_value",
] as const;
export const granularities = ["day", "week", "month"] as const;

const input = z.object({
  metric: z.enum(forecastMetricNames),
  granularity: z.enum(granularities).default("week"),
  horizon: z.number().int().min(1).max(366).describe("Periods ahead, of the granularity"),
});

const point = z.object({
  /** First day of the period, shop time. */
  start: z.iso.date(),
  /** Money in cents of provenance.currency, counts as they are. */
  value: z.number(),
});

const output = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("forecast"),
    metric: z.enum(forecastMetricNames),
    unit: z.enum(["cents", "count"]),
    granularity: z.enum(granularities),
    /** The most recent complete periods, oldest first, at most 52. */
    history: z.array(point),
    forecast: z.array(
      point.extend({ low80: z.number(), high80: z.number(), low95: z.number(), high95: z.number() }),
    ),
    /** Sum over the horizon, with its 80 % interval; null for an average. */
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
    "Revenue, orders, customers and order value ahead, with intervals and the error of a backtest.",
  input,
  output,
  async run({ metric, granularity, horizon }, context) {
    const { tenant, database } = context;
    return database.withTenant(tenant.tenantId, async (tx) => {
      const basis = await readFiguresBasis(tx, tenant.tenantId);
      const series = await readSeries(tx, { ...tenant, asOf: basis.asOf }, metric, granularity);
      const provenance = provenanceOf(basis, context, {
        method: METHOD,
        rows: { periods: series.values.length },
      });
      const forecast = forecastSeries(series.values, horizon, granularity);
      if (forecast.kind === "refused") {
        const reason = refusal(forecast, granularity, series.values.length);
        return {
          kind: "refused" as const,
          metric,
          granularity,
          reason,
          longest: forecast.longest,
          provenance,
        };
      }
      const isAverage = metric === "average_order_value";
      const { backtest } = forecast;
      return {
        kind: "forecast" as const,
        metric,
        unit: isAverage || metric === "revenue" ? ("cents" as const) : ("count" as const),
        granularity,
        history: series.starts
          .map((start, i) => ({ start, value: series.values[i] ?? 0 }))
          .slice(-HISTORY_SHOWN),
        forecast: startsFrom(series.next, granularity, horizon).map((start, i) => ({
          start,
          ...(forecast.points[i] ?? NOTHING),
        })),
        // Distinct customers of two periods overlap, and averages do not add up.
        total: isAverage || metric === "customer_count" ? null : forecast.total,
        yearBefore: isAverage || metric === "customer_count" ? null : (forecast.yearBefore ?? null),
        backtest: {
          wapePercent: backtest.wape === undefined ? null : 100 * backtest.wape,
          origins: backtest.origins,
          horizon: backtest.horizon,
          coverage80: backtest.coverage80 ?? null,
        },
        model: `combination of ${forecast.weights.length} methods, led by ${leader(forecast.weights)}`,
        assumptions: assumptions(series, granularity),
        provenance,
      };
    });
  },
});

const METHOD =
  "First version: simple methods combined, each weighted by its error in a backtest on this shop's own series; intervals are those of the backtest's errors.";
const HISTORY_SHOWN = 52;
const NOTHING = { value: 0, low80: 0, high80: 0, low95: 0, high95: 0 };

type Metric = (typeof forecastMetricNames)[number];

async function readSeries(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string; asOf: Date | null },
  metric: Metric,
  granularity: Granularity,
): Promise<PeriodSeries> {
  const days = completeDays(await listDays(tx, shop.tenantId), shop);
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (!first || !last) return { starts: [], values: [], next: periodStart("1970-01-01", granularity) };
  const extent = { first, last };
  const sumOf = (value: (day: (typeof days)[number]) => number) => {
    const sums = new Map<string, number>();
    for (const day of days) {
      const start = periodStart(day.day, granularity);
      sums.set(start, (sums.get(start) ?? 0) + value(day));
    }
    return periodSeries(sums, extent, granularity);
  };
  switch (metric) {
    case "revenue":
      return sumOf((day) => day.netValueCents);
    case "orders":
      return sumOf((day) => day.orders);
    case "new_customers":
      return sumOf((day) => day.newCustomers);
    case "customer_count":
      return periodSeries(await countCustomersByPeriod(tx, shop, granularity), extent, granularity);
    case "average_order_value":
      return ratio(
        sumOf((day) => day.salesValueCents),
        sumOf((day) => day.orders),
      );
    default:
      return metric satisfies never;
  }
}

/** Without the last day where the data end within it, as they do when orders of today are there. */
function completeDays<Day extends { day: string }>(
  days: readonly Day[],
  { timeZone, asOf }: { timeZone: string; asOf: Date | null },
): readonly Day[] {
  if (!asOf) return [];
  const next = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(asOf.getTime() + 1);
  return days.filter(({ day }) => day < next);
}

/** Periods without orders have no average; the one before stands in, so that the series has no holes. */
function ratio(values: PeriodSeries, counts: PeriodSeries): PeriodSeries {
  let known = 0;
  return {
    ...values,
    values: values.values.map((value, i) => {
      const orders = counts.values[i] ?? 0;
      if (orders > 0) known = value / orders;
      return known;
    }),
  };
}

function startsFrom(first: string, granularity: Granularity, count: number): string[] {
  const starts = [first];
  while (starts.length < count) starts.push(nextPeriod(starts.at(-1) ?? first, granularity));
  return starts;
}

function refusal(forecast: RefusedForecast, granularity: Granularity, periods: number): string {
  const has = `There are ${periods} complete ${granularity}s of history`;
  switch (forecast.reason) {
    case "too_short":
      return `${has}, too few for any forecast.`;
    case "all_zero":
      return `${has}, all of them 0.`;
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

function assumptions(series: PeriodSeries, granularity: Granularity): string[] {
  return [
    `The first period, from ${series.next}, is the first that the data do not cover whole.`,
    "Season and growth go on as in the last year; no campaign, price change or new range is known to the forecast.",
    granularity === "day"
      ? "Days without an order count as 0."
      : `Periods are whole ${granularity}s in the shop's time zone.`,
  ];
}
