import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Granularity } from "../../src/analytics/forecast/forecast.ts";
import { readMetricSeries, type SeriesMetric } from "../../src/store/metric-series.ts";
import { combinedSales } from "../../src/store/schema/sales.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";

const HORIZON_DAYS = 3;

describe.each(databaseKinds)("the series of a metric, read from the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("end with yesterday where today is under way, whenever the last order before was", async () => {
    // A Friday, and a Tuesday whose noon is past.
    const shop = await aShop([aSale("2026-03-02"), aSale("2026-03-13"), aSale("2026-03-17")], {
      now: "2026-03-17T13:00:00Z",
    });

    const [daily, weekly] = [await shop.read("orders", "day"), await shop.read("orders", "week")];

    expect(daily).toMatchObject({ next: "2026-03-17" });
    expect(daily.values.slice(-4)).toEqual([1, 0, 0, 0]);
    expect(weekly).toEqual({ starts: ["2026-03-02", "2026-03-09"], values: [1, 1], next: "2026-03-16" });
    expect(await shop.read("customer_count", "week")).toEqual(weekly);
    expect(await shop.read("churn_rate", "day")).toMatchObject({ next: "2026-03-17" });
  });

  it("end with the last day of the data where that is over", async () => {
    const shop = await aShop([aSale("2026-03-02"), aSale("2026-03-13")], { now: "2026-03-17T13:00:00Z" });

    expect(await shop.read("orders", "day")).toMatchObject({ next: "2026-03-14" });
    expect(await shop.read("orders", "week")).toMatchObject({ starts: ["2026-03-02"], next: "2026-03-09" });
  });

  it("divide known value by the orders of which it is known", async () => {
    const days = ["2026-03-02", "2026-03-03", "2026-03-04"];
    const sales = days.flatMap((day) => [aSale(day, 1_000), aSale(day, 3_000), aSale(day, 9_000)]);
    const withoutRate = sales.filter(({ cents, day }) => cents === 9_000 || day === "2026-03-03");

    const shop = await aShop(sales, {
      now: "2026-03-17T13:00:00Z",
      withoutRate: withoutRate.map(({ id }) => id),
    });

    // On the second day nothing is known, so that the day before stands in.
    expect((await shop.read("average_order_value", "day")).values).toEqual([2_000, 2_000, 2_000]);
    expect((await shop.read("orders", "day")).values).toEqual([3, 3, 3]);
  });

  it("gives what the customers won so far have brought in, each, without the orders of nobody", async () => {
    const shop = await aShop(
      [
        { id: "o1", customer: "a", day: "2026-03-02", cents: 1_000 },
        { id: "o2", customer: "b", day: "2026-03-03", cents: 3_000 },
        { id: "o3", customer: null, day: "2026-03-03", cents: 50_000 },
        { id: "o4", customer: "a", day: "2026-03-04", cents: -400, kind: "return" },
      ],
      { now: "2026-03-17T13:00:00Z" },
    );

    // 1000 / 1, (1000 + 3000) / 2, (1000 + 3000 - 400) / 2
    expect((await shop.read("average_ltv", "day")).values).toEqual([1_000, 2_000, 1_800]);
  });

  it("count a customer once in a period, by the shop's weeks and months", async () => {
    const bought = (customer: string | null, day: string) => ({ ...aSale(day), customer });
    const shop = await aShop(
      [
        // Sunday, and the Monday after.
        ...[bought("ann", "2026-03-01"), bought("ann", "2026-03-02"), bought("ann", "2026-03-05")],
        ...[bought("bob", "2026-03-02"), bought("bob", "2026-03-29"), bought(null, "2026-03-30")],
        bought("ann", "2026-04-30"),
      ],
      { now: "2026-05-17T13:00:00Z" },
    );

    expect((await shop.read("customer_count", "day")).values.slice(0, 5)).toEqual([1, 2, 0, 0, 1]);
    expect((await shop.read("customer_count", "week")).values.slice(0, 6)).toEqual([2, 0, 0, 1, 0, 0]);
    expect((await shop.read("customer_count", "month")).values).toEqual([2, 1]);
  });

  async function aShop(orders: readonly OrderOf[], at: { now: string; withoutRate?: readonly string[] }) {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      await tx
        .update(combinedSales)
        .set({ currency: "XXX", reportingValueCents: null })
        .where(inArray(combinedSales.orderId, [...(at.withoutRate ?? [])]));
    });
    const { asOf } = await recomputeTenant(test.database, {
      ...{ tenant, now: new Date(at.now), churnHorizonDays: HORIZON_DAYS },
    });
    return {
      read: (metric: SeriesMetric, granularity: Granularity) =>
        test.database.withTenant(tenant.tenantId, (tx) =>
          readMetricSeries(tx, { ...tenant, asOf, horizonDays: HORIZON_DAYS }, metric, granularity),
        ),
    };
  }
});

let sales = 0;

function aSale(day: string, cents = 1_000): OrderOf {
  sales += 1;
  return { id: `s${sales}`, customer: "ann", day, cents };
}
