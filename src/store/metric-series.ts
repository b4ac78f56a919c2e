import { asc, eq } from "drizzle-orm";
import { shopDay } from "../analytics/calendar/shop-day.ts";
import type { Granularity, SeriesTask } from "../analytics/forecast/forecast.ts";
import { addDays, type PeriodSeries, periodSeries, periodStart } from "../analytics/forecast/periods.ts";
import type { Queryable } from "./database.ts";
import { dailyActivity } from "./schema/behaviour.ts";
import { listCustomerPeriods, listDays } from "./series.ts";

/** The metrics that are kept by day, and so can be forecast. */
export const seriesMetrics = [
  "revenue",
  "orders",
  "customer_count",
  "new_customers",
  "average_order_value",
  "average_ltv",
  "churn_rate",
] as const;

export type SeriesMetric = (typeof seriesMetrics)[number];

/** What a metric is counted in: money in cents, things, or a share from 0 to 1. */
export const SERIES_UNITS: Record<SeriesMetric, "cents" | "count" | "share"> = {
  revenue: "cents",
  orders: "count",
  customer_count: "count",
  new_customers: "count",
  average_order_value: "cents",
  average_ltv: "cents",
  churn_rate: "share",
};

export interface SeriesShop {
  tenantId: number;
  timeZone: string;
  /** End of the data; null without any. */
  asOf: Date | null;
  /** Days without a purchase after which a customer has lapsed; null before the first recompute. */
  horizonDays: number | null;
}

/**
 * A metric of the shop by complete periods, oldest first, empty where there is no data. `average_ltv` is what the
 * customers won so far have brought in by the end of a period, each, net of refunds. `churn_rate` is the share
 * of the customers active at the start of a period (a purchase within the last H days) who lapsed in it; it
 * begins H days into the data, before which nobody can lapse.
 */
export async function readMetricSeries(
  tx: Queryable,
  shop: SeriesShop,
  metric: SeriesMetric,
  granularity: Granularity,
): Promise<PeriodSeries> {
  if (metric === "churn_rate") return readChurnRate(tx, shop, granularity);
  const { days, first, last } = completeDays(await listDays(tx, shop.tenantId), shop);
  if (first === undefined) return NO_SERIES;
  const extent = { first, last };
  const sumOf = (value: (day: (typeof days)[number]) => number) =>
    periodSeries(sumByPeriod(days, granularity, value), extent, granularity);
  switch (metric) {
    case "revenue":
      return sumOf((day) => day.netValueCents);
    case "orders":
      return sumOf((day) => day.orders);
    case "new_customers":
      return sumOf((day) => day.newCustomers);
    case "customer_count":
      // Who buys on two days of a week counts once, so days can't be added up.
      return granularity === "day"
        ? sumOf((day) => day.customers)
        : periodSeries(await listCustomerPeriods(tx, shop.tenantId, granularity), extent, granularity);
    case "average_order_value":
      return ratio(
        sumOf((day) => day.salesValueCents),
        sumOf((day) => day.valuedOrders),
      );
    case "average_ltv":
      return ratio(
        runningTotal(sumOf((day) => day.customerValueCents)),
        runningTotal(sumOf((day) => day.newCustomers)),
      );
    default:
      return metric satisfies never;
  }
}

/**
 * What it takes to forecast a series, as plain data. Months of what adds up come with their days, since the calendar
 * gives each month other weekdays.
 */
export async function forecastTask(
  tx: Queryable,
  shop: SeriesShop,
  asked: {
    metric: SeriesMetric;
    granularity: Granularity;
    horizon: number;
    series: PeriodSeries;
    /** Periods ahead that the total passes over. */
    sumFrom?: number;
  },
): Promise<SeriesTask> {
  const { metric, granularity, horizon, series, sumFrom } = asked;
  const isByDays = granularity === "month" && (metric === "revenue" || metric === "orders");
  const days = isByDays ? await readMetricSeries(tx, shop, metric, "day") : undefined;
  return {
    ...{ series: series.values, horizon, granularity },
    isShare: SERIES_UNITS[metric] === "share",
    ...(sumFrom && { sumFrom }),
    // The days end where the months do.
    ...(days && {
      days: { values: days.values.filter((_, i) => (days.starts[i] ?? "") < series.next), next: series.next },
    }),
  };
}

const NO_SERIES: PeriodSeries = { starts: [], values: [], next: "1970-01-01" };

async function readChurnRate(
  tx: Queryable,
  shop: SeriesShop,
  granularity: Granularity,
): Promise<PeriodSeries> {
  if (shop.horizonDays === null) return NO_SERIES;
  const rows = await tx
    .select()
    .from(dailyActivity)
    .where(eq(dailyActivity.tenantId, shop.tenantId))
    .orderBy(asc(dailyActivity.day));
  const { days, first, last } = completeDays(rows, shop);
  if (first === undefined) return NO_SERIES;
  const extent = { first: addDays(first, shop.horizonDays), last };
  const activeAtEnd = new Map(days.map((day) => [day.day, day.active]));
  const lapsed = periodSeries(
    sumByPeriod(days, granularity, (day) => day.lapsed),
    extent,
    granularity,
  );
  const active = lapsed.starts.map((start) => activeAtEnd.get(addDays(start, -1)) ?? 0);
  return ratio(lapsed, { ...lapsed, values: active });
}

function sumByPeriod<Day extends { day: string }>(
  days: readonly Day[],
  granularity: Granularity,
  value: (day: Day) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const day of days) {
    const start = periodStart(day.day, granularity);
    sums.set(start, (sums.get(start) ?? 0) + value(day));
  }
  return sums;
}

/**
 * The days that are over, from the first one of the data: a day without an order has no row, and is over all the
 * same. The last day of the data is not where they end within it, as they do when orders of today are there.
 */
function completeDays<Day extends { day: string }>(
  days: readonly Day[],
  { timeZone, asOf }: Pick<SeriesShop, "timeZone" | "asOf">,
): { days: readonly Day[]; first: string | undefined; last: string } {
  if (!asOf) return { days: [], first: undefined, last: "" };
  const next = shopDay(timeZone, asOf.getTime() + 1);
  const complete = days.filter(({ day }) => day < next);
  return { days: complete, first: complete[0]?.day, last: addDays(next, -1) };
}

function runningTotal(series: PeriodSeries): PeriodSeries {
  let total = 0;
  return {
    ...series,
    values: series.values.map((value) => {
      total += value;
      return total;
    }),
  };
}

/** Periods with nothing to divide by have no ratio; the one before stands in, so that the series has no holes. */
function ratio(values: PeriodSeries, counts: PeriodSeries): PeriodSeries {
  let known = 0;
  return {
    ...values,
    values: values.values.map((value, i) => {
      const count = counts.values[i] ?? 0;
      if (count > 0) known = value / count;
      return known;
    }),
  };
}
