import { describe, expect, it } from "vitest";
import { presentProducts } from "../../src/present/analyze-products.ts";
import { analyzeProducts, type ProductAnalysis } from "../../src/tools/analyze-products.ts";
import { expectWhole } from "./report-truths.ts";

const provenance: ProductAnalysis["provenance"] = {
  asOf: "2026-06-30T23:59:59.999Z",
  period: { from: "2025-03-10", to: "2026-06-30" },
  timeZone: "UTC",
  currency: "USD",
  synthetic: false,
  dataVersion: 1,
  rows: { orders: 44 },
  method: "By hand.",
  unknown: [],
};

const common = { offset: 0, matching: 3, provenance };
const mug = { productId: "P1", title: "Mug" };
const bare = { productId: "P2", title: null };

/** A row as it is known, and one of which nothing is. */
const RESULTS: readonly ProductAnalysis[] = [
  {
    ...common,
    kind: "revenue_by_category",
    sort: "value",
    period: { from: "2026-01-01", to: "2026-06-30" },
    before: { from: "2025-07-04", to: "2025-12-31" },
    totals: { valueCents: 29_100, units: 22, growth: null },
    categories: [
      {
        category: "Mugs",
        valueCents: 18_000,
        share: 0.618,
        units: 13,
        orders: 13,
        customers: 8,
        beforeValueCents: 12_000,
        growth: 0.5,
      },
      {
        category: "<b>Vases",
        valueCents: null,
        share: null,
        units: 3,
        orders: 3,
        customers: null,
        beforeValueCents: null,
        growth: null,
      },
    ],
  },
  {
    ...common,
    kind: "category_repurchase_rate",
    sort: "repurchase",
    withinDays: 90,
    mean: { rate: null, buyers: 0, again: 0 },
    categories: [
      {
        category: "Mugs",
        buyers: 8,
        again: 5,
        rate: 0.625,
        low: 0.3057,
        high: 0.8632,
        againstMean: null,
        medianDays: 30,
      },
      {
        category: "Vases",
        buyers: 8,
        again: 0,
        rate: 0,
        low: 0,
        high: 0.3244,
        againstMean: -1,
        medianDays: null,
      },
    ],
  },
  {
    ...common,
    kind: "category_popularity",
    sort: "customers",
    trendDays: 90,
    customers: 8,
    categories: [
      {
        category: "Mugs",
        buyers: 8,
        share: 1,
        orders: 13,
        shareOfOrders: 0.42,
        buyersNow: 5,
        buyersBefore: 8,
        growth: -0.375,
      },
      {
        category: "Vases",
        buyers: 8,
        share: 1,
        orders: 8,
        shareOfOrders: null,
        buyersNow: null,
        buyersBefore: null,
        growth: null,
      },
    ],
  },
  {
    ...common,
    kind: "category_by_segment",
    sort: "index",
    groupBy: "archetype",
    customers: 8,
    cells: [
      {
        category: "Lamps",
        group: { id: "A-1", name: "Lamp lovers", customers: 5 },
        buyers: 5,
        share: 1,
        shareOfAll: 0.625,
        index: 1.6,
      },
    ],
  },
  {
    ...common,
    kind: "category_trends",
    sort: "value",
    granularity: "quarter",
    compared: null,
    categories: [
      {
        ...{ category: "Mugs", yearValueCents: 18_000, yearOrders: 13, growth: null, momentum: null },
        points: [
          { start: "2026-01-01", isPartial: false, valueCents: 16_000, orders: 12, customers: 8 },
          { start: "2026-04-01", isPartial: true, valueCents: null, orders: 1, customers: null },
        ],
      },
    ],
  },
  {
    ...common,
    kind: "category_value",
    sort: "value",
    categories: [
      {
        category: "Mugs",
        buyers: 8,
        orders: 13,
        netValueCents: 17_000,
        valuePerBuyerCents: 2_125,
        valuePerOrderCents: 1_385,
        averageOrderValueCents: 1_385,
        expectedValue12mCents: 4_500,
        churnRisk: 0.45,
      },
      {
        category: "Vases",
        buyers: 8,
        orders: 8,
        netValueCents: null,
        valuePerBuyerCents: null,
        valuePerOrderCents: null,
        averageOrderValueCents: null,
        expectedValue12mCents: null,
        churnRisk: null,
      },
    ],
  },
  {
    ...common,
    kind: "bundles",
    product: null,
    category: null,
    ordersTotal: 60,
    bundles: [
      {
        product: { ...mug, category: "Mugs", orders: 13 },
        other: { ...bare, category: null, orders: 20 },
        ...{ ordersBoth: 12, support: 0.2, confidence: 12 / 13, lift: 2.77, pValue: 0.001, similarity: 0.7 },
      },
    ],
  },
  {
    ...common,
    kind: "seasonal_performance",
    sort: "lift",
    of: "products",
    season: "black_friday",
    occasions: [{ year: 2025, from: "2025-11-28", to: "2025-12-01" }],
    things: [
      {
        name: "P1",
        title: "Mug",
        orders: 12,
        valueCents: 16_000,
        valuePerDayCents: 4_000,
        usualPerDayCents: 2_000,
        lift: 1,
        share: 0.5,
        usualShare: 0.25,
        years: 1,
        yearsAbove: 1,
      },
      {
        name: "P2",
        title: null,
        orders: 12,
        valueCents: null,
        valuePerDayCents: null,
        usualPerDayCents: null,
        lift: null,
        share: null,
        usualShare: null,
        years: 1,
        yearsAbove: 0,
      },
    ],
  },
  {
    ...common,
    kind: "product_performance",
    sort: "value",
    products: [
      {
        ...mug,
        category: "Mugs",
        valueCents: 18_000,
        units: 13,
        orders: 13,
        customers: 8,
        repurchaseRate: 0.625,
        daysBetweenMedian: 30,
        value90Cents: 2_000,
        valueBefore90Cents: 16_000,
        orders90: 1,
        growth: -0.875,
        status: "falling",
        firstSoldOn: "2026-01-10",
        lastSoldOn: "2026-05-10",
      },
      {
        ...bare,
        category: null,
        valueCents: null,
        units: 2,
        orders: 2,
        customers: null,
        repurchaseRate: null,
        daysBetweenMedian: null,
        value90Cents: null,
        valueBefore90Cents: null,
        orders90: 0,
        growth: null,
        status: null,
        firstSoldOn: "2026-01-10",
        lastSoldOn: "2026-05-10",
      },
    ],
  },
];

