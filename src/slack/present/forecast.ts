import {
  formatCount,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriodStart,
} from "../../present/format.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import type { MetricForecast } from "../../tools/forecast-metrics.ts";
import { forecastChart } from "./forecast-chart.ts";
import type { Choice, Fact, Reply, Section, Table } from "./reply.ts";
import { sourceLine } from "./source.ts";

type ForecastAnswer = Extract<ToolAnswer, { tool: "forecast_metrics" }>;
type Forecast = Extract<MetricForecast, { kind: "forecast" }>;
type Metric = MetricForecast["metric"];

export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  revenue: "Revenue",
  orders: "Orders",
  customer_count: "Active customers",
  new_customers: "New customers",
  average_order_value: "Average order value",
  churn_rate: "Churn rate",
};

/** A forecast with its interval, or why there is none. */
export function presentForecast({ input, result }: ForecastAnswer): Reply {
  const source = sourceLine("forecast_metrics", result.provenance);
  if (result.kind === "refused") {
    return {
      headline: `I can't forecast ${METRIC_NAMES[result.metric].toLowerCase()} that far.`,
      summary: result.reason,
      choices: refusedSteps(result),
      source,
    };
  }
  return {
    headline: headline(result),
    chart: result.forecast.length > 0 ? forecastChart(result, METRIC_NAMES[result.metric]) : undefined,
    facts: factsOf(result),
    table: forecastTable(result),
    sections: assumptions(result),
    choices: nextSteps(input),
    request: { tool: "forecast_metrics", input },
    source,
  };
}

function headline(forecast: Forecast): string {
  const name = METRIC_NAMES[forecast.metric];
  const ahead = formatCount(forecast.forecast.length, forecast.granularity);
  const amount = (value: number) => amountOf(forecast, value);
  if (forecast.total) {
    const { value, low80, high80 } = forecast.total;
    return `${name}, next ${ahead}: ${amount(value)} (80%: ${amount(low80)} to ${amount(high80)})`;
  }
  const last = forecast.forecast.at(-1);
  return last
    ? `${name} in ${ahead}: ${amount(last.value)} (80%: ${amount(last.low80)} to ${amount(last.high80)})`
    : `${name}: nothing to forecast`;
}

function factsOf(forecast: Forecast): Fact[] {
  const { backtest, yearBefore, total } = forecast;
  const change = total && yearBefore ? ` (${signed(total.value / yearBefore - 1)})` : "";
  return [
    // What does not add up has no sum a year before either.
    ...(total
      ? [
          {
            label: "Same periods a year before",
            value: yearBefore === null ? "unknown" : `${amountOf(forecast, yearBefore)}${change}`,
          },
        ]
      : []),
    {
      label: "Error when tested on the past",
      value:
        backtest.wapePercent === null
          ? "unknown"
          : `${formatPercent(backtest.wapePercent / 100)} on average (${formatCount(backtest.origins, "test")})`,
    },
    { label: "Actual values inside the 80% band", value: formatPercent(backtest.coverage80, { digits: 0 }) },
    { label: "Method", value: forecast.model },
  ];
}

function signed(ratio: number): string {
  return `${ratio > 0 ? "+" : ""}${formatPercent(ratio)}`;
}

function forecastTable(forecast: Forecast): Table {
  const cell = (value: number) => ({
    text: amountOf(forecast, value),
    value: forecast.unit === "cents" ? value / 100 : value,
  });
  return {
    caption: `${METRIC_NAMES[forecast.metric]} by ${forecast.granularity}`,
    columns: ["Period", "Expected", "Low (80%)", "High (80%)", "Low (95%)", "High (95%)"],
    rows: forecast.forecast.map((point) => [
      { text: formatPeriodStart(point.start, forecast.granularity) },
      cell(point.value),
      cell(point.low80),
      cell(point.high80),
      cell(point.low95),
      cell(point.high95),
    ]),
  };
}

function assumptions(forecast: Forecast): Section[] {
  return forecast.assumptions.length > 0 ? [{ title: "Assumptions", lines: forecast.assumptions }] : [];
}

function amountOf({ unit, metric, provenance }: Forecast, value: number): string {
  if (unit === "count") return formatNumber(Math.round(value));
  if (unit === "share") return formatPercent(value);
  return formatMoney(Math.round(value), provenance.currency, {
    digits: metric === "average_order_value" ? 2 : 0,
  });
}

function refusedSteps({
  metric,
  granularity,
  longest,
}: Extract<MetricForecast, { kind: "refused" }>): Choice[] {
  if (longest < 1) return [];
  const label = `Forecast ${granularity === "day" ? formatDays(longest) : formatCount(longest, granularity)}`;
  return [
    {
      kind: "ask",
      label,
      request: { tool: "forecast_metrics", input: { metric, granularity, horizon: longest } },
    },
    { kind: "forecast" },
  ];
}

const OFFERED: readonly Metric[] = ["revenue", "orders", "new_customers"];

function nextSteps({ metric, granularity, horizon }: ForecastAnswer["input"]): Choice[] {
  const others = OFFERED.filter((other) => other !== metric).map(
    (other): Choice => ({
      kind: "ask",
      label: METRIC_NAMES[other],
      request: { tool: "forecast_metrics", input: { metric: other, granularity, horizon } },
    }),
  );
  return [...others, { kind: "forecast" }];
}
