import type { Granularity } from "../analytics/forecast/forecast.ts";
import type { Queryable } from "../store/database.ts";
import type { StagedSales } from "../store/figures/stage.ts";
import { publishForecasts, type StoredForecast } from "../store/forecasts.ts";
import { forecastTask, readMetricSeries, type SeriesMetric } from "../store/metric-series.ts";
import { type Fitting, fitOnce } from "./fit-once.ts";

/** What is forecast ahead of any question: what Home, alerts and most questions ask. */
const STANDING: readonly { metric: SeriesMetric; granularity: Granularity; horizon: number }[] = [
  { metric: "revenue", granularity: "day", horizon: 28 },
  { metric: "orders", granularity: "day", horizon: 28 },
  { metric: "revenue", granularity: "week", horizon: 12 },
  { metric: "orders", granularity: "week", horizon: 12 },
  { metric: "customer_count", granularity: "week", horizon: 12 },
  { metric: "new_customers", granularity: "week", horizon: 12 },
  { metric: "average_order_value", granularity: "week", horizon: 12 },
  { metric: "average_ltv", granularity: "week", horizon: 12 },
  { metric: "churn_rate", granularity: "week", horizon: 12 },
  { metric: "revenue", granularity: "month", horizon: 3 },
  { metric: "orders", granularity: "month", horizon: 3 },
];

/** Forecasts the standing metrics from the published series. Those that history can't carry are stored as refused. */
export async function forecastMetrics(
  tx: Queryable,
  work: Fitting & {
    tenantId: number;
    timeZone: string;
    staged: StagedSales;
    horizonDays: number;
    madeAt: Date;
  },
): Promise<StoredForecast[]> {
  const { tenantId, timeZone, staged, horizonDays } = work;
  const shop = { tenantId, timeZone, asOf: staged.asOf, horizonDays };
  const asked = [];
  for (const { metric, granularity, horizon } of STANDING) {
    const series = await readMetricSeries(tx, shop, metric, granularity);
    const task = await forecastTask(tx, shop, { metric, granularity, horizon, series });
    asked.push({ metric, granularity, firstStart: series.next, task });
  }
  const { result } = await fitOnce(
    work,
    "forecasts",
    asked.map(({ task }) => task),
  );
  const made = asked.flatMap(({ task: _, ...key }, i) => {
    const forecast = result[i];
    return forecast ? [{ ...key, forecast }] : [];
  });
  await publishForecasts(tx, { tenantId, madeAt: work.madeAt }, made);
  return made;
}
