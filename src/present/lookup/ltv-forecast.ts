import { formatDays, formatMoney, formatNumber, formatPercent } from "../format.ts";
import type { Chart } from "../report.ts";
import { lastPurchaseWords } from "../words.ts";
import { expectedWords, type Found, type Part } from "./wording.ts";

/** What a customer will likely bring in. */
export function presentLtv(found: Found<"ltv_forecast">): Part {
  const { customer, forecast, assumptions, provenance } = found;
  const money = (cents: number | null) => formatMoney(cents, provenance.currency);
  return {
    headline:
      forecast.expectedValue12mCents === null
        ? `${customer.alias}: expected value unknown`
        : `${customer.alias}: ${money(forecast.expectedValue12mCents)} expected within 12 months`,
    summary: rangeWords(found),
    charts: valueChart(found),
    facts: [
      { label: "Expected value, 12 months", value: expectedWords(forecast, provenance.currency) },
      { label: "Expected purchases, 12 months", value: formatNumber(tenths(forecast.expectedPurchases12m)) },
      { label: "Value so far", value: money(forecast.historicValueCents) },
      { label: "Value at risk", value: money(forecast.valueAtRiskCents) },
      {
        label: "Still a customer (not the churn risk)",
        value: formatPercent(forecast.pAlive, { digits: 0 }),
      },
      { label: "Average order", value: money(customer.averageOrderValueCents) },
      { label: "Last purchase", value: lastPurchaseWords(customer, provenance) },
      { label: "Usual time between purchases", value: formatDays(customer.interpurchaseMeanDays) },
    ],
    sections: [{ title: "Assumptions", lines: assumptions }],
  };
}

function rangeWords({ forecast, provenance }: Found<"ltv_forecast">): string | undefined {
  const range = forecast.expectedValue12mRange;
  if (!range) return undefined;
  const [low, high] = [range.lowCents, range.highCents].map((cents) =>
    formatMoney(cents, provenance.currency),
  );
  return range.highCents === 0
    ? "Eight in ten such customers bring in nothing; the figure is the mean over all of them."
    : `Eight in ten such customers bring in ${low} to ${high}.`;
}

function valueChart({ forecast, provenance }: Found<"ltv_forecast">): Chart[] {
  const { historicValueCents, expectedValue12mCents } = forecast;
  if (historicValueCents === null || expectedValue12mCents === null) return [];
  return [
    {
      kind: "bar",
      title: "Value so far and expected",
      categories: ["So far", "Next 12 months"],
      series: [{ name: "Value", values: [historicValueCents, expectedValue12mCents] }],
      unit: { kind: "money", currency: provenance.currency },
      xLabel: "Time",
      yLabel: "Value",
    },
  ];
}

const tenths = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
