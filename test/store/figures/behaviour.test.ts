import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeBehaviour } from "../../../src/analytics/behaviour/describe-behaviour.ts";
import type { Queryable } from "../../../src/store/database.ts";
import { stageBehaviour } from "../../../src/store/figures/behaviour.ts";
import { readBehaviour } from "../../../src/store/figures/behaviour-batches.ts";
import { readFacts, stageFacts } from "../../../src/store/figures/facts.ts";
import { readRfmThresholds, readShopBehaviour } from "../../../src/store/figures/shop-behaviour.ts";
import { readShopCadence } from "../../../src/store/figures/shop-cadence.ts";
import { type StagedSales, stageSales } from "../../../src/store/figures/stage.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop, type OrderOf } from "../../support/shop.ts";

const now = new Date("2026-12-31T23:00:00Z");

describe.each(databaseKinds)("what the methods of behaviour take, from the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  /** Fills a shop with the orders, stages them, and asks within the same transaction. */
  async function ask<T>(
    orders: readonly OrderOf[],
    question: (tx: Queryable, staged: StagedSales) => Promise<T>,
    timeZone = "UTC",
  ): Promise<T> {
    const tenant = await test.aTenant({ timeZone });
    return test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      const staged = await stageSales(tx, { tenantId: tenant.tenantId, timeZone, now });
      if (!staged) throw new Error("the shop has orders");
      await stageFacts(tx, tenant.tenantId, staged);
      await stageBehaviour(tx, tenant.tenantId, staged, timeZone);
      return question(tx, staged);
    });
  }

  it("is what was worked out by hand for a small shop", async () => {
    const [ann, bob, cy] = await ask(SMALL_SHOP, (tx) => readBehaviour(tx, 0, 10));

    expect(ann).toMatchObject({
      customer: 1,
      rfm: { recencyDays: 10, purchaseDays: 4, netCents: 17_000 },
      gaps: [100, 60, 30],
      b2b: { orders: 4, weekdayOrders: 3, officeHourOrders: 4, unitsPerOrder: 1, productsPerOrder: 1 },
      discounts: {
        orders: 4,
        discounted: 1,
        valueCents: 20_000,
        discountedValueCents: 4_000,
        meanDepth: 0.2,
      },
      halves: null,
    });
    expect(ann?.cadence).toMatchObject({ gapMedianDays: 60 });
    // The last day is day 200: after day 110 is late, of the purchases after the first.
    expect(ann?.momentum).toEqual({
      purchaseDays: 4,
      recent: { days: 90, purchases: 2, valueCents: 12_000, valueSquares: 80_000_000 },
      earlier: { days: 110, purchases: 1, valueCents: 5_000, valueSquares: 25_000_000 },
    });
    expect(bob).toMatchObject({ gaps: [], momentum: { recent: { purchases: 0 }, earlier: { days: 0 } } });
    expect(cy).toMatchObject({
      rfm: { recencyDays: null, purchaseDays: 0 },
      b2b: { orders: 0, unitsPerOrder: null },
      discounts: { orders: 0, meanDepth: null },
    });
  });

  it("is read in the same batches as the facts", async () => {
    const [facts, behaviour] = await ask(SMALL_SHOP, async (tx) => [
      await readFacts(tx, 1, 1),
      await readBehaviour(tx, 1, 1),
    ]);

    expect(facts.map(({ customer }) => customer)).toEqual([2]);
    expect(behaviour.map(({ customer }) => customer)).toEqual([2]);
  });

  it("parts sales into halves in the order of time, the middle one in neither", async () => {
    const orders = Array.from({ length: 9 }, (_, index) => ({
      id: String(index),
      customer: "ann",
      day: dayOf(index * 10),
      cents: index < 4 ? 1_000 : 4_000,
      discountCents: index >= 7 ? 100 : 0,
      product: index === 0 ? "vase" : "mug",
    }));

    const [ann] = await ask(orders, (tx) => readBehaviour(tx, 0, 10));

    expect(ann?.halves).toMatchObject([
      { orders: 4, valued: 4, discountKnown: 4, discounted: 0, categoryKnown: 4, mainCategory: 3 },
      { orders: 4, valued: 4, discountKnown: 4, discounted: 2, categoryKnown: 4, mainCategory: 4 },
    ]);
    expect(ann?.halves?.[0].logValueMean).toBeCloseTo(Math.log(1_000), 9);
    expect(ann?.halves?.[1].logValueVariance).toBeCloseTo(0, 9);
  });

  it("counts office hours in the shop's time zone", async () => {
    const orders = [{ id: "1", customer: "ann", day: "2026-03-10", cents: 100 }];

    // Noon in UTC is 5 o'clock in the morning of Los Angeles.
    const [ann] = await ask(orders, (tx) => readBehaviour(tx, 0, 10), "America/Los_Angeles");

    expect(ann?.b2b.officeHourOrders).toBe(0);
  });

  it("has the shop's quintiles, norms and prior, and knows that times of one minute are none", async () => {
    const orders = Array.from({ length: 10 }, (_, index) => ({
      id: String(index),
      customer: `c${index}`,
      day: dayOf(index),
      cents: (index + 1) * 1_000,
      discountCents: index < 5 ? 100 : 0,
    }));

    const [thresholds, shop] = await ask(orders, async (tx, staged) => [
      await readRfmThresholds(tx),
      await readShopBehaviour(tx, staged),
    ]);

    expect(thresholds).toEqual({
      recencyDays: [1, 3, 5, 7],
      purchaseDays: [1, 1, 1, 1],
      netCents: [2_000, 4_000, 6_000, 8_000],
    });
    expect(shop).toEqual({
      rfm: thresholds,
      cadence: { gapDays: null, gapCv: null },
      b2b: { averageOrderCents: 5_500, unitsPerOrder: 1, productsPerOrder: 1 },
      hoursKnown: false,
      discounts: { mean: 0.5, strength: 4 },
    });
  });

  it("gives every customer a description, or none where nothing is known", async () => {
    const described = await ask(SMALL_SHOP, async (tx, staged) => {
      const shop = await readShopBehaviour(tx, staged);
      return (await readBehaviour(tx, 0, 10)).map((customer) => describeBehaviour(customer, shop));
    });

    expect(described[0]).toMatchObject({
      rfm: { recency: 2, frequency: 4, segment: "at risk" },
      cadence: { gaps: 3, state: "regular" },
      discounts: { state: "occasional" },
      gapTrend: undefined,
    });
    expect(described[2]).toEqual({
      rfm: undefined,
      b2b: undefined,
      momentum: undefined,
      discounts: undefined,
      cadence: undefined,
      gapTrend: undefined,
      changes: undefined,
    });
  });

  it("tells how soon customers come back, of those who have had the time to", async () => {
    const cadence = await ask(SMALL_SHOP, (tx, staged) => readShopCadence(tx, staged));

    expect(cadence.gaps).toBe(3);
    expect(cadence.quantilesDays?.[2]).toBe(60);
    expect(cadence.steps.map(({ from, followed, medianDays }) => [from, followed, medianDays])).toEqual([
      [1, 1, 100],
      [2, 1, 60],
      [3, 1, 30],
      [4, 0, null],
    ]);
    // Ann's first purchase is 200 days old, Bob's is of the last day; 365 days back there is nobody.
    expect(cadence.steps[0]?.within).toEqual([
      { days: 30, known: 1, returned: 0, share: 0 },
      { days: 60, known: 1, returned: 0, share: 0 },
      { days: 90, known: 1, returned: 0, share: 0 },
      { days: 180, known: 1, returned: 1, share: 1 },
      { days: 365, known: 0, returned: 0, share: null },
    ]);
    expect(cadence.steps[3]?.within[0]).toMatchObject({ known: 0, share: null });
  });
});

/** Day 0 is January 1, 2026, a Thursday; the last order is of day 200. Cy has nothing but a return. */
const SMALL_SHOP: readonly OrderOf[] = [
  { id: "1", customer: "ann", day: dayOf(0), cents: 3_000 },
  { id: "2", customer: "ann", day: dayOf(100), cents: 5_000 },
  { id: "3", customer: "ann", day: dayOf(160), cents: 4_000, discountCents: 1_000 },
  { id: "4", customer: "ann", day: dayOf(190), cents: 8_000 },
  { id: "R4", customer: "ann", day: dayOf(195), cents: -3_000, kind: "return" },
  { id: "5", customer: "bob", day: dayOf(200), cents: 2_000 },
  { id: "R9", customer: "cy", day: dayOf(50), cents: -900, kind: "return" },
];

function dayOf(number: number): string {
  return new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
}
