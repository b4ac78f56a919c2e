import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Features } from "../../../src/analytics/segments/features.ts";
import type { Queryable } from "../../../src/store/database.ts";
import { readFeatures, sampleFeatures, stageFeatures } from "../../../src/store/figures/features.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop, type OrderOf } from "../../support/shop.ts";

const now = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("the features of customers, computed in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  it("are those worked out by hand for a small shop", async () => {
    const [ann, bob] = await featuresOf([
      { id: "1", customer: "ann", day: "2026-01-01", cents: 5_000 },
      { id: "2", customer: "ann", day: "2026-01-31", cents: 7_000, discountCents: 500, product: "vase" },
      { id: "2b", customer: "ann", day: "2026-01-31", cents: 1_000 },
      { id: "3", customer: "ann", day: "2026-03-01", cents: 9_000, product: "vase" },
      { id: "R1", customer: "ann", day: "2026-03-02", cents: -9_000, kind: "return", product: "vase" },
      { id: "4", customer: "bob", day: "2026-03-10", cents: 2_000 },
      { id: "5", customer: null, day: "2026-03-10", cents: 3_000 },
    ]);

    expectClose(ann, {
      // Three purchases within 68 days, which count as a quarter.
      purchases_per_year: (3 * 365.25) / 90,
      interpurchase_mean_days: 29.5,
      interpurchase_cv: Math.SQRT1_2 / 29.5,
      orders_90: 4,
      net_value_cents: 13_000,
      mean_order_value_cents: 5_500,
      order_value_trend: ((0.5 * Math.log(9 / 5) + Math.log(1 / 7) / 6) / (5 / 9)) * (2 / 6),
      // 6,000 cents for mugs, 16,000 for vases.
      category_entropy: -(3 / 11) * Math.log(3 / 11) - (8 / 11) * Math.log(8 / 11),
      category_herfindahl: (9 + 64) / 121,
      main_category_share: 8 / 11,
      category_loyalty: 1 / 3,
      discounted_order_share: 1 / 4,
      mean_discount_rate: 500 / 7_500 / 4,
      // A Thursday, a Saturday and a Sunday.
      weekend_share: 2 / 3,
      business_hours_share: 1 / 4,
      seasonality: null,
      tenure_days: 68,
      purchases: 3,
      acceleration: 0,
      repeat_product_share: 1,
      repeat_value_share: 1,
      top_product_loyalty: 1 / 2,
      returned_value_share: 9 / 22,
      returned_items_share: 1 / 4,
      return_order_share: 1 / 4,
    });
    expectClose(bob, {
      ...NOTHING_KNOWN,
      net_value_cents: 2_000,
      mean_order_value_cents: 2_000,
      discounted_order_share: 0,
      mean_discount_rate: 0,
      tenure_days: 0,
      purchases: 1,
      returned_value_share: 0,
      returned_items_share: 0,
      return_order_share: 0,
    });
  });

  it("see a season where purchases come at the same time of the year", async () => {
    const yearly = [2022, 2023, 2024, 2025].map((year) => order("ann", `${year}-12-10`));
    const opposite = ["2022-06-10", "2022-12-10", "2023-06-10", "2023-12-10"].map((day) => order("bob", day));

    const [ann, bob] = await featuresOf([...yearly, ...opposite]);

    expect(ann?.seasonality).toBeCloseTo(1, 3);
    expect(bob?.seasonality).toBeCloseTo(-1 / 3, 2);
  });

  it("know nothing of discounts and returns in a shop that names none", async () => {
    const shop = [order("ann", "2026-01-01"), order("ann", "2026-02-01")];

    const [ann] = await featuresOf(shop, (tx) =>
      tx.execute(sql`update combined_sales set discount_amount_cents = null`),
    );

    expect(ann).toMatchObject({
      discounted_order_share: null,
      mean_discount_rate: null,
      returned_value_share: null,
      returned_items_share: null,
      return_order_share: null,
    });
  });

  it("count a refund as a return of that part of the sale", async () => {
    const shop = [order("ann", "2026-01-01", 3_000), order("ann", "2026-02-01", 5_000)];

    // Of 6,000 cents half were paid back, so that 3,000 remain.
    const [ann] = await featuresOf(shop, (tx) =>
      tx.execute(sql`update combined_sales set refunded_amount_cents = 3000 where order_value_cents = 3000`),
    );

    expect(ann).toMatchObject({
      net_value_cents: 8_000,
      mean_order_value_cents: 5_500,
      return_order_share: 0.5,
    });
    expect(ann?.returned_value_share).toBeCloseTo(3 / 11, 9);
  });

  it("are null, not 0, of one who only sent something back", async () => {
    const [ann, bob] = await featuresOf([
      { id: "R1", customer: "ann", day: "2026-01-01", cents: -100, kind: "return" },
      order("bob", "2026-01-02"),
    ]);

    expect(ann).toEqual(NOTHING_KNOWN);
    expect(bob?.purchases).toBe(1);
  });

  it("are read in batches in the order of customers, and sampled in an order of chance that lasts", async () => {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      const crowd = Array.from({ length: 30 }, (_, index) => [
        order(`c${index}`, "2026-01-01"),
        ...(index % 3 === 0 ? [order(`c${index}`, "2026-02-01")] : []),
      ]);
      await fillShop(tx, tenant, crowd.flat());
      await compute(tx, tenant);

      const first = await readFeatures(tx, 0, 20);
      const rest = await readFeatures(tx, first.at(-1)?.customer ?? 0, 20);
      const sampled = await sampleFeatures(tx, 20);

      expect([...first, ...rest].map(({ customer }) => customer)).toEqual(
        Array.from({ length: 30 }, (_, index) => index + 1),
      );
      expect(await sampleFeatures(tx, 20)).toEqual(sampled);
      expect(sampled.filter(({ features }) => (features.purchases ?? 0) > 1)).toHaveLength(10);
      expect(sampled).toHaveLength(20);
    });
  });

  /** Of each customer, by name. */
  async function featuresOf(
    orders: readonly OrderOf[],
    change: (tx: Queryable) => Promise<unknown> = async () => undefined,
  ): Promise<Features[]> {
    const tenant = await test.aTenant();
    return test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      await change(tx);
      await compute(tx, tenant);
      return (await readFeatures(tx, 0, 100)).map(({ features }) => features);
    });
  }
});

