import { describe, expect, it } from "vitest";
import { bgNbd } from "../../../src/analytics/btyd/bg-nbd.ts";
import { createSampleShop, type SampleShopOptions } from "../../../src/sources/sample-shop/sample-shop.ts";
import { TRUE_PARAMETERS } from "../../../src/sources/sample-shop/shoppers.ts";
import type { SourceRow } from "../../../src/sources/source.ts";

const END = new Date("2026-01-01T00:00:00Z");
const DAY_MS = 86_400_000;

describe("the sample shop", () => {
  it("is the same shop for the same seed, and another for another", async () => {
    const [one, again, other] = await Promise.all([read({}), read({}), read({ seed: 2 })]);

    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it("has about 94 % one-time buyers, and a few who buy very often", async () => {
    const purchases = [...purchaseDays(await read({ customers: 6_000 })).values()].map((days) => days.size);

    const oneTime = purchases.filter((count) => count === 1).length / purchases.length;

    expect(oneTime).toBeGreaterThan(0.92);
    expect(oneTime).toBeLessThan(0.96);
    expect(Math.max(...purchases)).toBeGreaterThan(20);
  });

  it("sells most in the last quarter of a year", async () => {
    const byQuarter = [0, 0, 0, 0];
    for (const row of await read({ customers: 3_000 })) {
      if (row.order.orderedAt.getUTCFullYear() !== 2025 || !row.line) continue;
      const quarter = Math.floor(row.order.orderedAt.getUTCMonth() / 3);
      byQuarter[quarter] = (byQuarter[quarter] ?? 0) + row.line.valueCents;
    }

    const [q1 = 0, q2 = 0, q3 = 0, q4 = 0] = byQuarter;

    expect(q4).toBeGreaterThan(1.4 * Math.max(q1, q2, q3));
  });

  it("takes goods back as negative orders after the order they belong to", async () => {
    const rows = await read({ customers: 2_000 });
    const soldAt = new Map(rows.map((row) => [row.order.orderKey, row.order.orderedAt]));

    const returns = rows.filter((row) => row.order.orderKind === "return");

    expect(returns.length).toBeGreaterThan(50);
    for (const { order, line } of returns) {
      expect(line?.valueCents).toBeLessThan(0);
      expect(order.orderedAt > (soldAt.get(order.orderKey.replace("-R1", "")) ?? END)).toBe(true);
      expect(order.orderedAt < END).toBe(true);
    }
  });

  it("lets a fit find its true purchase parameters again", async () => {
    // Without the businesses, which keep a pace of their own.
    const days = [...purchaseDays(await read({ customers: 40_000, seasonal: false })).values()].filter(
      (set) => set.size <= 30,
    );
    const histories = days.map((set) => {
      const numbers = [...set];
      const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
      return {
        x: set.size - 1,
        tx: (last - first) / 7,
        T: (END.getTime() / DAY_MS - first) / 7,
        customers: 1,
      };
    });

    const fit = bgNbd.fit(histories);

    const { r, alpha } = TRUE_PARAMETERS.purchases;
    expect(fit?.identified).toBe(true);
    expect((fit?.parameters.r ?? 0) / r).toBeGreaterThan(0.5);
    expect((fit?.parameters.r ?? 0) / r).toBeLessThan(2);
    expect((fit?.parameters.alpha ?? 0) / alpha).toBeGreaterThan(0.4);
    expect((fit?.parameters.alpha ?? 0) / alpha).toBeLessThan(2.5);
  });
});

async function read(options: Partial<SampleShopOptions>) {
  const [part] = await createSampleShop({ customers: 300, seed: 1, end: END, ...options }).listParts();
  const rows: Extract<SourceRow, { kind: "line" }>[] = [];
  const context = { identityKey: "00".repeat(32), shop: { currency: "USD", timeZone: "UTC" }, now: END };
  for await (const batch of part?.read(context) ?? []) {
    for (const row of batch.rows) if (row.kind === "line") rows.push(row);
  }
  return rows;
}

/** Days with a sale, per named customer. */
function purchaseDays(rows: Awaited<ReturnType<typeof read>>): Map<string, Set<number>> {
  const customers = new Map<string, Set<number>>();
  for (const { order } of rows) {
    if (order.orderKind !== "sale" || order.customerId === null) continue;
    const days = customers.get(order.customerId) ?? new Set<number>();
    days.add(Math.floor(order.orderedAt.getTime() / DAY_MS));
    customers.set(order.customerId, days);
  }
  return customers;
}
