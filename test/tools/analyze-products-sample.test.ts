import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { createSampleShop } from "../../src/sources/sample-shop/sample-shop.ts";
import { createTenantStore } from "../../src/store/tenants.ts";
import { importSource } from "../../src/sync/import.ts";
import { analyzeProducts, type ProductAnalysis } from "../../src/tools/analyze-products.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");
type Asked = z.input<typeof analyzeProducts.input>;

const SEASON: Partial<Asked> = { event: "q4" };
const QUESTIONS: readonly Asked[] = analyzeProducts.input.shape.analysis.options.map((analysis) => ({
  analysis,
  ...(analysis === "seasonal_performance" ? SEASON : {}),
}));

describe.each(databaseKinds)("the analysis of products of a sample shop, over the %s database", (kind) => {
  let test: TestDatabase;
  let context: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    const tenant = await test.aTenant();
    const sample = createSampleShop({ customers: 600, seed: 1, end: new Date("2026-03-01T00:00:00Z") });
    await importSource(test.database, sample, { tenant, now, churnHorizonDays: 90, kind: "sample" });
    const current = await createTenantStore(test.database).find(tenant.tenantId);
    context = aToolContext(test.database, current ?? tenant, now, { churnHorizonDays: 90 });
  });
  afterAll(() => test?.close());

  const ask = (asked: Asked) => callTool(analyzeProducts, { limit: 100, ...asked }, context);

  it.each(QUESTIONS)("pages $analysis without gap or repeat", async (asked) => {
    const all = namesOf(await ask(asked));
    const first = namesOf(await ask({ ...asked, limit: 3 }));
    const second = namesOf(await ask({ ...asked, limit: 3, offset: 3 }));

    expect([...first, ...second]).toEqual(all.slice(0, 6));
    expect(new Set(all).size).toBe(all.length);
    // Small baskets of a small shop make no pairs that are beyond chance.
    if (asked.analysis !== "bundles") expect(all.length).toBeGreaterThan(3);
  });

  it.each(QUESTIONS)("answers $analysis alike when asked again", async (asked) => {
    expect(await ask(asked)).toEqual(await ask(asked));
  });

  it("adds the categories up to all of them, sorted as said", async () => {
    const result = await ask({ analysis: "revenue_by_category" });

    if (result.kind !== "revenue_by_category") throw new Error(result.kind);
    const values = result.categories.map(({ valueCents }) => valueCents ?? 0);
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(result.totals.valueCents);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(result.categories.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
  });

  it("says the same of a year by its days and by its months", async () => {
    const year = await ask({ analysis: "revenue_by_category", from: "2025-01-01", to: "2025-12-31" });
    const months = await ask({ analysis: "category_trends" });

    if (year.kind !== "revenue_by_category" || months.kind !== "category_trends") throw new Error();
    for (const { category, valueCents, orders } of year.categories) {
      const points = months.categories
        .find((row) => row.category === category)
        ?.points.filter(({ start }) => start.startsWith("2025"));
      expect(points).toHaveLength(12);
      expect(points?.reduce((sum, point) => sum + (point.valueCents ?? 0), 0)).toBe(valueCents);
      expect(points?.reduce((sum, point) => sum + point.orders, 0)).toBe(orders);
    }
  });

  it("counts no more buyers of a part than of the whole, and the same in each of its answers", async () => {
    const all = await ask({ analysis: "category_popularity" });
    const some = await ask({ analysis: "category_popularity", orders_min: 2 });
    const again = await ask({ analysis: "category_repurchase_rate" });

    if (all.kind !== "category_popularity" || some.kind !== "category_popularity") throw new Error();
    if (again.kind !== "category_repurchase_rate") throw new Error();
    const buyersOf = (rows: readonly { category: string; buyers: number }[]) =>
      new Map(rows.map((row) => [row.category, row.buyers]));
    const [whole, part] = [buyersOf(all.categories), buyersOf(some.categories)];
    for (const [category, buyers] of part) expect(buyers).toBeLessThanOrEqual(whole.get(category) ?? 0);
    expect(buyersOf(again.categories)).toEqual(whole);
    for (const row of again.categories) {
      expect(row.low).toBeLessThanOrEqual(row.rate);
      expect(row.high).toBeGreaterThanOrEqual(row.rate);
    }
  });

  it("shows no group of customers under the threshold", async () => {
    const result = await ask({ analysis: "category_by_segment" });

    if (result.kind !== "category_by_segment") throw new Error(result.kind);
    for (const { buyers, group } of result.cells) {
      expect(buyers).toBeGreaterThanOrEqual(5);
      expect(buyers).toBeLessThanOrEqual(group.customers);
    }
  });
});

function namesOf(result: ProductAnalysis): string[] {
  switch (result.kind) {
    case "category_by_segment":
      return result.cells.map(({ category, group }) => `${category} ${group.id}`);
    case "bundles":
      return result.bundles.map(({ product, other }) => `${product.productId} ${other.productId}`);
    case "seasonal_performance":
      return result.things.map(({ name }) => name);
    case "product_performance":
      return result.products.map(({ productId }) => productId);
    case "ambiguous":
    case "not_found":
      throw new Error(result.kind);
    default:
      return result.categories.map(({ category }) => category);
  }
}
