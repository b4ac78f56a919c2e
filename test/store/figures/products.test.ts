import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBundles } from "../../../src/analytics/recommend/bundles.ts";
import type { Queryable } from "../../../src/store/database.ts";
import {
  publishPairs,
  publishProductFigures,
  readBaskets,
  stageProducts,
} from "../../../src/store/figures/products.ts";
import { stageInteractions } from "../../../src/store/figures/recommendations.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import { productFigures, productPairs } from "../../../src/store/schema/recommendations.ts";
import { combinedSales, salesLines } from "../../../src/store/schema/sales.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop } from "../../support/shop.ts";

const NOW = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("what is known of products, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("is counted from sales, by orders, customers and days", async () => {
    const tenant = await test.aTenant();
    const orders = [
      { id: "1", customer: "ann", day: "2025-11-01", cents: 1_000, product: "mug" },
      { id: "2", customer: "ann", day: "2026-01-01", cents: 2_000, product: "mug" },
      { id: "3", customer: "ann", day: "2026-03-02", cents: 2_000, product: "mug" },
      { id: "4", customer: "bob", day: "2026-03-02", cents: 2_000, product: "mug" },
      { id: "5", customer: "bob", day: "2026-03-10", cents: 2_000, product: "mug" },
      { id: "6", customer: null, day: "2026-03-11", cents: 500, product: "mug" },
      { id: "R", customer: "bob", day: "2026-03-12", cents: -2_000, kind: "return" as const, product: "mug" },
      { id: "7", customer: "bob", day: "2026-03-10", cents: 900, product: "vase" },
    ];

    const figures = await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      await publish(tx, tenant);
      return tx.select().from(productFigures).where(eq(productFigures.tenantId, tenant.tenantId));
    });

    expect(figures.find(({ productId }) => productId === "mug")).toEqual({
      tenantId: tenant.tenantId,
      productId: "mug",
      baskets: 6,
      customers: 2,
      customersAgain: 2,
      // Ann's mean of 60.5 days, and Bob's 8.
      daysBetweenMedian: 34.25,
      units: 6,
      salesValueCents: 9_500,
      valuedBaskets: 6,
      // From 2025-12-12 on; the 90 days before begin on 2025-09-13.
      baskets90: 5,
      basketsPrevious90: 1,
      salesValue90Cents: 8_500,
      salesValuePrevious90Cents: 1_000,
      firstSoldOn: "2025-11-01",
      lastSoldOn: "2026-03-11",
    });
    expect(figures.find(({ productId }) => productId === "vase")).toMatchObject({
      customers: 1,
      customersAgain: 0,
      daysBetweenMedian: null,
    });
  });

  it("counts value in the shop's currency", async () => {
    const tenant = await test.aTenant();

    const [figures] = await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, [{ id: "1", customer: "ann", day: "2026-03-01", cents: 1_000 }]);
      await tx.update(combinedSales).set({ currency: "EUR", reportingValueCents: 1_100 });
      await publish(tx, tenant);
      return tx.select().from(productFigures).where(eq(productFigures.tenantId, tenant.tenantId));
    });

    expect(figures?.salesValueCents).toBe(1_100);
  });

  it("finds what is bought together, from orders of several lines", async () => {
    const tenant = await test.aTenant();

    const pairs = await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillPairs(tx, tenant);
      await publish(tx, tenant);
      const baskets = await readBaskets(tx);
      await publishPairs(tx, tenant.tenantId, findBundles(baskets));
      await publishPairs(tx, tenant.tenantId, findBundles(baskets));
      return tx
        .select()
        .from(productPairs)
        .where(and(eq(productPairs.tenantId, tenant.tenantId), eq(productPairs.productId, "cup")));
    });

    expect(pairs).toEqual([
      expect.objectContaining({
        productId: "cup",
        otherProductId: "saucer",
        basketsBoth: 12,
        basketsProduct: 12,
        basketsOther: 12,
        basketsTotal: 60,
        support: 0.2,
        confidence: 1,
        lift: 5,
      }),
    ]);
  });

  it("keeps the baskets of a customer together, and guests apart", async () => {
    const tenant = await test.aTenant();

    const baskets = await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, [
        { id: "1", customer: "bob", day: "2026-01-01", cents: 1, product: "b" },
        { id: "2", customer: null, day: "2026-01-01", cents: 1, product: "a" },
        { id: "3", customer: "ann", day: "2026-01-01", cents: 1, product: "a" },
        { id: "4", customer: "bob", day: "2026-01-02", cents: 1, product: "a" },
        { id: "5", customer: null, day: "2026-01-01", cents: 1, product: "b" },
      ]);
      await publish(tx, tenant);
      return readBaskets(tx);
    });

    expect([...baskets.starts]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...baskets.product]).toEqual([0, 1, 0, 0, 1]);
    expect([...baskets.customer.slice(0, 3)]).toEqual([1, 2, 2]);
    expect(new Set(baskets.customer).size).toBe(4);
  });
});

async function publish(tx: Queryable, { tenantId, timeZone }: Tenant): Promise<void> {
  const staged = await stageSales(tx, { tenantId, timeZone, now: NOW });
  if (!staged) throw new Error("the shop has orders");
  await stageProducts(tx, tenantId);
  await stageInteractions(tx, staged);
  await publishProductFigures(tx, tenantId, staged);
}

/** Twelve orders of a cup with a saucer, of as many customers, and 48 of a spoon. */
async function fillPairs(tx: Queryable, tenant: Tenant): Promise<void> {
  const orders = Array.from({ length: 60 }, (_, nth) => ({
    id: `o${nth}`,
    customer: `c${nth}`,
    day: "2026-03-01",
    cents: 100,
    product: nth < 12 ? "cup" : "spoon",
  }));
  const extra = {
    id: "x",
    customer: "c0",
    day: "2026-03-01",
    cents: 1,
    kind: "cancelled" as const,
    product: "saucer",
  };
  await fillShop(tx, tenant, [...orders, extra]);
  await tx.insert(salesLines).values(
    orders.slice(0, 12).map(({ id }) => ({
      tenantId: tenant.tenantId,
      orderId: id,
      lineNo: 2,
      productId: "saucer",
      quantity: 1,
      unitPrice: 1,
      lineValueCents: 100,
    })),
  );
}
