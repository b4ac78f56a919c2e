import { inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { discountDependency } from "../../src/analytics/behaviour/discount-dependency.ts";
import { momentum } from "../../src/analytics/behaviour/momentum.ts";
import type { Queryable } from "../../src/store/database.ts";
import { insertArchetypes } from "../../src/store/figures/archetypes.ts";
import { stageBehaviour } from "../../src/store/figures/behaviour.ts";
import { readBehaviour } from "../../src/store/figures/behaviour-batches.ts";
import { readFacts, stageFacts } from "../../src/store/figures/facts.ts";
import { readFeatures, stageFeatures } from "../../src/store/figures/features.ts";
import { stageProducts } from "../../src/store/figures/products.ts";
import { stageSales } from "../../src/store/figures/stage.ts";
import { readStandings, readValued } from "../../src/store/figures/standings.ts";
import { archetypes, factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { combinedSales } from "../../src/store/schema/sales.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";

const now = new Date("2026-03-15T10:00:00Z");
const LAST_DAY = "2026-03-10";

interface Paid {
  currency: string;
  orderValueCents?: number;
  /** In the shop's currency; null without a rate. */
  reportingValueCents: number | null;
  refundedAmountCents?: number;
}

const WITHOUT_RATE: Paid = { currency: "XXX", reportingValueCents: null };

describe.each(databaseKinds)("money in a currency without a rate, in the %s database", (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(kind);
  });
  afterAll(() => test?.close());

  it("leaves expected value, and how it was judged, as they are where the known purchases are like the rest", async () => {
    const orders = steadySpenders();
    const repeats = orders.map(({ id }) => id).filter((id) => !id.endsWith("-0"));

    const known = await figuresOf(orders, []);
    const partly = await figuresOf(orders, repeats);

    expect(known.values.some((value) => (value ?? 0) > 0)).toBe(true);
    expect(partly.values).toEqual(known.values);
    expect(partly.judged).toEqual(known.judged);
    expect(known.judged).not.toEqual([]);
    expect(partly.spending.filter((reason) => !known.spending.includes(reason))).toEqual([]);
  });

  it("is no part of the mean of a customer's purchase days, net of returns", async () => {
    const orders: OrderOf[] = [
      order("ann", "2026-01-01", 4_000),
      order("ann", "2026-02-01", 6_000),
      { ...order("ann", "2026-02-02", -1_000), kind: "return" },
      { ...order("ann", "2026-03-01", 9_000), id: "foreign" },
      order("ann", "2026-03-01", 500),
      { ...order("bob", LAST_DAY, 700), id: "all-foreign" },
    ];

    const [facts, valued, before] = await ask(
      orders,
      { foreign: WITHOUT_RATE, "all-foreign": WITHOUT_RATE },
      async (tx) => [
        await readFacts(tx, 0, 9),
        await readValued(tx),
        await readStandings(tx, { lastDay: LAST_DAY, daysBefore: 30, daysAhead: 30 }),
      ],
    );

    expect(facts.map(({ meanNetCents, purchaseDays }) => [meanNetCents, purchaseDays])).toEqual([
      [4_500, 3],
      [null, 1],
    ]);
    expect([...valued.meanCents]).toEqual([4_500, Number.NaN]);
    // The day ahead that is not known counts as Ann's days before.
    expect([...before.aheadCents]).toEqual([5_000]);
    expect([...before.meanCents]).toEqual([5_000]);
  });

  it("makes the net value of the 90 days that it lies in unknown, and says nothing of the growth of its customer", async () => {
    const orders = [
      order("ann", "2025-11-01", 5_000),
      { ...order("ann", "2026-03-01", 5_000), id: "foreign" },
      order("bob", "2025-11-01", 2_000),
      order("bob", LAST_DAY, 3_000),
      order("cy", "2025-01-01", 100),
    ];

    const [facts, stored] = await ask(orders, { foreign: WITHOUT_RATE }, async (tx, { tenantId }) => {
      await tx.execute(sql`create temporary table recompute_scores on commit drop as
        select customer, 'all' as archetype_id, null::float8 as churn_risk from recompute_facts`);
      const text = { archetypeId: "all", level: 1 as const, parentId: null, name: "All", description: "" };
      await insertArchetypes(tx, tenantId, [{ ...text, segments: {} }]);
      return [await readFacts(tx, 0, 9), await tx.select().from(archetypes)];
    });

    expect(facts.map(({ net90Cents, netPrevious90Cents }) => [net90Cents, netPrevious90Cents])).toEqual([
      [null, 5_000],
      [3_000, 2_000],
      [0, 0],
    ]);
    expect(stored).toMatchObject([{ netValue90Cents: 3_000, netValuePrevious90Cents: 2_000 }]);
  });

  it("leaves momentum to the purchases, and the dependency on discounts to the orders", async () => {
    const monthly = ["2025-06-10", "2025-07-10", "2025-08-10", "2025-09-10", "2025-10-10", "2025-11-10"]
      .concat(["2025-12-10", "2026-01-10", "2026-02-10", LAST_DAY])
      .flatMap((day) => [
        { ...order("ann", day, 1_000), discountCents: day > "2026" ? 100 : 0 },
        { ...order("bob", day, 1_000), id: `bob-${day}`, discountCents: day > "2026" ? 100 : 0 },
      ]);
    const late = ["bob-2026-01-10", "bob-2026-02-10", `bob-${LAST_DAY}`];

    const [ann, bob] = await ask(monthly, Object.fromEntries(late.map((id) => [id, WITHOUT_RATE])), (tx) =>
      readBehaviour(tx, 0, 9),
    );

    const prior = { mean: 0.5, strength: 4 };
    expect(bob && momentum(bob.momentum)?.change).toBeCloseTo(
      (ann && momentum(ann.momentum)?.change) ?? 9,
      9,
    );
    expect(bob && discountDependency(bob.discounts, prior)).toEqual(
      ann && discountDependency(ann.discounts, prior),
    );
  });

  it("has no part in shares of categories, and what has a rate is brought to the shop's currency", async () => {
    const orders = [
      { ...order("ann", "2026-01-01", 1_000), product: "mug" },
      { ...order("ann", "2026-02-01", 100), id: "rated", product: "vase" },
      { ...order("ann", "2026-03-01", 9_000), id: "foreign", product: "lamp" },
    ];
    const rated = { currency: "GBP", reportingValueCents: 3_000 };

    const [facts, features] = await ask(orders, { rated, foreign: WITHOUT_RATE }, async (tx) => [
      await readFacts(tx, 0, 9),
      await readFeatures(tx, 0, 9),
    ]);

    expect(facts[0]).toMatchObject({ mainCategory: "vase-category", mainCategoryShare: 0.75 });
    expect(features[0]?.features.category_herfindahl).toBeCloseTo(0.75 ** 2 + 0.25 ** 2, 9);
  });

  it("stays unknown where an order was refunded whole, which leaves no rate to see", async () => {
    const refunded = { orderValueCents: 0, reportingValueCents: 0, refundedAmountCents: 5_000 };
    const orders = [
      { ...order("ann", "2026-01-01", 5_000), id: "foreign", product: "vase" },
      { ...order("bob", "2026-01-01", 5_000), id: "own", product: "mug" },
      order("ann", LAST_DAY, 1_000),
    ];
    const paid = { foreign: { currency: "JPY", ...refunded }, own: { currency: "USD", ...refunded } };

    const [features, products] = await ask(orders, paid, async (tx, { tenantId }) => {
      await stageProducts(tx, tenantId);
      const rows = await tx.execute<{ id: string; value: number | null }>(sql`
        select b.order_id as id, p.value from recompute_basket_products p join recompute_baskets b using (basket)
        where b.order_id in ('foreign', 'own') order by 1`);
      return [(await readFeatures(tx, 0, 9)).map((row) => row.features), [...rows]];
    });

    expect(features.map((one) => [one.mean_order_value_cents, one.return_order_share])).toEqual([
      [1_000, 0.5],
      [5_000, 1],
    ]);
    expect(products).toEqual([
      { id: "foreign", value: null },
      { id: "own", value: 5_000 },
    ]);
  });

  /** Fills a shop, some of its orders paid as named, lays out the figures, and asks within the transaction. */
  async function ask<T>(
    orders: readonly OrderOf[],
    paid: Readonly<Record<string, Paid>>,
    question: (tx: Queryable, shop: { tenantId: number }) => Promise<T>,
  ): Promise<T> {
    const { timeZone, ...tenant } = await test.aTenant();
    const { tenantId } = tenant;
    return test.database.withTenant(tenantId, async (tx) => {
      await fillShop(tx, { timeZone, ...tenant }, orders);
      for (const [id, how] of Object.entries(paid)) await pay(tx, [id], how);
      const staged = await stageSales(tx, { tenantId, timeZone, now });
      if (!staged) throw new Error("the shop has orders");
      await stageFacts(tx, tenantId, staged);
      await stageBehaviour(tx, tenantId, staged, timeZone);
      await stageFeatures(tx, tenantId, staged, timeZone);
      return question(tx, { tenantId });
    });
  }

  async function figuresOf(orders: readonly OrderOf[], withoutRate: readonly string[]) {
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(tx, tenant, orders);
      if (withoutRate.length > 0) await pay(tx, withoutRate, WITHOUT_RATE);
    });
    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });
    return test.database.withTenant(tenant.tenantId, async (tx) => {
      const facts = await tx.select().from(factCustomerCurrent).orderBy(factCustomerCurrent.customerId);
      const runs = await tx.select().from(modelRuns);
      const scores = runs.find((run) => run.kind === "expected_value")?.scores as { judged: unknown[] };
      return {
        values: facts.map((row) => row.expectedValue12mCents),
        spending: facts.flatMap((row) =>
          row.churnReasons
            .filter((reason) => reason.startsWith("Spent"))
            .map((reason) => `${row.customerId}: ${reason}`),
        ),
        judged: scores.judged,
      };
    });
  }
});

async function pay(tx: Queryable, ids: readonly string[], how: Paid): Promise<void> {
  await tx
    .update(combinedSales)
    .set(how)
    .where(inArray(combinedSales.orderId, [...ids]));
}

/** Customers who always spend what they spent first. */
function steadySpenders(): OrderOf[] {
  const first = new Map<string | null, number>();
  return simulatedOrders({ customers: 200, days: 400, lastDay: LAST_DAY }).map((bought) => {
    const cents = first.get(bought.customer) ?? bought.cents;
    first.set(bought.customer, cents);
    return { ...bought, cents };
  });
}

let orders = 0;

function order(customer: string, day: string, cents: number): OrderOf {
  orders += 1;
  return { id: `o${orders}`, customer, day, cents };
}
