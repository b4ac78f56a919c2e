import { z } from "zod";
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
  async run(_input, _context) {
    throw new Error("forecast_metrics has no body yet");
  },
});
