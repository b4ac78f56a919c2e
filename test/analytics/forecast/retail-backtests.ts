import type { BacktestPath } from "../../../src/analytics/forecast/backtest.ts";
import { forecastSeries } from "../../../src/analytics/forecast/forecast.ts";
import type { ForecastPoint } from "../../../src/analytics/forecast/intervals.ts";
import type { MonthDays } from "../../../src/analytics/forecast/month-days.ts";
import type { Granularity } from "../../../src/analytics/forecast/rhythms.ts";
import { readShared } from "../../support/shared-data.ts";

/** One of the seven backtests on Online Retail II of analytics.md section 3. */
export interface RetailBacktest {
  name: string;
  /** In `expected/r_backtest_online_retail.csv`. */
  reference: string;
  granularity: Granularity;
  horizon: number;
  series: number[];
  /** First days of the periods. */
  starts: string[];
  origins: number[];
  /** The days of a series of months, up to its last. */
  days: number[] | undefined;
}

const COLUMNS = [
  ["weekly", "revenue", "week", 8],
  ["weekly", "orders", "week", 8],
  ["weekly", "new_customers", "week", 8],
  ["daily", "revenue", "day", 28],
  ["daily", "orders", "day", 28],
  ["monthly", "revenue", "month", 3],
  ["monthly", "orders", "month", 3],
] as const;

/** Eighteen origins two weeks apart, every second week from week 64, every month from month 15. */
const ORIGINS: Record<Granularity, (length: number) => number[]> = {
  day: (length) => Array.from({ length: 18 }, (_, i) => length - 28 - 14 * (17 - i)),
  week: () => Array.from({ length: 17 }, (_, i) => 64 + 2 * i),
  month: () => Array.from({ length: 7 }, (_, i) => 15 + i),
};

export function readRetailBacktests(): RetailBacktest[] {
  return COLUMNS.map(([file, column, granularity, horizon]) => {
    const { values, starts } = readColumn(`retail_series/online_retail_${file}.csv`, column);
    return {
      name: `${file} ${column.replace("_", " ")}`,
      reference: `${file}_${column}_h${horizon}`,
      granularity,
      horizon,
      series: values,
      starts,
      origins: ORIGINS[granularity](values.length),
      days:
        granularity === "month"
          ? readColumn("retail_series/online_retail_daily.csv", column).values
          : undefined,
    };
  });
}

/** What a way to forecast would have said at each origin. */
export function backtestBy(
  { series, origins, horizon }: RetailBacktest,
  method: (history: readonly number[], horizon: number) => readonly number[] | undefined,
): BacktestPath[] {
  return origins.map((origin) => ({
    origin,
    forecast: method(series.slice(0, origin), horizon) ?? Array(horizon).fill(0),
    actual: series.slice(origin, origin + horizon),
  }));
}

export type OurPath = BacktestPath & { points: readonly ForecastPoint[] };

/** What the product would have said; months by their days where asked. */
export function backtestOurs(
  backtest: RetailBacktest,
  { byDays }: { byDays: "never" | "months" } = { byDays: "never" },
): OurPath[] {
  const { series, origins, horizon, granularity } = backtest;
  return origins.map((origin) => {
    const days = byDays === "months" ? daysBefore(backtest, origin) : undefined;
    const forecast = forecastSeries(series.slice(0, origin), horizon, granularity, days ? { days } : {});
    if (forecast.kind === "refused") throw new Error(`${backtest.name}: refused at ${origin}`);
    return {
      origin,
      forecast: forecast.points.map(({ value }) => value),
      actual: series.slice(origin, origin + horizon),
      points: forecast.points,
    };
  });
}

/** Share of the actual values within the intervals. */
export function coverageOf(paths: readonly OurPath[], share: 80 | 95): number {
  const hits = paths.flatMap(({ actual, points }) =>
    actual.map((value, i) => {
      const point = points[i];
      if (!point) return false;
      return share === 80
        ? value >= point.low80 && value <= point.high80
        : value >= point.low95 && value <= point.high95;
    }),
  );
  return hits.filter(Boolean).length / hits.length;
}

/** WAPE in percent by method, from R. */
export function readReferenceWapes(reference: string): Map<string, number> {
  const { rows } = readTable("expected/r_backtest_online_retail.csv");
  return new Map(
    rows.filter(([series]) => series === reference).map(([, method = "", , wape]) => [method, Number(wape)]),
  );
}

function daysBefore({ days, starts }: RetailBacktest, origin: number): MonthDays | undefined {
  const [first, next] = [starts[0], starts[origin]];
  if (!days || !first || !next) return undefined;
  return { values: days.slice(0, (Date.parse(next) - Date.parse(first)) / 86_400_000), next };
}

function readColumn(path: string, name: string): { values: number[]; starts: string[] } {
  const { header, rows } = readTable(path);
  const column = header.indexOf(name);
  return { values: rows.map((row) => Number(row[column])), starts: rows.map(([start = ""]) => start) };
}

function readTable(path: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = readShared(path)
    .trim()
    .replaceAll('"', "")
    .split("\n")
    .map((line) => line.split(","));
  return { header, rows };
}
