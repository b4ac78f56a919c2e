import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { UserError } from "../../src/errors.ts";
import { dailySales } from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { products } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { analyzeProducts, type ProductAnalysis } from "../../src/tools/analyze-products.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillProductsShop, LAST_DAY } from "../support/products-shop.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-07-15T10:00:00Z");
type Asked = z.input<typeof analyzeProducts.input>;
const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toFixed(9)) : value);
const HALF_YEAR = { from: "2026-01-01", to: "2026-06-30" };

describe.each(databaseKinds)("the analysis of products, over the %s database", (kind) => {
  let test: TestDatabase;
  let tenant: Tenant;
  let context: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) => fillProductsShop(tx, tenant));
    context = aToolContext(test.database, tenant, now);
  });
  afterAll(() => test?.close());

  async function ask<Kind extends Asked["analysis"]>(
    asked: Asked & { analysis: Kind },
    facts: Partial<ToolContext> = {},
  ) {
    const result = await callTool(analyzeProducts, asked, { ...context, ...facts });
    if (result.kind !== asked.analysis) throw new Error(result.kind);
    return result as Extract<ProductAnalysis, { kind: Kind }>;
  }

  it.each([
    { analysis: "category_popularity" },
    { analysis: "category_repurchase_rate" },
    { analysis: "category_value" },
    { analysis: "category_by_segment" },
    { analysis: "category_by_segment", group_by: "purchase_frequency" },
  ] as const)(
    "says of everybody what it says of those whom a filter leaves: $analysis $group_by",
    async (asked) => {
      const everybody = await callTool(analyzeProducts, asked, { ...context, groupMin: 1 });
      const filtered = await callTool(
        analyzeProducts,
        { ...asked, orders_min: 1 },
        { ...context, groupMin: 1 },
      );

      // A mean depends in its last digit on the order in which the database adds up.
      expect(JSON.parse(JSON.stringify({ ...filtered, provenance: null }), rounded)).toEqual(
        JSON.parse(JSON.stringify({ ...everybody, provenance: null }), rounded),
      );
    },
  );

  describe("revenue_by_category", () => {
    it("sums what each category sold in a period, against as many days before", async () => {
      const result = await ask({ analysis: "revenue_by_category", ...HALF_YEAR });

      // Mugs 8 x 1,000 + 5 x 2,000; lamps 5 x 1,500 after 5 x 1,000; vases 3 x 700; a bowl 1,500.
      expect(result.before).toEqual({ from: "2025-07-04", to: "2025-12-31" });
      expect(result.totals).toEqual({ valueCents: 29_100, units: 22, growth: 29_100 / 5_000 - 1 });
      expect(
        result.categories.map((row) => [row.category, row.valueCents, row.orders, row.customers, row.growth]),
      ).toEqual([
        ["mug-category", 18_000, 13, 8, null],
        ["lamp-category", 7_500, 5, 5, 0.5],
        ["vase-category", 2_100, 3, null, null],
        ["bowl-category", 1_500, 1, 0, null],
      ]);
      expect(result.categories.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
      expect(result.provenance.unknown).toContain("Numbers of customers under 5 are not shown.");
    });

    it("takes the last 365 days of the data, and says that it has none to compare with", async () => {
      const result = await ask({ analysis: "revenue_by_category" });

      expect(result).toMatchObject({ period: { from: "2025-07-01", to: "2026-06-30" }, before: null });
      expect(result.totals.growth).toBeNull();
    });

    it("sums of some customers what they bought in all their time", async () => {
      const result = await ask(
        { analysis: "revenue_by_category", archetype: "A-lamps", category: "LAMP-category" },
        { groupMin: 3 },
      );

      expect(result.categories).toMatchObject([
        { category: "lamp-category", valueCents: 12_500, orders: 10, customers: 5, growth: null },
      ]);
    });

    it("tells orders without a rate from orders for nothing", async () => {
      const other = await test.aTenant();
      await test.database.withTenant(other.tenantId, async (tx) => {
        await fillProductsShop(tx, other);
        await tx.insert(dailySales).values({
          ...{ tenantId: other.tenantId, day: "2026-06-30", orders: 3, customers: 2, newCustomers: 0 },
          ...{ netValueCents: 700, salesValueCents: 700, valuedOrders: 1 },
        });
      });

      const result = await ask({ analysis: "revenue_by_category" }, { tenant: other });

      expect(result.provenance.unknown[1]).toBe(
        "The value of 2 orders is unknown and in no sum: their currency has no rate.",
      );
    });
  });

  describe("category_repurchase_rate", () => {
    it("counts who bought on a second day, against all", async () => {
      const result = await ask({ analysis: "category_repurchase_rate" });

      // Lamps 5 of 5, 181 days later; mugs 5 of 8, four after 30 days and one after 120; vases none of 8.
      expect(result.mean).toEqual({ buyers: 21, again: 10, rate: 10 / 21 });
      expect(result.categories.map((row) => [row.category, row.buyers, row.again, row.medianDays])).toEqual([
        ["lamp-category", 5, 5, 181],
        ["mug-category", 8, 5, 30],
        ["vase-category", 8, 0, null],
      ]);
      // Wilson's interval of 5 of 8.
      expect(result.categories[1]).toMatchObject({
        rate: 0.625,
        low: expect.closeTo(0.3057, 4),
        high: expect.closeTo(0.8632, 4),
      });
    });

    it("counts within so many days, of those who have had so many", async () => {
      const result = await ask({ analysis: "category_repurchase_rate", within_days: 90, sort: "customers" });

      expect(result.categories.map((row) => [row.category, row.buyers, row.again])).toEqual([
        ["mug-category", 8, 4],
        ["vase-category", 6, 0],
        ["lamp-category", 5, 0],
      ]);
      expect(result.provenance.unknown[0]).toContain("in the last 90 days are left out (2)");
    });
  });

  it("category_popularity counts buyers, and those of late against those before", async () => {
    const result = await ask({ analysis: "category_popularity" });

    // 31 orders of customers: 13 with a mug, 10 with a lamp, 8 with a vase.
    expect(result.customers).toBe(8);
    expect(result.categories).toMatchObject([
      {
        category: "mug-category",
        buyers: 8,
        share: 1,
        orders: 13,
        shareOfOrders: 13 / 31,
        buyersNow: null,
        buyersBefore: 8,
      },
      {
        category: "vase-category",
        buyers: 8,
        share: 1,
        orders: 8,
        buyersNow: null,
        buyersBefore: 0,
        growth: null,
      },
      {
        category: "lamp-category",
        buyers: 5,
        share: 0.625,
        orders: 10,
        buyersNow: 0,
        buyersBefore: 5,
        growth: -1,
      },
    ]);
  });

  describe("category_by_segment", () => {
    it("compares the share of each group with that of all", async () => {
      const result = await ask({ analysis: "category_by_segment" }, { groupMin: 2 });

      expect(result.cells.map((cell) => [cell.category, cell.group.name, cell.buyers, cell.index])).toEqual([
        // 5 of 5 against 5 of 8.
        ["lamp-category", "Lamp lovers", 5, 1.6],
        ["mug-category", "Lamp lovers", 5, 1],
        ["mug-category", "Others", 3, 1],
        ["vase-category", "Lamp lovers", 5, 1],
        ["vase-category", "Others", 3, 1],
      ]);
    });

    it("withholds small groups, and those that would tell of them", async () => {
      const result = await ask({ analysis: "category_by_segment" });

      expect(result.cells.map((cell) => [cell.category, cell.group.id])).toEqual([
        ["lamp-category", "A-lamps"],
      ]);
      expect(result.provenance.unknown[0]).toContain("4 pairs of a category and a group are withheld");
    });

    it("compares the segments of an axis, those in none apart", async () => {
      const result = await ask(
        { analysis: "category_by_segment", group_by: "purchase_frequency" },
        { groupMin: 2 },
      );

      expect(result.cells[0]).toMatchObject({
        group: { name: "frequent", customers: 6 },
        // Of 6 frequent ones 5 bought a lamp, of all 8 as many: 5/6 against 5/8.
        index: expect.closeTo(4 / 3, 12),
      });
      expect(result.provenance.unknown).toContain(
        "2 customers are in no group: too little is known of how they buy.",
      );
    });
  });

  it("category_trends lays sales out by month and compares whole months with those a year before", async () => {
    const result = await ask({ analysis: "category_trends", sort: "growth" });

    expect(result.compared).toEqual({ from: "2026-04-01", to: "2026-06-30" });
    // A bowl for 1,500 after one for 1,000 a year before.
    expect(result.categories[0]).toMatchObject({ category: "bowl-category", growth: 0.5, momentum: null });
    const [bowl] = result.categories;
    expect(bowl?.points).toHaveLength(16);
    expect(bowl?.points[0]).toEqual({
      start: "2025-03-01",
      isPartial: true,
      valueCents: 0,
      orders: 0,
      customers: 0,
    });
    expect(bowl?.points.at(-2)).toMatchObject({ start: "2026-05-01", valueCents: 1_500, isPartial: false });
  });

  it("category_trends by quarter counts a customer once a quarter", async () => {
    const result = await ask({
      analysis: "category_trends",
      granularity: "quarter",
      category: "mug-category",
    });

    expect(result.categories[0]?.points.map((point) => [point.start, point.orders, point.customers])).toEqual(
      [
        ["2025-01-01", 0, 0],
        ["2025-04-01", 0, 0],
        ["2025-07-01", 0, 0],
        ["2025-10-01", 0, 0],
        // Twelve orders of eight customers; one of a single one is not told.
        ["2026-01-01", 12, 8],
        ["2026-04-01", 1, null],
      ],
    );
  });

  it("category_value is net of returns per buyer, with what is expected of them", async () => {
    const result = await ask({ analysis: "category_value" });

    // Lamps 12,500 of 5; mugs 18,000 less 1,000 of 8, in 13 orders; vases 3,000 + 1,400 of 8.
    expect(result.categories).toMatchObject([
      {
        category: "lamp-category",
        valuePerBuyerCents: 2_500,
        valuePerOrderCents: 1_250,
        expectedValue12mCents: 3_000,
        churnRisk: expect.closeTo(0.3, 12),
      },
      {
        category: "mug-category",
        netValueCents: 17_000,
        valuePerBuyerCents: 2_125,
        valuePerOrderCents: 1_385,
        averageOrderValueCents: 1_385,
        expectedValue12mCents: 4_500,
        churnRisk: expect.closeTo(0.45, 12),
      },
      { category: "vase-category", valuePerBuyerCents: 550 },
    ]);
  });

  describe("bundles", () => {
    it("ranks each pair once, by how much it goes together", async () => {
      const result = await ask({ analysis: "bundles" });

      expect(result.matching).toBe(2);
      expect(
        result.bundles.map((pair) => [pair.product.productId, pair.other.productId, pair.ordersBoth]),
      ).toEqual([
        ["mug", "lamp", 12],
        // The vase is the rarer one.
        ["vase", "mug", 10],
      ]);
      expect(result.bundles[0]).toMatchObject({ confidence: 12 / 13, support: 0.2, pValue: 0.001 });
    });

    it("says what goes with a product", async () => {
      const result = await ask({ analysis: "bundles", product: "MUG" });

      expect(result.bundles.map((pair) => pair.other.productId)).toEqual(["lamp", "vase"]);
    });

    it("keeps to the pairs of a category", async () => {
      const result = await ask({ analysis: "bundles", category: "vase-category" });

      expect(result.bundles.map((pair) => pair.product.productId)).toEqual(["vase"]);
    });

    it("takes a category's name for the category where no product is called so", async () => {
      const named = await ask({ analysis: "bundles", product: "VASE-category" });
      const filtered = await ask({ analysis: "bundles", category: "vase-category" });

      expect(named).toMatchObject({ product: null, category: "vase-category" });
      expect(named.bundles).toEqual(filtered.bundles);
    });
  });

  describe("seasonal_performance", () => {
    it("compares a season's days with other days, whole seasons only", async () => {
      const result = await ask({ analysis: "seasonal_performance", event: "q1" });

      expect(result.occasions).toEqual([{ year: 2026, from: "2026-01-01", to: "2026-03-31" }]);
      // 12 orders for 16,000 on 81 days since its first sale on January 10; 2,000 on the 91 days after.
      expect(result.things).toMatchObject([
        {
          name: "mug-category",
          orders: 12,
          valueCents: 16_000,
          valuePerDayCents: 198,
          usualPerDayCents: 22,
          lift: expect.closeTo(16_000 / 81 / (2_000 / 91) - 1, 9),
          // Beside lamps for 7,500.
          share: expect.closeTo(16_000 / 23_500, 9),
          // Of 38,100 in all, less 23,500, less vases for 3,000 in the quarter known in part.
          usualShare: expect.closeTo(2_000 / 11_600, 9),
          ...{ years: 1, yearsAbove: 1 },
        },
      ]);
      expect(result.provenance.unknown.join(" ")).toContain("2025-01-01 to 2025-03-31");
    });

    it.each([
      ["months", { event: "q1" }],
      ["days", { season_from: "01-05", season_to: "03-31" }],
    ] as const)("knows single products, too, over a season of %s", async (_, season) => {
      const result = await ask({ analysis: "seasonal_performance", of: "products", ...season });

      expect(result.things).toMatchObject([
        { name: "mug", title: "mug", orders: 12, valueCents: 16_000, usualPerDayCents: 22 },
      ]);
    });
  });

  describe("product_performance", () => {
    it("says what products sold, and which fall or sell no more", async () => {
      const result = await ask({ analysis: "product_performance" });

      expect(
        result.products.map((row) => [
          row.productId,
          row.valueCents,
          row.orders,
          row.customers,
          row.growth,
          row.status,
        ]),
      ).toEqual([
        // 2,000 in the last 90 days after 16,000.
        ["mug", 18_000, 13, 8, -0.875, "falling"],
        ["lamp", 12_500, 10, 5, -1, "dormant"],
        ["vase", 5_100, 9, 8, null, null],
        ["bowl", 2_500, 2, 0, null, null],
      ]);
      expect(result.products[0]?.repurchaseRate).toBe(0.625);
      expect(result.products[3]?.repurchaseRate).toBeNull();
    });

    it.each([
      ["units", ["mug", "lamp", "vase", "bowl"]],
      ["repurchase", ["lamp", "mug", "vase", "bowl"]],
      ["growth", ["mug", "lamp", "bowl", "vase"]],
    ] as const)("sorts by %s, unknown last", async (sort, expected) => {
      const result = await ask({ analysis: "product_performance", sort });

      expect(result.products.map(({ productId }) => productId)).toEqual(expected);
    });

    it("ranks by no rate that it does not show", async () => {
      const result = await ask(
        { analysis: "product_performance", sort: "repurchase" },
        // Of lamps, with the best rate, five customers came back.
        { groupMin: 6 },
      );

      expect(result.products.map((row) => [row.productId, row.repurchaseRate])).toEqual([
        ["mug", 0.625],
        ["vase", expect.any(Number)],
        ["bowl", null],
        ["lamp", null],
      ]);
    });

    it("ranks by no growth where it shows none", async () => {
      const young = await test.aTenant();
      await test.database.withTenant(young.tenantId, async (tx) => {
        await fillProductsShop(tx, young);
        await tx
          .update(modelRuns)
          .set({ parameters: { firstDay: "2026-03-01", lastDay: LAST_DAY, horizonDays: 180 } })
          .where(eq(modelRuns.tenantId, young.tenantId));
      });

      const result = await ask({ analysis: "product_performance", sort: "growth" }, { tenant: young });

      expect(result.products.map(({ productId, growth }) => [productId, growth])).toEqual([
        ["bowl", null],
        ["lamp", null],
        ["mug", null],
        ["vase", null],
      ]);
    });

    it("lists the products that are called so, and those of a category", async () => {
      const called = await ask({ analysis: "product_performance", product: "vas" });
      const inCategory = await ask({ analysis: "product_performance", category: "bowl-category" });

      expect(called.products.map(({ productId }) => productId)).toEqual(["vase"]);
      expect(inCategory.products.map(({ productId }) => productId)).toEqual(["bowl"]);
    });

    it("pages without gap or repeat", async () => {
      const pages = await Promise.all(
        [0, 1, 2, 3, 4].map((offset) => ask({ analysis: "product_performance", limit: 1, offset })),
      );

      expect(pages.flatMap((page) => page.products.map(({ productId }) => productId))).toEqual([
        "mug",
        "lamp",
        "vase",
        "bowl",
      ]);
    });
  });

  describe("customers' filters", () => {
    it.each([
      [{ churn_max: 0.55 }, 5],
      [{ orders_min: 3 }, 5],
      [{ churn_max: 0.35, orders_min: 3 }, 3],
      [{ axis: "purchase_frequency", segment: "frequent" }, 6],
    ] as const)("narrow the buyers by %j", async (filter, buyers) => {
      const result = await ask(
        { analysis: "category_popularity", category: "mug-category", ...filter },
        { groupMin: 2 },
      );

      expect(result.categories[0]?.buyers).toBe(buyers);
      expect(result.customers).toBe(buyers);
    });

    it("withhold everything where fewer customers fit than make a group", async () => {
      const result = await ask({ analysis: "category_value", churn_max: 0.25 });

      expect(result.categories).toEqual([]);
      expect(result.provenance.unknown).toContain(
        "Figures of the group are withheld: fewer than 5 customers fit.",
      );
    });

    it.each([
      "revenue_by_category",
      "category_repurchase_rate",
      "category_popularity",
      "category_by_segment",
      "category_value",
    ] as const)("withhold %s of all but a few, whose figures the difference would be", async (analysis) => {
      // Seven of eight.
      const result = await callTool(analyzeProducts, { analysis, churn_max: 0.75 }, context);

      expect(result).toMatchObject({ matching: 0 });
      expect(result.provenance.unknown.join()).toContain("all but fewer than 5 customers fit");
      expect(result.provenance.unknown.join()).not.toMatch(/\d+ customers? (?:is|are)/);
    });
  });

  it.each<[Asked, RegExp]>([
    [{ analysis: "bundles", churn_min: 0.5 }, /everybody.*leave churn_min out/],
    [{ analysis: "product_performance", is_b2b: true }, /leave is_b2b out/],
    [{ analysis: "category_trends", archetype: "A" }, /leave archetype out/],
    [{ analysis: "seasonal_performance", event: "q1", ltv_min: 1 }, /leave ltv_min out/],
    [{ analysis: "bundles", sort: "value" }, /order of their own/],
    [
      { analysis: "category_value", sort: "lift" },
      /can't be sorted by lift: choose value, orders, customers/,
    ],
    [{ analysis: "category_value", from: "2026-01-01" }, /takes no from.*revenue_by_category/],
    [{ analysis: "revenue_by_category", product: "mug" }, /bundles or product_performance/],
    [{ analysis: "revenue_by_category", from: "2026-02-01", to: "2026-01-01" }, /must not come after/],
    [
      { analysis: "revenue_by_category", from: "2020-01-01", to: "2020-12-31" },
      /the data reach from 2025-03-10/,
    ],
    [{ analysis: "revenue_by_category", from: "2026-01-01", orders_min: 2 }, /leave from and to out/],
    [{ analysis: "seasonal_performance" }, /needs a season/],
    [{ analysis: "seasonal_performance", season_from: "01-01" }, /both its days/],
    [
      { analysis: "seasonal_performance", event: "q1", season_from: "01-01", season_to: "02-01" },
      /leave one of them out/,
    ],
    [{ analysis: "category_value", churn_min: 0.9, churn_max: 0.1 }, /must not exceed/],
    [{ analysis: "category_value", archetype: "A-none" }, /no archetype/],
  ])("refuses %j with a way out", async (asked, said) => {
    const refused = callTool(analyzeProducts, asked, context);

    await expect(refused).rejects.toThrow(said);
    await expect(refused).rejects.toBeInstanceOf(UserError);
  });

  describe("a name", () => {
    it.each<[Asked, object]>([
      [
        { analysis: "category_value", category: "vsae-category" },
        { kind: "not_found", what: "category", nearest: [{ id: "vase-category" }] },
      ],
      [
        { analysis: "category_value", category: "shoes" },
        { kind: "not_found", nearest: [], examples: [{ id: "mug-category" }, {}, {}, {}] },
      ],
      [
        { analysis: "category_value", category: "category" },
        { kind: "ambiguous", candidates: [{ id: "mug-category" }, {}, {}, {}] },
      ],
      [
        { analysis: "bundles", product: "vasse" },
        { kind: "not_found", what: "product", nearest: [{ id: "vase", title: "vase" }] },
      ],
    ])("that is none, or several, is answered with a choice: %j", async (asked, expected) => {
      expect(await callTool(analyzeProducts, asked, context)).toMatchObject(expected);
    });

    it.each(["<script>alert(1)</script>", "__proto__", "x".repeat(200), "'; drop table products; --"])(
      "is data, whatever it says: %j",
      async (name) => {
        const hostile = await test.aTenant();
        await test.database.withTenant(hostile.tenantId, async (tx) => {
          await fillProductsShop(tx, hostile);
          await tx.update(products).set({ title: name }).where(eq(products.productId, "mug"));
        });

        const found = await ask({ analysis: "product_performance", product: name }, { tenant: hostile });

        expect(found.products.map(({ title }) => title)).toEqual([name]);
      },
    );
  });

  it.each(analyzeProducts.input.shape.analysis.options)(
    "answers of an empty shop with nothing: %s",
    async (analysis) => {
      const empty = await test.aTenant();
      const season = analysis === "seasonal_performance" ? { event: "q4" as const } : {};

      const result = await callTool(analyzeProducts, { analysis, ...season }, { ...context, tenant: empty });

      expect(result).toMatchObject({ kind: analysis, matching: 0, provenance: { period: null } });
    },
  );
});
