import { describe, expect, it } from "vitest";
import { chartSvg } from "../../src/charts/chart-svg.ts";
import { aChart, charts, forecast } from "./some-charts.ts";

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const strokesIn = (svg: string) => svg.split("L").length;

describe("a chart as SVG", () => {
  it.each(["forecast", "cohorts", "hostile"])("of %s is the same every time", (name) => {
    const chart = charts[name] ?? aChart();

    expect(chartSvg(chart)).toBe(chartSvg(chart));
  });

  it.each(Object.entries(charts))("of %s is whole", (_, chart) => {
    const svg = chartSvg(chart);

    expect(svg).not.toMatch(/NaN|undefined|zr\d+-c\d+"/);
    expect(textsOf(svg).length).toBeGreaterThan(5);
  });

  it("names what it shows, in the words of its unit", () => {
    const texts = textsOf(chartSvg(forecast));

    expect(texts).toEqual(
      expect.arrayContaining([
        "Actual",
        "Expected",
        "80% interval",
        "$0",
        "$50,000",
        "Jan 1, 2026",
        "Revenue in USD",
      ]),
    );
  });

  it("leaves a gap where a value is unknown", () => {
    const whole = chartSvg(aChart({ series: [{ name: "a", values: [1, 2, 3, 4] }] }));
    const broken = chartSvg(aChart({ series: [{ name: "a", values: [1, 2, null, 4] }] }));

    // Neither to the unknown point nor from it.
    expect(strokesIn(whole) - strokesIn(broken)).toBe(2);
  });

  it("draws an interval that reaches below zero", () => {
    const svg = chartSvg(
      aChart({
        series: [{ name: "Expected", values: [1, 1, 1, 1] }],
        band: { name: "80%", low: [-4, -4, -4, -4], high: [6, 6, 6, 6] },
      }),
    );
    const area = /<path d="([^"]*)"[^>]*fill-opacity="0.2"/.exec(svg)?.[1] ?? "";
    const heights = [...area.matchAll(/[ML]\S+ ([\d.]+)/g)].map(([, y]) => Number(y));

    expect(textsOf(svg)).toContain("-4");
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(200);
  });

  it("takes no name for markup, and none for an instruction", () => {
    const svg = chartSvg(charts.hostile ?? aChart());

    expect(svg).not.toMatch(/<script|<image|[\p{Cs}\p{Cf}]|(?!\n)\p{Cc}/u);
    expect(
      svg.match(/<\w+/g)?.filter((tag) => !/^<(svg|rect|path|text|g|defs|clipPath|tspan)$/.test(tag)),
    ).toEqual([]);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["__proto__", "a b c", "zr0-c0"]));
    expect(textsOf(svg).filter((text) => text === "constructor")).toHaveLength(2);
  });

  it("leaves out of a pie what is unknown or nothing", () => {
    const svg = chartSvg(
      aChart({ kind: "pie", categories: ["a", "b", "c"], series: [{ name: "n", values: [3, null, 1] }] }),
    );

    expect(textsOf(svg).filter((text) => /%/.test(text ?? ""))).toEqual(["3 · 75%", "1 · 25%"]);
  });

  it("keeps the colours of a heat map apart where a few cells are far above the rest", () => {
    const texts = textsOf(chartSvg(charts.cohorts ?? aChart()));

    expect(texts).toContain("20% or more");
    expect(texts).toContain("100%");
  });

  it("grows with its rows", () => {
    const names = Array.from({ length: 30 }, (_, index) => `An archetype with a long name ${index}`);
    const series = [{ name: "Customers", values: names.map((_, index) => index) }];

    const svg = chartSvg(aChart({ kind: "bar", categories: names, series }));

    expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(800);
  });

  it.each(["line", "bar", "stacked_bar", "pie", "heatmap"] as const)("of kind %s needs no data", (kind) => {
    expect(chartSvg(aChart({ kind, categories: [], series: [] }))).toContain("Orders by month");
    expect(chartSvg(aChart({ kind, series: [{ name: "a", values: [null, null] }] }))).toContain(
      "Orders by month",
    );
  });
});
