import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Queryable } from "../../../src/store/database.ts";
import { readFacts, stageFacts } from "../../../src/store/figures/facts.ts";
import { stageProducts } from "../../../src/store/figures/products.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import {
  categoryDays,
  categoryPeriods,
  customerCategories,
  productMonths,
} from "../../../src/store/schema/categories.ts";
import { combinedSales, products, salesLines } from "../../../src/store/schema/sales.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { publishCategories } from "../../../src/sync/publish-categories.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop, type OrderOf } from "../../support/shop.ts";

const NOW = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("what is bought of categories, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  /** Ann buys a mug three times, twice on one day and once with a vase; Bob a mug, which comes back; a guest a mug. */
  const ORDERS: OrderOf[] = [
    { id: "1", customer: "ann", day: "2026-01-05", cents: 1_000 },
    { id: "2", customer: "ann", day: "2026-01-05", cents: 500 },
    { id: "3", customer: "ann", day: "2026-02-10", cents: 2_000 },
    { id: "4", customer: "bob", day: "2026-02-11", cents: 700 },
    { id: "R4", customer: "bob", day: "2026-02-20", cents: -700, kind: "return" },
    { id: "5", customer: null, day: "2026-02-11", cents: 300 },
    { id: "6", customer: "cy", day: "2026-03-01", cents: 900, kind: "cancelled" },
  ];

  async function publish(
    orders: readonly OrderOf[],
    change: (tx: Queryable, tenant: Tenant) => Promise<unknown> = async () => {},
  ) {
    const tenant = await test.aTenant();
    const { tenantId, timeZone } = tenant;
    return test.database.withTenant(tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      await change(tx, tenant);
      const staged = await stageSales(tx, { tenantId, timeZone, now: NOW });
      if (!staged) throw new Error("the shop has orders");
      await stageFacts(tx, tenantId, staged);
      await stageProducts(tx, tenantId);
      await publishCategories(tx, tenantId);
      // A second time replaces the first.
      await publishCategories(tx, tenantId);
      const { customerId, category } = customerCategories;
      return {
        bought: await tx.select().from(customerCategories).orderBy(asc(customerId), asc(category)),
        days: await tx.select().from(categoryDays).orderBy(asc(categoryDays.category), asc(categoryDays.day)),
        periods: await tx.select().from(categoryPeriods).orderBy(asc(categoryPeriods.start)),
        months: await tx.select().from(productMonths),
        facts: await readFacts(tx, 0, 99),
      };
    });
  }

  const addVase = (tx: Queryable, { tenantId }: Tenant) =>
    Promise.all([
      tx.insert(products).values({ tenantId, productId: "vase", title: "Vase", category: "vases" }),
      tx.insert(salesLines).values({
        ...{ tenantId, orderId: "3", lineNo: 2, productId: "vase" },
        ...{ quantity: 2, unitPrice: 4, lineValueCents: 800 },
      }),
    ]);

  it("is counted by customer from sales, with what came back beside", async () => {
    const { bought } = await publish(ORDERS, addVase);

    expect(bought).toEqual([
      expect.objectContaining({
        customerId: "ann",
        category: "mug-category",
        orders: 3,
        purchaseDays: 2,
        units: 3,
        // 1,000 + 500 + 2,000; the orders are worth as much, the vase not counted.
        salesValueCents: 3_500,
        orderValueCents: 3_500,
        valuedOrders: 3,
        returnedValueCents: 0,
        firstBoughtOn: "2026-01-05",
        lastBoughtOn: "2026-02-10",
        secondPurchaseDays: 36,
        laterBoughtOn: null,
      }),
      expect.objectContaining({
        customerId: "ann",
        category: "vases",
        orders: 1,
        units: 2,
        salesValueCents: 800,
        orderValueCents: 2_000,
      }),
      expect.objectContaining({
        customerId: "bob",
        orders: 1,
        salesValueCents: 700,
        returnedValueCents: 700,
        secondPurchaseDays: null,
        laterBoughtOn: null,
      }),
    ]);
  });

  it("is counted by day, month and quarter with guests' sales, each customer once a period", async () => {
    const { days, periods } = await publish(ORDERS);

    const of = (row: { orders: number; customers: number; salesValueCents: number }) => [
      row.orders,
      row.customers,
      row.salesValueCents,
    ];
    expect(days.map((row) => [row.day, ...of(row)])).toEqual([
      ["2026-01-05", 2, 1, 1_500],
      ["2026-02-10", 1, 1, 2_000],
      ["2026-02-11", 2, 1, 1_000],
    ]);
    expect(periods.map((row) => [row.granularity, row.start, ...of(row)])).toEqual(
      expect.arrayContaining([
        ["month", "2026-01-01", 2, 1, 1_500],
        ["month", "2026-02-01", 3, 2, 3_000],
        ["quarter", "2026-01-01", 5, 2, 4_500],
      ]),
    );
    expect(periods).toHaveLength(3);
  });

  it("is counted by product and month", async () => {
    const { months } = await publish(ORDERS);

    expect(months).toEqual([
      expect.objectContaining({
        productId: "mug",
        months: ["2026-01-01", "2026-02-01"],
        orders: [2, 3],
        salesValueCents: [1_500, 3_000],
        valuedOrders: [2, 3],
      }),
    ]);
  });

  it("goes by the order's category where the product has none, for the main category, too", async () => {
    const { bought, facts } = await publish(ORDERS, (tx) => tx.update(products).set({ category: null }));

    expect(bought.map(({ customerId, category }) => [customerId, category])).toEqual([
      ["ann", "mug-category"],
      ["bob", "mug-category"],
    ]);
    expect(facts.map(({ mainCategory }) => mainCategory)).toEqual(["mug-category", "mug-category", null]);
  });

  it("is nothing where neither the product nor the order names a category", async () => {
    const { bought, days, periods, facts } = await publish(ORDERS, async (tx) => {
      await tx.update(products).set({ category: null });
      await tx.update(combinedSales).set({ productCategory: null });
    });

    expect([...bought, ...days, ...periods]).toEqual([]);
    expect(facts.map(({ mainCategory }) => mainCategory)).toEqual([null, null, null]);
  });

  it("is what the order came to where the order names no products", async () => {
    const { bought, facts } = await publish(ORDERS.slice(0, 1), async (tx) => {
      await tx.delete(salesLines);
      await tx.update(combinedSales).set({ lineCount: 0, itemCount: 4 });
    });

    expect(bought).toMatchObject([{ customerId: "ann", orders: 1, units: 4, salesValueCents: 1_000 }]);
    expect(facts).toMatchObject([{ mainCategory: "mug-category", mainCategoryShare: 1 }]);
  });

  it("has no value where none of it has a rate, and that of the rest where some has", async () => {
    const { bought, days } = await publish(ORDERS, (tx) =>
      tx
        .update(combinedSales)
        .set({ currency: "XXX", reportingValueCents: null })
        .where(eq(combinedSales.orderDate, new Date("2026-02-11T12:00:00Z"))),
    );

    expect(bought.map((row) => [row.customerId, row.orders, row.valuedOrders, row.salesValueCents])).toEqual([
      ["ann", 3, 3, 3_500],
      ["bob", 1, 0, null],
    ]);
    expect(days.at(-1)).toMatchObject({ orders: 2, valuedOrders: 0, salesValueCents: 0 });
  });

  it("takes days in the shop's time zone and names as data", async () => {
    const name = "<b>__proto__'; drop table products; --";
    const { bought } = await publish(ORDERS.slice(0, 1), (tx) => tx.update(products).set({ category: name }));

    expect(bought).toMatchObject([{ category: name }]);
  });
});
