import { and, eq } from "drizzle-orm";
import type { Granularity, SeriesForecast } from "../analytics/forecast/forecast.ts";
import type { RefusedForecast } from "../analytics/forecast/refusal.ts";
import type { Queryable } from "./database.ts";
import type { SeriesMetric } from "./metric-series.ts";
import { forecasts } from "./schema/models.ts";

export interface StoredForecast {
  metric: SeriesMetric;
  granularity: Granularity;
  firstStart: string;
  forecast: SeriesForecast | RefusedForecast;
}

/** Replaces the shop's forecasts. */
export async function publishForecasts(
  tx: Queryable,
  shop: { tenantId: number; madeAt: Date },
  made: readonly StoredForecast[],
): Promise<void> {
  await tx.delete(forecasts).where(eq(forecasts.tenantId, shop.tenantId));
  if (made.length === 0) return;
  await tx
    .insert(forecasts)
    .values(made.map(({ forecast, ...key }) => ({ ...shop, ...key, forecast: { ...forecast } })));
}

/** The forecast made ahead of any question, where it is of so many periods from that one on; else undefined. */
export async function findForecast(
  tx: Queryable,
  tenantId: number,
  asked: { metric: SeriesMetric; granularity: Granularity; horizon: number; firstStart: string },
): Promise<SeriesForecast | undefined> {
  const [row] = await tx
    .select({ forecast: forecasts.forecast, firstStart: forecasts.firstStart })
    .from(forecasts)
    .where(
      and(
        eq(forecasts.tenantId, tenantId),
        eq(forecasts.metric, asked.metric),
        eq(forecasts.granularity, asked.granularity),
      ),
    );
  const stored = row?.forecast as SeriesForecast | RefusedForecast | undefined;
  if (stored?.kind !== "forecast" || row?.firstStart !== asked.firstStart) return undefined;
  return stored.points.length === asked.horizon ? stored : undefined;
}
