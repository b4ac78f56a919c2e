import type { Queryable } from "../../src/store/database.ts";
import { publishCategoryFigures } from "../../src/store/figures/category-figures.ts";
import { publishProductFigures, stageProducts } from "../../src/store/figures/products.ts";
import { stageInteractions } from "../../src/store/figures/recommendations.ts";
import { stageSales } from "../../src/store/figures/stage.ts";
import { FIGURES_VERSION } from "../../src/store/provenance.ts";
import { archetypes, customerProfiles, factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { productPairs } from "../../src/store/schema/recommendations.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { publishCategories } from "../../src/sync/publish-categories.ts";
import { fillShop, type OrderOf } from "./shop.ts";

export const LAST_DAY = "2026-06-30";

const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `c${from + i}`);
const bought = (buyers: readonly (string | null)[], day: string, cents: number, product: string): OrderOf[] =>
  buyers.map((customer, nth) => ({ id: `${product}-${day}-${nth}`, customer, day, cents, product }));

/** Eight customers and guests over 16 months, small enough to count by hand. */
export const ORDERS: readonly OrderOf[] = [
  ...bought(people(1, 6), "2025-03-10", 500, "vase"),
  ...bought([null], "2025-05-05", 1_000, "bowl"),
  ...bought(people(1, 5), "2025-09-01", 1_000, "lamp"),
  ...bought(people(1, 8), "2026-01-10", 1_000, "mug"),
  ...bought(people(1, 4), "2026-02-09", 2_000, "mug"),
  { id: "R", customer: "c1", day: "2026-02-20", cents: -1_000, kind: "return", product: "mug" },
  ...bought(people(1, 5), "2026-03-01", 1_500, "lamp"),
  ...bought([null], "2026-05-05", 1_500, "bowl"),
  ...bought(["c5"], "2026-05-10", 2_000, "mug"),
  ...bought(["c7", "c8", null], LAST_DAY, 700, "vase"),
];

/** Fills a shop with these orders, and its figures as far as the analysis of products asks of them. */
export async function fillProductsShop(tx: Queryable, tenant: Tenant): Promise<void> {
  const { tenantId, timeZone } = tenant;
  await fillShop(tx, tenant, ORDERS);
  const staged = await stageSales(tx, { tenantId, timeZone, now: new Date("2026-07-15T10:00:00Z") });
  if (!staged) throw new Error("the shop has orders");
  await stageProducts(tx, tenantId);
  await stageInteractions(tx, staged);
  await publishProductFigures(tx, tenantId, staged);
  await publishCategories(tx, tenantId);
  await insertCustomers(tx, tenantId, staged.asOf);
  await publishCategoryFigures(tx, tenantId);
  await insertPairs(tx, tenantId);
  await tx.insert(modelRuns).values({
    ...{ tenantId, kind: "figures", version: FIGURES_VERSION, trainedAt: staged.asOf, dataTo: staged.asOf },
    parameters: { firstDay: staged.firstDay, lastDay: staged.lastDay, horizonDays: 180 },
    scores: { orders: staged.orders, customers: staged.customers },
  });
}

/** c1 to c5 are of one archetype and c6 to c8 of another; the n-th is expected to bring n times 10.00. */
async function insertCustomers(tx: Queryable, tenantId: number, asOf: Date): Promise<void> {
  const all = people(1, 8).map((customerId, i) => ({ customerId, nth: i + 1 }));
  await tx.insert(factCustomerCurrent).values(
    all.map(({ customerId, nth }) => ({
      ...{ tenantId, customerId, asOf, purchaseDays: 2, returns: 0, discountedOrders: 0 },
      ...{ orders90: 0, ordersPrevious90: 0 },
      orders: ORDERS.filter((order) => order.customer === customerId && order.kind === undefined).length,
      segments: nth <= 6 ? ["frequent"] : [],
      churnRisk: nth / 10,
      expectedValue12mCents: nth * 1_000,
    })),
  );
  await tx.insert(customerProfiles).values(
    all.map(({ customerId, nth }) => ({
      ...{ tenantId, customerId, features: {} },
      memberships: {},
      archetypeId: nth <= 5 ? "A-lamps" : "A-fine",
    })),
  );
  const archetype = { tenantId, description: "", segments: {}, customers: 0 };
  await tx.insert(archetypes).values([
    { ...archetype, archetypeId: "A-lamps", name: "Lamp lovers" },
    { ...archetype, archetypeId: "A-others", name: "Others" },
    { ...archetype, archetypeId: "A-fine", name: "Others, fine", level: 2, parentId: "A-others" },
  ]);
}

/** A mug in 13 orders, a lamp in 20, both in 12; a mug and a vase, less alike. */
async function insertPairs(tx: Queryable, tenantId: number): Promise<void> {
  const pair = { tenantId, basketsTotal: 60, pValue: 0.001 };
  const mugs = { basketsProduct: 13, ...pair };
  await tx.insert(productPairs).values([
    {
      ...mugs,
      productId: "mug",
      otherProductId: "lamp",
      basketsOther: 20,
      basketsBoth: 12,
      support: 0.2,
      confidence: 12 / 13,
      lift: 2.77,
      similarity: 0.7,
    },
    {
      ...pair,
      productId: "lamp",
      otherProductId: "mug",
      basketsProduct: 20,
      basketsOther: 13,
      basketsBoth: 12,
      support: 0.2,
      confidence: 0.6,
      lift: 2.77,
      similarity: 0.7,
    },
    {
      ...mugs,
      productId: "mug",
      otherProductId: "vase",
      basketsOther: 11,
      basketsBoth: 10,
      support: 1 / 6,
      confidence: 10 / 13,
      lift: 4.2,
      similarity: 0.5,
    },
    {
      ...pair,
      productId: "vase",
      otherProductId: "mug",
      basketsProduct: 11,
      basketsOther: 13,
      basketsBoth: 10,
      support: 1 / 6,
      confidence: 10 / 11,
      lift: 4.2,
      similarity: 0.5,
    },
  ]);
}
