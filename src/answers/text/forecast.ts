import {
  formatChange,
  formatCount,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriodStart,
} from "../../present/format.ts";
import { type Column, textTable } from "../../present/text-table.ts";
import type { MetricForecast } from "../../tools/forecast-metrics.ts";
import { METRIC_NAMES } from "../rules/understood.ts";

type Forecast = Extract<MetricForecast, { kind: "forecast" }>;

export function forecastText(result: MetricForecast): string {
  const name = METRIC_NAMES[result.metric];
  if (result.kind === "refused") {
    const longest =
      result.longest > 0
        ? ` The longest that the history can carry: ${formatCount(result.longest, result.granularity)}.`
        : "";
    return `No forecast of ${name}: ${result.reason}${longest}`;
  }
  return [
    `Forecast of ${name}, ${formatCount(result.forecast.length, result.granularity)}${totalOf(result)}`,
    forecastTable(result),
    trustOf(result),
    ...(result.assumptions.length > 0 ? [result.assumptions.map((text) => `- ${text}`).join("\n")] : []),
  ].join("\n\n");
}

function totalOf(result: Forecast): string {
  const { total, yearBefore } = result;
  if (!total) return "";
  const show = shownAs(result);
  const before =
    yearBefore === null
      ? ""
      : `, ${show(yearBefore)} in the same periods a year before${yearBefore > 0 ? ` (${formatChange(total.value / yearBefore - 1)})` : ""}`;
  return `: ${show(total.value)} in all (80 % interval ${show(total.low80)} to ${show(total.high80)})${before}`;
}

const COLUMNS: readonly Column[] = [
  { head: "Period", align: "left" },
  { head: "Forecast", align: "right" },
  { head: "80 % low", align: "right" },
  { head: "80 % high", align: "right" },
  { head: "95 % low", align: "right" },
  { head: "95 % high", align: "right" },
];

function forecastTable(result: Forecast): string {
  const show = shownAs(result);
  return textTable(
    COLUMNS,
    result.forecast.map(({ start, value, low80, high80, low95, high95 }) => [
      formatPeriodStart(start, result.granularity),
      ...[value, low80, high80, low95, high95].map(show),
    ]),
  );
}

/** How far the forecast can be trusted, by its error on the past. */
function trustOf({ backtest, granularity, model }: Forecast): string {
  const error = backtest.wapePercent === null ? "unknown" : `${formatNumber(backtest.wapePercent)} %`;
  const coverage = formatPercent(backtest.coverage80, { digits: 0 });
  return `Backtest: mean error ${error} over ${formatCount(backtest.origins, "test")} of ${formatCount(backtest.horizon, granularity)}, ${coverage} of the actual figures within the 80 % interval. Model: ${model}.`;
}

/** Money in whole units; an average order value keeps its cents, counts are rounded. */
function shownAs({ unit, metric, provenance }: Forecast): (value: number) => string {
  if (unit === "count") return (value) => formatNumber(value, { digits: 0 });
  if (unit === "share") return (value) => formatPercent(value);
  const digits = metric === "average_order_value" ? 2 : 0;
  return (value) => formatMoney(value, provenance.currency, { digits });
}