async function compute(tx: Queryable, { tenantId, timeZone }: Tenant): Promise<void> {
  const staged = await stageSales(tx, { tenantId, timeZone, now });
  if (staged) await stageFeatures(tx, tenantId, staged, timeZone);
}

let orders = 0;

function order(customer: string, day: string, cents = 1_000): OrderOf {
  orders += 1;
  return { id: `o${orders}`, customer, day, cents };
}

function expectClose(features: Features | undefined, expected: Features): void {
  const rounded = (one: Features | undefined) =>
    Object.fromEntries(
      Object.entries(one ?? {}).map(([name, value]) => [
        name,
        value === null ? null : Number(value.toFixed(9)),
      ]),
    );
  expect(rounded(features)).toEqual(rounded(expected));
}

const NOTHING_KNOWN: Features = {
  purchases_per_year: null,
  interpurchase_mean_days: null,
  interpurchase_cv: null,
  orders_90: null,
  net_value_cents: null,
  mean_order_value_cents: null,
  order_value_trend: null,
  category_entropy: null,
  category_herfindahl: null,
  main_category_share: null,
  category_loyalty: null,
  discounted_order_share: null,
  mean_discount_rate: null,
  weekend_share: null,
  business_hours_share: null,
  seasonality: null,
  tenure_days: null,
  purchases: null,
  acceleration: null,
  repeat_product_share: null,
  repeat_value_share: null,
  top_product_loyalty: null,
  returned_value_share: null,
  returned_items_share: null,
  return_order_share: null,
};
