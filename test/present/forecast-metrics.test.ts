import { describe, expect, it } from "vitest";
import { presentForecast } from "../../src/present/forecast-metrics.ts";
import type { MetricForecast } from "../../src/tools/forecast-metrics.ts";

type Forecast = Extract<MetricForecast, { kind: "forecast" }>;

const point = (start: string) => ({
  ...{ start, value: 1_234_500, low80: 1_000_000, high80: 1_500_000 },
  ...{ low95: 900_000, high95: 1_600_000 },
});

/** Monthly revenue from November 2026 on, of a shop with data up to a day. */
function revenueOf(months: readonly string[], dataTo: string, rest: Partial<Forecast> = {}): Forecast {
  return {
    ...{ kind: "forecast", metric: "revenue", unit: "cents", granularity: "month" },
    history: [{ start: "2026-10-01", value: 1_000_000 }],
    forecast: months.map((month) => point(`${month}-01`)),
    window: { from: "2026-11-01", to: "2027-01-31" },
    total: { value: 1_234_500, low80: 1_000_000, high80: 1_500_000 },
    yearBefore: null,
    backtest: { wapePercent: 10, origins: 5, horizon: 3, coverage80: 0.8 },
    ...{ model: "combination", assumptions: [] },
    provenance: {
      ...{
        asOf: "2026-11-24T00:00:00.000Z",
        timeZone: "UTC",
        currency: "USD",
        synthetic: false,
        dataVersion: 1,
      },
      period: { from: "2024-01-01", to: dataTo },
      ...{ rows: {}, method: "m", unknown: [] },
    },
    ...rest,
  };
}

const headlineOf = (result: Forecast) =>
  presentForecast({
    tool: "forecast_metrics",
    input: { metric: "revenue", granularity: "month", horizon: result.forecast.length },
    result,
  }).headline;

const THREE = ["2026-11", "2026-12", "2027-01"];

describe("the headline of a forecast", () => {
  it("says that the first of several periods has begun", () => {
    expect(headlineOf(revenueOf(THREE, "2026-11-23"))).toBe(
      "Revenue, this month and the next 2: $12,345 (80%: $10,000 to $15,000)",
    );
  });

  it("counts the next ones where none has begun", () => {
    expect(headlineOf(revenueOf(THREE, "2026-10-31"))).toMatch(/^Revenue, next 3 months:/);
  });

  it("calls a single period by its name", () => {
    const running = revenueOf(["2026-11"], "2026-11-23");
    const next = revenueOf(["2026-11", "2026-12"], "2026-11-23", {
      window: { from: "2026-12-01", to: "2026-12-31" },
    });

    expect(headlineOf(running)).toMatch(/^Revenue, Nov 2026, which has begun:/);
    expect(headlineOf(next)).toMatch(/^Revenue, Dec 2026:/);
  });

  it("names the days of a time that begins later", () => {
    const later = revenueOf([...THREE, "2027-02"], "2026-11-23", {
      window: { from: "2026-12-01", to: "2027-02-28" },
    });

    expect(headlineOf(later)).toMatch(/^Revenue, Dec 1, 2026 to Feb 28, 2027:/);
  });
});

describe("the facts of a forecast", () => {
  it("have what the running period brought so far", () => {
    const result = revenueOf(THREE, "2026-11-23", { soFar: { value: 912_300, through: "2026-11-23" } });

    const { facts } = presentForecast({
      tool: "forecast_metrics",
      input: { metric: "revenue", granularity: "month", horizon: 3 },
      result,
    });

    expect(facts?.[0]).toEqual({ label: "So far, to Nov 23, 2026", value: "$9,123" });
  });
});
