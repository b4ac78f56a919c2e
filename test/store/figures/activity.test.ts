import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listActivity, publishActivity } from "../../../src/store/figures/activity.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop, type OrderOf } from "../../support/shop.ts";

const HORIZON = 10;

describe.each(databaseKinds)("daily activity, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test.close());

  async function publish(orders: readonly OrderOf[]) {
    const tenant = await test.aTenant();
    const { tenantId, timeZone } = tenant;
    return test.database.withTenant(tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      const staged = await stageSales(tx, { tenantId, timeZone, now: new Date("2027-12-31T00:00:00Z") });
      if (!staged) throw new Error("the shop has orders");
      await publishActivity(tx, tenantId, staged, HORIZON);
      await publishActivity(tx, tenantId, staged, HORIZON);
      return listActivity(tx, tenantId);
    });
  }

  it("has a customer lapse when so many days have passed, and return with the next purchase", async () => {
    const days = await publish([
      { id: "1", customer: "ann", day: dayOf(0), cents: 1 },
      { id: "2", customer: "bob", day: dayOf(4), cents: 1 },
      { id: "3", customer: "ann", day: dayOf(15), cents: 1 },
    ]);

    expect(days).toHaveLength(16);
    expect(days.filter(({ lapsed, returned }) => lapsed + returned > 0)).toEqual([
      { day: dayOf(10), active: 1, lapsed: 1, returned: 0 },
      { day: dayOf(14), active: 0, lapsed: 1, returned: 0 },
      { day: dayOf(15), active: 1, lapsed: 0, returned: 1 },
    ]);
    expect(days.map(({ active }) => active)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 1]);
  });

  it("keeps a customer who buys on the very day of lapsing", async () => {
    const days = await publish([
      { id: "1", customer: "ann", day: dayOf(0), cents: 1 },
      { id: "2", customer: "ann", day: dayOf(10), cents: 1 },
    ]);

    expect(days.every(({ active, lapsed, returned }) => active === 1 && lapsed + returned === 0)).toBe(true);
  });

  it("is, on every day of a random shop, the number of those who bought in the days up to it", async () => {
    const bought = randomPurchases();
    const orders = bought.map(({ customer, day }, index) => ({
      id: String(index),
      customer,
      day: dayOf(day),
      cents: 100,
    }));

    const days = await publish(orders);

    const first = Math.min(...bought.map(({ day }) => day));
    const last = Math.max(...bought.map(({ day }) => day));
    const activeOn = (on: number) =>
      new Set(bought.filter(({ day }) => day <= on && day > on - HORIZON).map(({ customer }) => customer))
        .size;
    const expected = Array.from({ length: last - first + 1 }, (_, index) => activeOn(first + index));
    expect(days.map(({ active }) => active)).toEqual(expected);
    expect(days.some(({ returned }) => returned > 0)).toBe(true);
  });
});

function randomPurchases() {
  let seed = 11;
  const below = (n: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  return Array.from({ length: 150 }, () => ({ customer: `c${below(30)}`, day: 5 + below(120) }));
}

function dayOf(number: number): string {
  return new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
}
