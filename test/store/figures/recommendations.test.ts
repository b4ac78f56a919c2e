import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitItemModel } from "../../../src/analytics/recommend/fit-item-model.ts";
import { createRecommender } from "../../../src/analytics/recommend/recommend.ts";
import type { Queryable } from "../../../src/store/database.ts";
import { publishProductFigures, stageProducts } from "../../../src/store/figures/products.ts";
import {
  clearRecommendations,
  insertRecommendations,
  readBoughtRows,
  readProductNorms,
  readPurchases,
  stageInteractions,
} from "../../../src/store/figures/recommendations.ts";
import { stageSales } from "../../../src/store/figures/stage.ts";
import { customerRecommendations } from "../../../src/store/schema/recommendations.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillShop, type OrderOf } from "../../support/shop.ts";

const NOW = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("recommendations in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("rest on who bought what on which days, and on what was kept", async () => {
    const tenant = await test.aTenant();

    const { rows, purchases, norms } = await inShop(tenant, ANN_AND_BOB, async (tx, staged) => ({
      rows: await readBoughtRows(tx, { after: 0, upTo: 10 }),
      purchases: await readPurchases(tx),
      norms: await readProductNorms(tx, tenant.tenantId, staged),
    }));

    expect(norms.ids).toEqual(["Mug", "cup", "vase"]);
    expect(norms.soldDaysAgo).toEqual([0, 10, 400]);
    expect(table(rows)).toEqual([
      // Two orders of one day are one day: 1 + 0.5 ^ (365 / 365).
      { customer: 1, product: 0, days: 2, firstDaysAgo: 365, lastDaysAgo: 0, weight: 1_500_000, kept: 1 },
      { customer: 1, product: 1, days: 1, firstDaysAgo: 10, lastDaysAgo: 10, weight: 981_189, kept: 0 },
      { customer: 2, product: 2, days: 1, firstDaysAgo: 400, lastDaysAgo: 400, weight: 467_847, kept: 1 },
    ]);
    expect(table(purchases)).toEqual([
      { customer: 1, product: 0, firstDay: -365, lastDay: 0 },
      { customer: 2, product: 2, firstDay: -400, lastDay: -400 },
    ]);
  });

  it("are written with their reasons, and written afresh the next time", async () => {
    const tenant = await test.aTenant();

    const lists = await inShop(tenant, ANN_AND_BOB, async (tx, staged) => {
      const norms = await readProductNorms(tx, tenant.tenantId, staged);
      const { model } = fitItemModel({ purchases: await readPurchases(tx), products: 3, lastDay: 0 });
      const recommend = createRecommender(model, norms);
      const batch = recommend(await readBoughtRows(tx, { after: 0, upTo: 10 }));
      for (let run = 0; run < 2; run += 1) {
        await clearRecommendations(tx, tenant.tenantId);
        await insertRecommendations(tx, tenant.tenantId, { lists: batch, ids: norms.ids });
      }
      return tx
        .select()
        .from(customerRecommendations)
        .where(eq(customerRecommendations.tenantId, tenant.tenantId))
        .orderBy(customerRecommendations.customerId);
    });

    expect(lists).toEqual([
      {
        tenantId: tenant.tenantId,
        customerId: "ann",
        again: [
          {
            productId: "Mug",
            // 1.5 times the fourth root of two orders and one.
            score: 1.974111,
            because: {
              kind: "bought_before",
              days: 2,
              lastDaysAgo: 0,
              baskets90: 2,
              usualDays: 365,
              usualOf: "customer",
              due: "not_yet",
            },
          },
        ],
        discover: [],
      },
      // The vase has not been sold for longer than a season.
      { tenantId: tenant.tenantId, customerId: "bob", again: [], discover: [] },
    ]);
  });

  it("suggest to a customer with one purchase what many bought", async () => {
    const tenant = await test.aTenant();
    const orders: OrderOf[] = [
      ...Array.from({ length: 6 }, (_, nth) => ({
        id: `m${nth}`,
        customer: `c${nth}`,
        day: "2026-03-10",
        cents: 100,
        product: `"mug", \\{big}`,
      })),
      { id: "n", customer: "new", day: "2026-03-14", cents: 100, product: "cup" },
    ];

    const [list] = await inShop(tenant, orders, async (tx, staged) => {
      const norms = await readProductNorms(tx, tenant.tenantId, staged);
      const { model } = fitItemModel({ purchases: await readPurchases(tx), products: 2, lastDay: 0 });
      const batch = createRecommender(model, norms)(await readBoughtRows(tx, { after: 0, upTo: 10 }));
      await insertRecommendations(tx, tenant.tenantId, { lists: batch, ids: norms.ids });
      return tx.select().from(customerRecommendations).where(eq(customerRecommendations.customerId, "new"));
    });

    expect(list?.again.map(({ productId }) => productId)).toEqual(["cup"]);
    expect(list?.discover).toEqual([
      expect.objectContaining({ productId: `"mug", \\{big}`, because: { kind: "popular", customers: 6 } }),
    ]);
  });

  async function inShop<T>(
    tenant: Tenant,
    orders: readonly OrderOf[],
    work: (tx: Queryable, staged: { lastDay: string }) => Promise<T>,
  ): Promise<T> {
    const { tenantId, timeZone } = tenant;
    return test.database.withTenant(tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      const staged = await stageSales(tx, { tenantId, timeZone, now: NOW });
      if (!staged) throw new Error("the shop has orders");
      await stageProducts(tx, tenantId);
      await stageInteractions(tx, staged);
      await publishProductFigures(tx, tenantId, staged);
      return work(tx, staged);
    });
  }
});

const ANN_AND_BOB: OrderOf[] = [
  { id: "1", customer: "ann", day: "2025-03-14", cents: 100, product: "Mug" },
  { id: "2", customer: "ann", day: "2026-03-14", cents: 100, product: "Mug" },
  { id: "3", customer: "ann", day: "2026-03-14", cents: 100, product: "Mug" },
  { id: "4", customer: "ann", day: "2026-03-04", cents: 100, product: "cup" },
  { id: "R", customer: "ann", day: "2026-03-08", cents: -100, kind: "return", product: "cup" },
  { id: "5", customer: "bob", day: "2025-02-07", cents: 100, product: "vase" },
  { id: "6", customer: null, day: "2026-03-13", cents: 100, product: "vase", kind: "cancelled" },
];

/** Columns as rows. */
function table(columns: object): Record<string, number>[] {
  const entries = Object.entries(columns) as [string, Int32Array][];
  return Array.from({ length: entries[0]?.[1].length ?? 0 }, (_, row) =>
    Object.fromEntries(entries.map(([name, column]) => [name, column[row] ?? Number.NaN])),
  );
}
