import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { analyzeBehavior, type BehaviorAnalysis, patterns } from "../../src/tools/analyze-behavior.ts";
import type { CustomerSummary } from "../../src/tools/shared.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, preferredKind, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-07-01T10:00:00Z");
/** A name from the shop, which is data whatever it looks like. */
const MUG = `<!channel> *mug* __proto__ ${"x".repeat(300)}`;

type Of<Pattern extends BehaviorAnalysis["pattern"]> = Extract<BehaviorAnalysis, { pattern: Pattern }>;

async function analyze<Pattern extends BehaviorAnalysis["pattern"]>(
  context: ToolContext,
  pattern: Pattern,
  input: object = {},
): Promise<Of<Pattern>> {
  // The tool answers the pattern it was asked for.
  return (await callTool(analyzeBehavior, { pattern, ...input }, context)) as Of<Pattern>;
}

describe.each(databaseKinds)("behavior on a small shop in the %s database", (kind) => {
  let test: TestDatabase;
  let context: ToolContext;
  /** Groups of any size are shown, so that small numbers can be told by hand. */
  let open: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    const tenant = await filledTenant(test, theOrders(), now);
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      for (const statement of theFigures) await tx.execute(sql.raw(statement));
    });
    context = aToolContext(test.database, tenant, now);
    open = { ...context, groupMin: 1 };
  });
  afterAll(() => test.close());

  it("counts 12 of 17 buyers as one-time, worth 21,500 of 41,500 cents", async () => {
    const { totals } = await analyze(open, "one_time_buyers");

    expect(totals).toMatchObject({ buyers: 17, oneTime: 12, share: 12 / 17, netValueCents: 21_500 });
    expect(totals.shareOfValue).toBeCloseTo(21_500 / 41_500, 12);
  });

  it("counts only purchases that are old enough: 5 of 16 back within 30 days, 5 of 10 within 180", async () => {
    const { returns } = await analyze(open, "one_time_buyers");

    expect(returns).toEqual({
      within: [
        { days: 30, known: 16, returned: 5, share: 5 / 16 },
        { days: 60, known: 16, returned: 5, share: 5 / 16 },
        { days: 90, known: 16, returned: 5, share: 5 / 16 },
        { days: 180, known: 10, returned: 5, share: 5 / 10 },
      ],
      medianDays: 20,
    });
  });

  it("gives cohorts by month, and no share before the whole month is old enough", async () => {
    const { cohorts, waiting } = await analyze(open, "one_time_buyers");

    expect(
      cohorts.map(({ month, customers, oneTime, within }) => [
        month,
        customers,
        oneTime,
        within.at(-1)?.share,
      ]),
    ).toEqual([
      ["2026-06-01", 1, 1, null],
      ["2026-01-01", 6, 6, null],
      ["2025-09-01", 10, 5, 0.5],
    ]);
    expect(waiting.filter(({ customers }) => customers > 0)).toEqual([
      { fromMonths: 0, toMonths: 0, customers: 1, netValueCents: 500 },
      { fromMonths: 5, toMonths: 5, customers: 6, netValueCents: 6_000 },
      { fromMonths: 9, toMonths: 9, customers: 5, netValueCents: 15_000 },
    ]);
  });

  it("says which first category brings customers back, its name as data", async () => {
    const { firstCategories } = await analyze(open, "one_time_buyers");

    expect(
      firstCategories.map(({ category, customers, returned, against }) => [
        category,
        customers,
        returned.share,
        against,
      ]),
    ).toEqual([
      ["tea-category", 10, 0.5, "alike"],
      [`${MUG}-category`, 7, null, null],
    ]);
  });

  it("lists who bought once and is not lapsed, most expected value first", async () => {
    const { list, action } = await analyze(open, "one_time_buyers");

    expect(list.matching).toBe(7);
    expect(list.customers[0]).toMatchObject({
      customer: { expectedValue12mCents: 900 },
      daysSinceFirst: 171,
    });
    expect(action).toContain("7 who may still come back");
    expect(action).toContain("within 20 days");
  });

  it("withholds months of fewer than five, and one more so that they can't be worked out", async () => {
    const { cohorts, provenance } = await analyze(context, "one_time_buyers");

    expect(cohorts.map(({ month }) => month)).toEqual(["2025-09-01"]);
    expect(provenance.unknown).toContain(
      "Months of the first purchase: small groups are withheld (7 customers), so that nobody can be singled out.",
    );
  });

  it("says of months, and of the time since, no number that the other withholds", async () => {
    const { cohorts, waiting, provenance } = await analyze(context, "one_time_buyers");

    // One bought once in June 2026; with the five of September 2025 they are six.
    expect(waiting.filter(({ customers }) => customers > 0)).toMatchObject([{ fromMonths: 5, customers: 6 }]);
    expect(cohorts).toMatchObject([{ month: "2025-09-01", customers: 10, oneTime: null }]);
    expect(provenance.unknown.join()).toContain("How many bought once is withheld");
  });

  it("names no number of a group that it withholds", async () => {
    const momentum = await analyze(context, "momentum");
    const engagement = await analyze(context, "declining_engagement");
    const changes = await analyze(context, "behavior_change");

    expect(momentum.states).toEqual([]);
    expect(momentum.provenance.unknown.join()).not.toMatch(/Momentum of \d/);
    expect(engagement.signals.map(({ signal }) => signal)).toEqual(["unknown"]);
    expect(changes.kinds).toEqual([]);
    expect(changes.action).toBe(
      "Look at those of the list one by one: how many changed in which way is withheld.",
    );
  });

  it.each(patterns)("withholds figures of %s of all but one, and lists them", async (pattern) => {
    // All but who spent 5.00, on the last day.
    const result = await callTool(analyzeBehavior, { pattern, ltv_min: 10 }, context);

    expect(result).toMatchObject(WITHHELD[pattern]);
    expect(result.provenance.unknown[0]).toMatch(/all but fewer than 5 customers fit/);
    expect(result.provenance.rows.buyers).toBe(16);
  });

  it("says of how many a sum knows nothing", async () => {
    const { provenance } = await analyze(open, "momentum");

    expect(provenance.unknown).toContainEqual(
      expect.stringMatching(/^The value at risk of 1 customer is unknown and in no sum/),
    );
  });

  it("tells momentum with the purchases behind it", async () => {
    const { states, growing, declining } = await analyze(open, "momentum");

    expect(states.map(({ state, customers }) => [state, customers])).toEqual([
      ["accelerating", 1],
      ["slowing", 1],
      ["stopped", 1],
      ["unknown", 14],
    ]);
    expect([growing.matching, declining.matching]).toEqual([1, 1]);
    // First bought on 2025-09-01: 212 days before the last 90, with one purchase after the first.
    expect(declining.customers[0]).toMatchObject({
      state: "slowing",
      change: -0.4,
      recent: { days: 90, purchases: 0, valueCents: 0 },
      earlier: { days: 212, purchases: 1, valueCents: 2_000 },
    });
  });

  it("tells declining engagement by longer gaps and by fewer orders", async () => {
    const { signals, list } = await analyze(open, "declining_engagement", { sort: "orders" });

    // Those of January ordered within the 90 days before the last 90 and not since.
    expect(signals.map(({ signal, customers }) => [signal, customers])).toEqual([
      ["both", 1],
      ["longer_gaps", 1],
      ["fewer_orders", 5],
      ["none", 1],
      ["unknown", 9],
    ]);
    expect(list.matching).toBe(6);
    expect(list.customers.map(({ ordersPrevious90 }) => ordersPrevious90)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("tells changes by kind, in words with their numbers", async () => {
    const { kinds, buyers, judged, changed, list } = await analyze(open, "behavior_change");

    expect({ buyers, judged, changed }).toEqual({ buyers: 17, judged: 3, changed: 2 });
    expect(kinds.map(({ kind, direction, customers, share }) => [kind, direction, customers, share])).toEqual(
      [
        ["basket", "up", 1, 1 / 3],
        ["discounts", "up", 1, 1 / 3],
      ],
    );
    expect(list.customers.flatMap(({ changes }) => changes.map(({ text }) => text))).toEqual([
      "The typical basket grew from $10.00 to $20.00.",
      "Buying at a discount rose from 10% to 60% of their orders.",
    ]);
  });

  it("tells when purchases are due by each customer's own rhythm", async () => {
    const { due, list, usualDays, repeatCustomers, shop } = await analyze(open, "purchase_cadence");

    expect({ usualDays, repeatCustomers }).toEqual({ usualDays: 20, repeatCustomers: 5 });
    expect(due.map((row) => [row.due, row.customers])).toEqual([
      ["overdue_over_90", 3],
      ["overdue_up_to_7", 1],
      ["due_within_7", 1],
    ]);
    expect(list.matching).toBe(4);
    expect(list.customers[0]).toMatchObject({ cadence: "regular", overdueDays: 5, dueOn: "2026-06-25" });
    expect(shop?.gaps).toBe(5);
  });

  it("counts 1 of 22 orders at a discount, which took off 300 cents", async () => {
    const { orders, states, list } = await analyze(open, "discount_dependency");

    expect(orders).toMatchObject({
      from: "2025-07-01",
      to: "2026-06-30",
      sales: 22,
      known: 22,
      discounted: 1,
    });
    expect(orders).toMatchObject({ share: 1 / 22, discountCents: 300 });
    expect(orders?.months.map(({ month, sales }) => [month, sales])).toEqual([
      ["2025-09-01", 15],
      ["2026-01-01", 6],
      ["2026-06-01", 1],
    ]);
    expect(states.map(({ state, customers }) => [state, customers])).toEqual([
      ["full-price", 5],
      ["discount-led", 1],
      ["unknown", 11],
    ]);
    expect(list.customers.map(({ dependency }) => dependency)).toEqual([0.8]);
  });

  it("says that discounts are unknown where the source names none, never 0", async () => {
    const tenant = await filledTenant(
      test,
      theOrders(),
      now,
      "update combined_sales set discount_amount_cents = null",
    );

    const { orders, provenance } = await analyze(
      aToolContext(test.database, tenant, now),
      "discount_dependency",
    );

    expect(orders).toMatchObject({ sales: 22, known: 0, share: null, discountCents: null });
    expect(provenance.unknown).toContain("Discounts: the source names none of these sales.");
  });

  it.each([
    [{ orders_min: 2 }, 5],
    [{ orders_max: 1 }, 12],
    [{ category: "TEA-category" }, 10],
    [{ category: "tea-category", orders_max: 1 }, 5],
    [{ first_bought_after: "2026-01-01" }, 7],
    [{ first_bought_after: "2026-01-01", ltv_min: 10 }, 6],
    [{ last_purchase_days_max: 200 }, 7],
    [{ ltv_max: 10 }, 7],
  ])("narrows by %j to %i buyers in every pattern", async (filters, buyers) => {
    for (const pattern of patterns) {
      const result = await callTool(analyzeBehavior, { pattern, ...filters }, open);

      expect(result.provenance.rows.buyers, pattern).toBe(buyers);
    }
  });

  it.each([
    [{ orders_min: 3, orders_max: 2 }, /must not exceed/],
    [{ segment: "frequent" }, /needs its axis/],
    [{ archetype: "no such" }, /no archetype/],
    [{ category: "no such" }, /Nobody bought/],
    [{ sort: "colour" }, /sort/],
  ])("refuses %j", async (filters, message) => {
    const asked = callTool(analyzeBehavior, { pattern: "momentum", ...filters }, context);

    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toBeInstanceOf(UserError);
  });

  it.each(patterns)("answers %s of an empty shop in the same shape", async (pattern) => {
    const empty = { ...context, tenant: await test.aTenant() };

    const result = await callTool(analyzeBehavior, { pattern }, empty);

    expect(result.provenance.period).toBeNull();
    expect(result.provenance.rows.buyers).toBe(0);
  });
});

describe("behavior on a larger shop", () => {
  let test: TestDatabase;
  let context: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(preferredKind);
    const orders = simulatedOrders({ customers: 350, lastDay: "2026-06-30", days: 700 });
    context = aToolContext(test.database, await filledTenant(test, orders, now), now);
  });
  afterAll(() => test.close());

  it.each(patterns)("pages through %s without gap or repeat", async (pattern) => {
    const whole = listsOf(await callTool(analyzeBehavior, { pattern, limit: 100 }, context));
    const pages = [];
    for (let offset = 0; offset < 100; offset += 25) {
      pages.push(listsOf(await callTool(analyzeBehavior, { pattern, limit: 25, offset }, context)));
    }

    for (const [index, list] of whole.entries()) {
      const paged = pages.flatMap((lists) => lists[index]?.customers ?? []);
      expect(paged).toEqual(list.customers);
      expect(new Set(list.customers.map(({ customer }) => customer.alias)).size).toBe(list.customers.length);
      expect(list.customers.length).toBe(Math.min(100, list.matching));
    }
  });

  it.each(patterns)("sorts %s by expected value and keeps to filters", async (pattern) => {
    const asked = { pattern, limit: 100, sort: "expected_value", orders_min: 2, ltv_min: 20 };

    for (const { customers } of listsOf(await callTool(analyzeBehavior, asked, context))) {
      const values = customers.map(({ customer }) => customer.expectedValue12mCents ?? -1);
      expect(values).toEqual([...values].sort((one, other) => other - one));
      expect(
        customers.every(({ customer }) => customer.orders >= 2 && (customer.netValueCents ?? 0) >= 2_000),
      ).toBe(true);
    }
  });

  it("spreads all buyers over the states of each kind", async () => {
    const open = { ...context, groupMin: 1 };
    for (const pattern of ["momentum", "purchase_cadence", "discount_dependency"] as const) {
      const { buyers, states } = await analyze(open, pattern);

      expect(
        states.reduce((sum, { customers }) => sum + customers, 0),
        pattern,
      ).toBe(buyers);
      expect(states.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    const engagement = await analyze(open, "declining_engagement");
    expect(engagement.signals.reduce((sum, { customers }) => sum + customers, 0)).toBe(engagement.buyers);
  });

  it("shows no group of fewer than five", async () => {
    for (const pattern of patterns) {
      const result = await callTool(analyzeBehavior, { pattern }, context);

      const sizes = JSON.stringify(result).match(/"customers":\d+/g) ?? [];
      expect(sizes.map((size) => Number(size.split(":")[1])).filter((size) => size > 0 && size < 5)).toEqual(
        [],
      );
    }
  });
});

const WITHHELD = {
  one_time_buyers: {
    ...{ waiting: [], cohorts: [], firstCategories: [] },
    totals: { oneTime: 11, netValueCents: null, shareOfValue: null, expectedValue12mCents: null },
    returns: { within: [], medianDays: null },
    list: { matching: 6 },
  },
  momentum: { states: [] },
  declining_engagement: { signals: [] },
  behavior_change: { kinds: [] },
  purchase_cadence: { states: [], due: [], usualDays: null },
  discount_dependency: { states: [], orders: null },
};

interface List {
  matching: number;
  customers: { customer: CustomerSummary }[];
}

function listsOf(result: BehaviorAnalysis): List[] {
  return result.pattern === "momentum" ? [result.growing, result.declining] : [result.list];
}

async function filledTenant(
  test: TestDatabase,
  orders: readonly OrderOf[],
  at: Date,
  statement = "select 1",
): Promise<Tenant> {
  const tenant = await test.aTenant();
  await test.database.withTenant(tenant.tenantId, async (tx) => {
    await fillShop(tx, tenant, orders);
    await tx.execute(sql.raw(statement));
  });
  await recomputeTenant(test.database, { tenant, now: at, churnHorizonDays: 180 });
  return (await createTenantStore(test.database).find(tenant.tenantId)) ?? tenant;
}

function theOrders(): OrderOf[] {
  const five = [1, 2, 3, 4, 5];
  return [
    ...[...five, 6].map((n) => ({
      ...{ id: `o${n}`, customer: `o${n}`, day: "2026-01-10", cents: 1_000, product: MUG },
    })),
    ...five.flatMap((n) => [
      { id: `p${n}-1`, customer: `p${n}`, day: "2025-09-01", cents: 2_000, product: "tea" },
      { id: `p${n}-2`, customer: `p${n}`, day: "2025-09-21", cents: 2_000, product: "tea" },
    ]),
    ...five.map((n) => ({
      ...{ id: `q${n}`, customer: `q${n}`, day: "2025-09-01", cents: 3_000, product: "tea" },
      ...(n === 1 ? { discountCents: 300 } : {}),
    })),
    { id: "last", customer: "last", day: "2026-06-30", cents: 500, product: MUG },
  ];
}

/** What takes many orders to come about, set by hand; row-level security keeps to the shop. */
const theFigures = [
  "update fact_customer_current set lifecycle = case when customer_id like 'q%' then 'lapsed' else 'cooling' end",
  "update fact_customer_current set expected_value_12m_cents = 900 where customer_id = 'o2'",
  "update fact_customer_current set momentum_state = 'accelerating', momentum = 0.5 where customer_id = 'o1'",
  "update fact_customer_current set momentum_state = 'slowing', momentum = -0.4 where customer_id = 'p1'",
  "update fact_customer_current set momentum_state = 'stopped', momentum = -1 where customer_id = 'q1'",
  "update fact_customer_current set cadence_state = 'regular', overdue_days = 5 where customer_id = 'p1'",
  "update fact_customer_current set overdue_days = -3 where customer_id = 'p2'",
  "update fact_customer_current set value_at_risk_cents = case customer_id when 'p1' then 800 when 'p2' then 700 when 'last' then null else 0 end",
  "update fact_customer_current set discount_state = 'discount-led', discount_dependency = 0.8 where customer_id = 'q1'",
  `update customer_profiles set behaviour = jsonb_set(behaviour, '{gapTrend}',
    '{"state":"lengthening","factorPerPurchase":1.2,"gaps":4}') where customer_id in ('o1', 'q1')`,
  `update customer_profiles set behaviour = jsonb_set(behaviour, '{changes}',
    '[{"kind":"basket","before":1000.4,"after":2000.2,"z":3}]') where customer_id = 'p1'`,
  `update customer_profiles set behaviour = jsonb_set(behaviour, '{changes}',
    '[{"kind":"discounts","before":0.1,"after":0.6,"z":2.5}]') where customer_id = 'p2'`,
  `update customer_profiles set behaviour = jsonb_set(behaviour, '{changes}', '[]') where customer_id = 'p3'`,
];