describe.each(RESULTS)("the report of $kind", (result) => {
  const analysis = result.kind === "ambiguous" || result.kind === "not_found" ? "bundles" : result.kind;
  const event = analysis === "seasonal_performance" ? ("black_friday" as const) : undefined;
  const input = analyzeProducts.input.parse({ analysis, event, limit: 2 });
  const report = presentProducts({ input, result });

  it("reads as it did", () => {
    expect(report).toMatchSnapshot();
  });

  it("fits wherever it is said", () => {
    expectWhole(report);
  });

  it("offers nothing but questions that its tools take", () => {
    const asked = report.choices.flatMap((choice) =>
      "request" in choice && choice.request.tool === "analyze_products" ? [choice.request.input] : [],
    );

    for (const one of asked) expect(analyzeProducts.input.safeParse(one).success).toBe(true);
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe("the report of a name", () => {
  const input = analyzeProducts.input.parse({ analysis: "bundles", product: "mgu" });
  const unclear = { asked: "mgu", what: "product" as const, provenance };

  it("that is none offers what is spelt nearly so", () => {
    const report = presentProducts({
      input,
      result: { kind: "not_found", ...unclear, nearest: [{ id: "P1", title: "Mug" }], examples: [] },
    });

    expect(report.headline).toBe("I know no product called “mgu”.");
    expect(report.choices).toMatchObject([
      { label: "Mug", request: { input: { analysis: "bundles", product: "P1" } } },
    ]);
  });

  it("that is several asks which", () => {
    const candidates = [
      { id: "P1", title: "Mug" },
      { id: "P2", title: null },
    ];
    const report = presentProducts({ input, result: { kind: "ambiguous", ...unclear, candidates } });

    expect(report.headline).toBe("Several products are called like “mgu”.");
    expect(report.choices.map((choice) => "label" in choice && choice.label)).toEqual(["Mug", "P2"]);
  });
});
