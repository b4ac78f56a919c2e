import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originsOf, wapeOf } from "../../../src/analytics/forecast/backtest.ts";
import { candidatesFor, RHYTHMS } from "../../../src/analytics/forecast/candidates.ts";
import { combine } from "../../../src/analytics/forecast/combine.ts";
import { forecastSeries } from "../../../src/analytics/forecast/forecast.ts";
import { periodSeries, periodStart } from "../../../src/analytics/forecast/periods.ts";
import { hasSharedData, readShared, sharedDataNote } from "../../support/shared-data.ts";

describe("a forecast", () => {
  it("continues a steady series at its level, with an interval that closes on it", () => {
    const forecast = forecastSeries(Array(120).fill(100), 8, "week");

    if (forecast.kind !== "forecast") throw new Error("refused");
    expect(forecast.points.map((point) => Math.round(point.value))).toEqual(Array(8).fill(100));
    expect(forecast.points[7]?.high95).toBeLessThan(101);
    expect(forecast.backtest.wape).toBeLessThan(0.01);
    expect(forecast.yearBefore).toBe(800);
  });

  it("repeats a season that it has seen twice", () => {
    const season = (week: number) => 100 + 60 * Math.sin((2 * Math.PI * week) / 52);
    const forecast = forecastSeries(
      Array.from({ length: 156 }, (_, week) => season(week)),
      12,
      "week",
    );

    if (forecast.kind !== "forecast") throw new Error("refused");
    for (const [i, point] of forecast.points.entries())
      expect(Math.abs(point.value - season(156 + i))).toBeLessThan(8);
  });

  it("refuses a history of a few weeks, and a horizon beyond what the history carries", () => {
    expect(forecastSeries([1, 2, 3], 4, "week")).toEqual({
      kind: "refused",
      reason: "too_short",
      longest: 0,
    });
    expect(forecastSeries(Array(20).fill(5), 30, "week")).toEqual({
      kind: "refused",
      reason: "too_far",
      longest: 10,
    });
    expect(forecastSeries(Array(200).fill(0), 4, "week")).toMatchObject({ kind: "refused", longest: 0 });
  });

  it("is never negative, never NaN, and its intervals lie about it, whatever the series", () => {
    const series = fc.array(fc.oneof(fc.nat(1_000), fc.constant(0)), { minLength: 12, maxLength: 130 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 12 }), (values, horizon) => {
        const forecast = forecastSeries(values, horizon, "week");
        if (forecast.kind === "refused") return;
        for (const { value, low80, high80, low95, high95 } of forecast.points) {
          expect(low95).toBeGreaterThanOrEqual(0);
          expect([low95, low80, value, high80, high95]).toEqual(
            [...[low95, low80, value, high80, high95]].sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("candidates", () => {
  it("say nothing where their history is not there", () => {
    const able = candidatesFor(RHYTHMS.week).filter((candidate) => candidate.continue([5, 6, 7, 8], 4));

    expect(able.map((candidate) => candidate.name)).toEqual(["recent level"]);
  });

  it("remember weekdays by their place in the week", () => {
    const weeks = Array.from({ length: 56 }, (_, day) => (day % 7 === 5 ? 70 : 7));
    const recent = candidatesFor(RHYTHMS.day).find((candidate) => candidate.name === "recent level");

    expect(recent?.continue(weeks, 7)).toEqual([7, 7, 7, 7, 7, 70, 7]);
  });
});

describe("a backtest", () => {
  it("takes the newest origins that leave enough behind them", () => {
    expect(originsOf(20, { from: 10, ahead: 4, step: 2, most: 3 })).toEqual([16, 14, 12]);
  });

  it("measures error over actual value", () => {
    expect(wapeOf([{ origin: 0, forecast: [8, 12], actual: [10, 10] }])).toBeCloseTo(0.2);
    expect(wapeOf([{ origin: 0, forecast: [1], actual: [0] }])).toBeUndefined();
  });
});

describe("periods", () => {
  it("begin on Monday, and leave out weeks that the data cover in part", () => {
    const values = new Map([
      ["2026-01-05", 3],
      ["2026-01-12", 9],
    ]);

    const series = periodSeries(values, { first: "2026-01-03", last: "2026-01-20" }, "week");

    expect(periodStart("2026-01-18", "week")).toBe("2026-01-12");
    expect(series).toEqual({ starts: ["2026-01-05", "2026-01-12"], values: [3, 9], next: "2026-01-19" });
  });
});

describe.skipIf(!hasSharedData)(`on Online Retail II${sharedDataNote}`, () => {
  it.each([
    ["weekly", "revenue", "week", 17.1],
    ["weekly", "orders", "week", 12.7],
    ["weekly", "new_customers", "week", 29.4],
    ["daily", "revenue", "day", 32.4],
    ["daily", "orders", "day", 21.6],
  ] as const)(
    "the %s %s forecast beats the best reference method",
    (file, column, granularity, reference) => {
      const series = columnOf(`retail_series/online_retail_${file}.csv`, column);
      const horizon = granularity === "day" ? 28 : 8;
      const origins =
        granularity === "day"
          ? Array.from({ length: 18 }, (_, i) => series.length - 28 - 14 * i)
          : Array.from({ length: 17 }, (_, i) => 64 + 2 * i);

      const paths = origins.map((origin) => ({
        origin,
        forecast: combine(series.slice(0, origin), horizon, RHYTHMS[granularity])?.values ?? [],
        actual: series.slice(origin, origin + horizon),
      }));

      expect(100 * (wapeOf(paths) ?? 100)).toBeLessThanOrEqual(reference);
    },
  );
});

function columnOf(path: string, name: string): number[] {
  const [header, ...rows] = readShared(path)
    .trim()
    .replaceAll('"', "")
    .split("\n")
    .map((line) => line.split(","));
  const column = header?.indexOf(name) ?? -1;
  return rows.map((row) => Number(row[column]));
}
