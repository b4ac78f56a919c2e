import { describe, expect, it } from "vitest";
import { forecastSeries } from "../../../src/analytics/forecast/forecast.ts";

describe("a forecast", () => {
  it("continues a steady series at its level, with an interval that closes on it", () => {
    const forecast = forecastSeries(Array(120).fill(100), 8, "week");

    if (forecast.kind !== "forecast") throw new Error("refused");
    expect(forecast.points.map((point) => Math.round(point.value))).toEqual(Array(8).fill(100));
    expect(forecast.points[7]?.high95).toBeLessThan(101);
    expect(forecast.backtest.wape).toBeLessThan(0.01);
    expect(forecast.yearBefore).toBe(800);
  });

  it("sums up the periods from the one asked for on, with an interval of those alone", () => {
    const series = Array.from({ length: 160 }, (_, week) => 100 + ((week * 37) % 21));
    const [whole, later] = [
      forecastSeries(series, 8, "week"),
      forecastSeries(series, 8, "week", { sumFrom: 5 }),
    ];

    if (whole.kind !== "forecast" || later.kind !== "forecast") throw new Error("refused");
    const last = whole.points.slice(5).reduce((sum, { value }) => sum + value, 0);
    expect(later.points).toEqual(whole.points);
    expect(later.total.value).toBeCloseTo(last, 8);
    expect(later.yearBefore).toBe(
      series.slice(160 - 52 + 5, 160 - 52 + 8).reduce((sum, value) => sum + value, 0),
    );
    const width = ({ total }: typeof whole) => total.high80 - total.low80;
    expect(width(later)).toBeGreaterThan(0);
    expect(width(later)).toBeLessThan(width(whole));
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

  it("expects nothing on the days that are always closed", () => {
    const days = Array.from({ length: 210 }, (_, day) => (day % 7 === 5 ? 0 : 80 + ((day * 37) % 40)));

    const forecast = forecastSeries(days, 14, "day");

    if (forecast.kind !== "forecast") throw new Error("refused");
    for (const [i, { value }] of forecast.points.entries())
      if ((210 + i) % 7 === 5) expect(value).toBe(0);
      else expect(value).toBeGreaterThan(80);
  });

  it("is hardly moved by one bulk order", () => {
    const weeks = Array.from({ length: 110 }, (_, week) => 100 + ((week * 29) % 17));
    const plain = forecastSeries(weeks, 8, "week");
    const withBulk = forecastSeries(weeks.with(107, 2_000), 8, "week");

    if (plain.kind !== "forecast" || withBulk.kind !== "forecast") throw new Error("refused");
    expect(withBulk.total.value / plain.total.value).toBeLessThan(1.1);
  });

  it("follows a business to its new level, where last year is a trap", () => {
    const weeks = Array.from({ length: 70 }, (_, week) => (week < 40 ? 1_000 : 150) + ((week * 29) % 17));

    const forecast = forecastSeries(weeks, 8, "week");

    if (forecast.kind !== "forecast") throw new Error("refused");
    for (const { value } of forecast.points) expect(value).toBeLessThan(320);
  });

  it("sees customers in a shop that sells once a month, and not only the empty weeks", () => {
    const weeks = Array.from({ length: 90 }, (_, week) => (week % 4 === 0 ? 40 : 0));

    const forecast = forecastSeries(weeks, 8, "week");

    if (forecast.kind !== "forecast") throw new Error("refused");
    expect(forecast.total.value).toBeGreaterThan(40);
    expect(forecast.total.value).toBeLessThan(160);
  });

  it("keeps a rate within its bound", () => {
    const churn = Array.from({ length: 60 }, (_, week) => 0.9 + 0.1 * ((week * 7) % 2));

    const forecast = forecastSeries(churn, 8, "week", { max: 1 });

    if (forecast.kind !== "forecast") throw new Error("refused");
    for (const { high95 } of forecast.points) expect(high95).toBeLessThanOrEqual(1);
  });

  it("gives months the weekdays of the calendar where their days are known", () => {
    // Open on Mondays only, 2024-01-01 to 2025-09-30: October 2025 has four Mondays, September had five.
    const first = Date.UTC(2024, 0, 1);
    const days = Array.from({ length: 639 }, (_, day) => (day % 7 === 0 ? 100 : 0));
    const months = Array.from({ length: 21 }, (_, month) => {
      const [from, to] = [month, month + 1].map((m) => (Date.UTC(2024, m, 1) - first) / 86_400_000);
      return days.slice(from, to).reduce<number>((sum, day) => sum + day, 0);
    });

    const forecast = forecastSeries(months, 2, "month", { days: { values: days, next: "2025-10-01" } });

    if (forecast.kind !== "forecast") throw new Error("refused");
    expect(forecast.points.map(({ value }) => Math.round(value / 10))).toEqual([40, 40]);
  });
});

describe("a refusal", () => {
  it("tells a history that is too short from one of zeros and from too long a horizon", () => {
    expect(forecastSeries([1, 2, 3], 4, "week")).toEqual({
      kind: "refused",
      reason: "too_short",
      longest: 0,
    });
    expect(forecastSeries(Array(200).fill(0), 4, "week")).toEqual({
      kind: "refused",
      reason: "all_zero",
      longest: 0,
    });
    expect(forecastSeries(Array(20).fill(5), 30, "week")).toEqual({
      kind: "refused",
      reason: "too_far",
      longest: 10,
    });
  });
});
