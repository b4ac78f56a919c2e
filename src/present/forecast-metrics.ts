import type { ToolAnswer } from "../tools/ask.ts";
import type { MetricForecast } from "../tools/forecast-metrics.ts";
import { numberText } from "./cell-text.ts";
import { day, detail, inUnit, text } from "./columns.ts";
import { forecastChart } from "./forecast-chart.ts";
import { formatCount, formatDay, formatDays, formatPercent, formatPeriodStart } from "./format.ts";
import type { Choice, Fact, Report, Section, Table, Unit } from "./report.ts";
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
  average_ltv: "Average lifetime value",
  churn_rate: "Churn rate",
};

/** A forecast with its interval, or why there is none. */
export function presentForecast({ input, result }: ForecastAnswer): Report {
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
    charts: result.forecast.length > 0 ? [forecastChart(result, METRIC_NAMES[result.metric])] : [],
    facts: factsOf(result),
    tables: [forecastTable(result)],
    sections: assumptions(result),
    choices: nextSteps(input),
    request: { tool: "forecast_metrics", input },
    source,
    method: result.provenance.method,
  };
}

function headline(forecast: Forecast): string {
  const name = METRIC_NAMES[forecast.metric];
  const span = spanOf(forecast);
  const amount = (value: number) => amountOf(forecast, value);
  if (forecast.total) {
    const { value, low80, high80 } = forecast.total;
    return `${name}, ${span}: ${amount(value)} (80%: ${amount(low80)} to ${amount(high80)})`;
  }
  const last = forecast.forecast.at(-1);
  return last
    ? `${name} in ${formatPeriodStart(last.start, forecast.granularity)}: ${amount(last.value)} (80%: ${amount(last.low80)} to ${amount(last.high80)})`
    : `${name}: nothing to forecast`;
}

/**
 * A period by its name, several as `next 12 weeks`, or `this week and the next 11` where the first has begun; the
 * days where the time asked for begins later.
 */
function spanOf({ forecast, granularity, window, provenance }: Forecast): string {
  const [first] = forecast;
  const asked = forecast.filter(({ start }) => start >= window.from).length;
  const hasBegun = first !== undefined && provenance.period !== null && first.start <= provenance.period.to;
  const isFirst = window.from === first?.start;
  if (asked === 1) {
    const name = formatPeriodStart(window.from, granularity);
    return isFirst && hasBegun && granularity !== "day" ? `${name}, which has begun` : name;
  }
  if (!isFirst) return `${formatDay(window.from)} to ${formatDay(window.to)}`;
  if (!hasBegun || granularity === "day") return `next ${formatCount(asked, granularity)}`;
  return `this ${granularity} and the next ${asked - 1}`;
}

function factsOf(forecast: Forecast): Fact[] {
  const { backtest, yearBefore, total } = forecast;
  const change = total && yearBefore ? ` (${signed(total.value / yearBefore - 1)})` : "";
  return [
    // What does not add up has no sum a year before either.
    ...(forecast.soFar
      ? [
          {
            label: `So far, to ${formatDay(forecast.soFar.through)}`,
            value: amountOf(forecast, forecast.soFar.value),
          },
        ]
      : []),
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

function forecastTable({ forecast, granularity, metric, unit, provenance }: Forecast): Table {
  const values = unitOf({ unit, metric, provenance });
  const column = (key: string, label: string) => inUnit(key, label, values);
  return {
    caption: `${METRIC_NAMES[metric]} by ${granularity}`,
    columns: [
      text("period", "Period"),
      column("expected", "Expected"),
      column("low_80", "Low (80%)"),
      column("high_80", "High (80%)"),
      column("low_95", "Low (95%)"),
      column("high_95", "High (95%)"),
      detail(day("period_start", "First day")),
    ],
    rows: forecast.map(({ start, value, low80, high80, low95, high95 }) => [
      formatPeriodStart(start, granularity),
      ...[value, low80, high80, low95, high95].map((one) => (unit === "share" ? one : Math.round(one))),
      start,
    ]),
  };
}

function assumptions(forecast: Forecast): Section[] {
  return forecast.assumptions.length > 0 ? [{ title: "Assumptions", lines: forecast.assumptions }] : [];
}

function amountOf(forecast: Forecast, value: number): string {
  return numberText(forecast.unit === "share" ? value : Math.round(value), unitOf(forecast));
}

/** Averages keep their cents; of sums they say nothing. */
function unitOf({ unit, metric, provenance }: Pick<Forecast, "unit" | "metric" | "provenance">): Unit {
  if (unit === "count") return { kind: "count" };
  if (unit === "share") return { kind: "share" };
  const digits = metric === "revenue" ? 0 : 2;
  return { kind: "money", currency: provenance.currency, digits };
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
