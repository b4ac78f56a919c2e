import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { getRecommendations } from "../../src/tools/get-recommendations.ts";
import { type Recommendation, recommendations } from "../../src/tools/recommendations/ask.ts";
import type { Recommendations } from "../../src/tools/recommendations/output.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, preferredKind, type TestDatabase } from "../support/database.ts";
import { type CustomerOf, fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-07-01T10:00:00Z");

type ForOne = Extract<Recommendations, { kind: "customer" }>;
type ForGroup = Extract<Recommendations, { kind: "group" }>;
type Advice<From extends ForOne | ForGroup, Name extends Recommendation> = Extract<
  From["advice"],
  { recommendation: Name }
>;

function ask(context: ToolContext, recommendation: Recommendation, input: object = {}) {
  return callTool(getRecommendations, { recommendation, ...input }, context);
}

async function toOne<Name extends Recommendation>(context: ToolContext, name: Name, customer: string) {
  const result = await ask(context, name, { customer });
  if (result.kind !== "customer") throw new Error(`the answer is ${result.kind}`);
  // The tool answers what it was asked for.
  return { ...result, advice: result.advice as Advice<ForOne, Name> };
}

async function toGroup<Name extends Recommendation>(context: ToolContext, name: Name, input: object = {}) {
  const result = await ask(context, name, input);
  if (result.kind !== "group") throw new Error(`the answer is ${result.kind}`);
  return { ...result, advice: result.advice as Advice<ForGroup, Name> };
}

describe.each(databaseKinds)("recommendations on a small shop in the %s database", (kind) => {
  let test: TestDatabase;
  let context: ToolContext;
  /** Groups of any size are shown, so that small numbers can be told by hand. */
  let open: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    const tenant = await filledTenant(test, theOrders(), now, theProducts, theCustomers);
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      for (const statement of theFigures) await tx.execute(sql.raw(statement));
      await tx.execute(sql`insert into product_pairs (tenant_id, product_id, other_product_id, baskets_both,
        baskets_product, baskets_other, baskets_total, support, confidence, lift, p_value, similarity)
        values (${tenant.tenantId}, 'cup', 'rug', 15, 40, 45, 160, 0.1, 0.375, 1.3, 0.001, 0.3)`);
      await tx.execute(sql`insert into archetypes (tenant_id, archetype_id, level, name, description, segments, customers)
        values (${tenant.tenantId}, 'A1', 1, 'cup lovers', '', '{}', 7)`);
      await tx.execute(
        sql`update customer_profiles set archetype_id = 'A1' where customer_id in ('x', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6')`,
      );
    });
    context = aToolContext(test.database, tenant, now);
    open = { ...context, groupMin: 1 };
  });
  afterAll(() => test.close());

  it("sells up to what costs 1,500 where the customer pays 1,000, as 6 of the 7 like them do", async () => {
    const { advice, nothingBecause } = await toOne(context, "upsell", "x");

    expect(advice.categories).toEqual([
      { category: "kitchen", members: 1, theirPriceCents: 1_000, percentile: 0 },
    ]);
    expect(advice.products.map(({ productId, because }) => [productId, because])).toEqual([
      [
        "jug",
        expect.objectContaining({
          kind: "dearer_in_category",
          priceCents: 1_500,
          theirPriceCents: 1_000,
          buyers: 20,
          alike: { buyers: 6, of: 7 },
        }),
      ],
    ]);
    expect(nothingBecause).toBeNull();
  });

  it("sells more at a time where orders usually hold more: (10 × 4 + 2 × 1) / 12 = 3.5", async () => {
    const { advice } = await toOne(context, "upsell", "y");

    expect(advice.products[0]?.because).toEqual({
      ...{ kind: "more_at_a_time", orders: 2, theirUnits: 1, usualUnits: 3.5 },
    });
    expect(advice.products[0]?.text).toBe(
      "They take 1 at a time, in 2 orders; its orders hold 3.5 on average.",
    );
  });

  it("says why there is nothing to sell up to", async () => {
    const { advice, nothingBecause } = await toOne(context, "upsell", "b1");

    expect(advice.products).toEqual([]);
    expect(nothingBecause).toMatch(/upper end/);
  });

  it("sells a group up by the median of what its members pay", async () => {
    const { advice, group } = await toGroup(context, "upsell", { category: "kitchen", ltv_max: 11 });

    // Those with a single cup: half pay no more than 1,000.
    expect(advice.categories).toEqual([
      { category: "kitchen", members: 6, theirPriceCents: 1_000, percentile: null },
    ]);
    expect(advice.products.map(({ productId }) => productId)).toEqual(["jug"]);
    expect(group.customers).toBe(6);
  });

  it("cross-sells what follows from purchases, with the orders behind it, and its title as data", async () => {
    const { advice } = await toOne(context, "cross_sell", "x");

    expect(
      advice.products.map(({ productId, title, because, text }) => [productId, title, because, text]),
    ).toEqual([
      [
        "rug",
        HOSTILE,
        { kind: "goes_with", products: [{ productId: "cup", title: "cup" }], orders: { both: 15, with: 40 } },
        "Goes with cup, which they bought. 15 of 40 orders with the latter had it, too.",
      ],
      ["jug", "jug", { kind: "popular", customers: 12 }, "12 customers bought it in the last 90 days."],
    ]);
  });

  it("cross-sells to a group what is suggested to seven of them, and withholds what is to one", async () => {
    const { advice, group } = await toGroup(context, "cross_sell");

    expect(group.text).toMatch(/^About all 93 customers/);
    expect(advice.products.map(({ productId, because }) => [productId, because])).toEqual([
      [
        "rug",
        { kind: "suggested_to", members: 7, of: 93, with: { productId: "cup", title: "cup", members: 7 } },
      ],
    ]);
  });

  it("leads a buyer of the kitchen to the home: 35 of its 42 buyers are there, of all 45 of 93", async () => {
    const { advice } = await toOne(context, "expansion", "x");

    expect(advice.categories).toEqual([
      {
        category: "home",
        because: {
          ...{ kind: "category_buyers", category: "kitchen", buyers: 42, alsoBuy: 35 },
          ...{ share: 35 / 42, allShare: 45 / 93, candidates: null },
        },
        text: "35 of 42 buyers of kitchen buy home, too (83%; of all customers 48%).",
      },
    ]);
  });

  it("counts the candidates of a group: 10 for the kitchen, 7 for the home", async () => {
    const all = await toGroup(context, "expansion");
    const some = await toGroup(context, "expansion", { category: "kitchen" });

    const counted = (advice: typeof all.advice) =>
      advice.categories.map(({ category, because }) => [category, because.candidates]);
    expect(counted(all.advice)).toEqual([
      ["kitchen", 10],
      ["home", 7],
    ]);
    expect(counted(some.advice)).toEqual([["home", 7]]);
  });

  it("ranks whom to win back: of twelve silent, three hold more than 3,800 cents at risk", async () => {
    const { advice } = await toGroup(open, "winback_strategy");

    expect(advice.highValueFromCents).toBe(3_800);
    expect(
      advice.tiers.map(({ tier, customers, valueAtRiskCents }) => [tier, customers, valueAtRiskCents]),
    ).toEqual([
      ["at_risk_high_value", 3, 15_000],
      ["at_risk", 3, 6_000],
      ["lapsed", 6, 600],
    ]);
    expect(advice.tiers[0]?.averageChance).toBeCloseTo(0.4, 12);
    expect(advice.customers.slice(0, 3).map(({ plan }) => plan.valueAtRiskCents)).toEqual([
      6_000, 5_000, 4_000,
    ]);
  });

  it("withholds small priorities", async () => {
    const { advice, provenance } = await toGroup(context, "winback_strategy");

    expect(advice.tiers.map(({ tier }) => tier)).toEqual(["lapsed"]);
    expect(provenance.unknown.join()).toMatch(/Priorities: small groups are withheld \(6 customers\)/);
  });

  it.each([
    ["upsell", { categories: [], products: [] }],
    ["cross_sell", { products: [] }],
    ["expansion", { buys: [], categories: [] }],
    ["winback_strategy", { tiers: [], highValueFromCents: null, matching: 11 }],
    ["retention_actions", { actions: [], matching: 81 }],
    ["discount_strategy", { groups: [], lastYear: null, test: null }],
  ] as const)(
    "withholds figures of %s for all but one, and lists customers",
    async (recommendation, told) => {
      // All but z, who was last here in 2025.
      const result = await toGroup(context, recommendation, { last_purchase_days_max: 400 });

      expect(result.advice).toMatchObject(told);
      expect(result.provenance.unknown[0]).toMatch(/all but fewer than 5 customers fit/);
      if (!("customers" in result.advice)) expect(result.nothingBecause).toMatch(/withheld/);
    },
  );

  it("says of how many whose silence is costly a sum knows nothing", async () => {
    const { provenance } = await toGroup(context, "retention_actions");

    expect(provenance.unknown.join()).toContain("The value at risk of 81 customers is unknown and in no sum");
  });

  it("reminds of what is due, tests a discount only with who lives by them, and asks who sent back", async () => {
    const plans = await Promise.all(["a6", "a5", "a4"].map((id) => toOne(context, "winback_strategy", id)));

    expect(plans.map(({ advice }) => advice.plan?.offer.type)).toEqual([
      ...["reminder_of_usual", "test_a_discount", "ask_what_went_wrong"],
    ]);
    const [first] = plans;
    expect(first?.advice.plan).toMatchObject({ tier: "at_risk_high_value", timing: { when: "now" } });
    expect(first?.advice.plan?.products.map(({ productId }) => productId)).toEqual(["jug", "cup"]);
    expect(first?.advice.plan?.products[0]?.text).toBe(
      "Bought on 2 days, last 41 days before the end of the data; usually every 30 days, so it is due.",
    );
    expect(JSON.stringify(plans.map(({ advice }) => advice.plan?.offer))).not.toMatch(/\d+ ?%/);
  });

  it("wins nobody back who still buys, and keeps nobody who is gone", async () => {
    const back = await toOne(context, "winback_strategy", "x");
    const kept = await toOne(context, "retention_actions", "z");

    expect([back.advice.plan, back.nothingBecause]).toEqual([
      null,
      expect.stringMatching(/still buy \(active\)/),
    ]);
    expect([kept.advice.actions, kept.nothingBecause]).toEqual([[], expect.stringMatching(/fallen silent/)]);
  });

  it("says what to do with a customer, since when and what is at stake", async () => {
    const { advice } = await toOne(context, "retention_actions", "x");

    expect(advice.actions).toEqual([
      {
        action: "remind_of_purchase",
        because: { kind: "overdue", overdueDays: 4, dueOn: "2026-06-26" },
        text: "Remind them of what they usually buy. By their own rhythm a purchase was due on 2026-06-26, 4 days before the end of the data.",
        valueAtStakeCents: null,
      },
    ]);
  });

  it("says that nothing is called for where nothing is", async () => {
    const { advice, nothingBecause } = await toOne(context, "retention_actions", "y");

    expect([advice.actions, nothingBecause]).toEqual([[], expect.stringMatching(/^Nothing is called for/)]);
  });

  it("tests discounts with the five who live by them, one of them held out", async () => {
    const { advice, provenance } = await toGroup(context, "discount_strategy");

    expect(advice.groups.map(({ state, strategy, customers }) => [state, strategy, customers])).toEqual([
      ["full-price", "no_discount", 10],
      ["discount-led", "test_without", 5],
      ["unknown", "not_known", 78],
    ]);
    expect(advice.test).toMatchObject({ customers: 5, heldOut: 1 });
    expect(advice.test?.needed).toBeGreaterThan(5_000);
    expect(provenance.unknown.join()).toMatch(/Margins/);
  });

  it("says of one customer how they buy, and unknown as such", async () => {
    const known = await toOne(context, "discount_strategy", "a1");
    const unknown = await toOne(context, "discount_strategy", "z");

    expect(known.advice).toMatchObject({ state: "full-price", strategy: "no_discount" });
    expect(unknown.advice).toMatchObject({ state: "unknown", dependency: null, discountedOrders: null });
    expect(unknown.nothingBecause).toMatch(/Too little is known/);
  });

  it.each(["x", "X@example.com", "x-2", "#x-2"])("finds the customer by %j", async (named) => {
    const { customer } = await toOne(context, "discount_strategy", named);

    expect(customer.alias).toBe(aliasOf(context.tenant.identityKey, "x"));
  });

  it.each(recommendations)("never guesses whom %s is for", async (recommendation) => {
    const several = await ask(context, recommendation, { customer: "+1 555 010 2030" });
    const nobody = await ask(context, recommendation, { customer: "nobody@example.com" });

    expect(several.kind === "ambiguous" && several.candidates.length).toBe(2);
    expect(nobody.kind).toBe("not_found");
  });

  it.each([
    [{ customer: "x", orders_min: 2 }, /not both/],
    [{ orders_min: 3, orders_max: 2 }, /must not exceed/],
    [{ archetype: "no such" }, /no archetype/],
  ])("refuses %j", async (input, message) => {
    const asked = ask(context, "upsell", input);

    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toBeInstanceOf(UserError);
  });

  it.each(recommendations)(
    "says of %s for nobody that nobody fits, in the same shape",
    async (recommendation) => {
      const none = await toGroup(context, recommendation, { orders_min: 1_000 });
      const empty = await toGroup({ ...context, tenant: await test.aTenant() }, recommendation);

      expect(none.nothingBecause).toBe("No customer with a purchase fits.");
      expect(empty.provenance.period).toBeNull();
    },
  );
});

describe("recommendations on a larger shop", () => {
  let test: TestDatabase;
  let context: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(preferredKind);
    const orders = simulatedOrders({ customers: 350, lastDay: "2026-06-30", days: 700 });
    context = aToolContext(test.database, await filledTenant(test, orders, now), now);
  });
  afterAll(() => test.close());

  it.each(recommendations)("pages through %s without gap or repeat", async (recommendation) => {
    const rowsOf = (result: Recommendations) => {
      if (result.kind !== "group") throw new Error("not about a group");
      const { advice } = result;
      if ("customers" in advice) return advice.customers;
      return "products" in advice
        ? advice.products
        : "categories" in advice
          ? advice.categories
          : advice.groups;
    };

    const whole = rowsOf(await ask(context, recommendation, { limit: 40 }));
    if (recommendation === "discount_strategy") return;
    const pages = [];
    for (const offset of [0, 20]) {
      pages.push(...rowsOf(await ask(context, recommendation, { limit: 20, offset })));
    }

    expect(pages).toEqual(whole);
    expect(new Set(whole.map((row) => JSON.stringify(row))).size).toBe(whole.length);
  });

  it.each(["upsell", "cross_sell"] as const)(
    "says after the last page of %s, too, how many there are",
    async (recommendation) => {
      const first = await toGroup(context, recommendation, { limit: 1 });
      const past = await toGroup(context, recommendation, { offset: 1_000 });

      expect(first.advice.matching).toBeGreaterThan(0);
      expect(past.advice).toMatchObject({ matching: first.advice.matching, products: [] });
    },
  );

  it("counts for a group the very actions that it gives its customers", async () => {
    const { advice } = await toGroup({ ...context, groupMin: 1 }, "retention_actions", { limit: 1_000 });

    const given = advice.customers.flatMap(({ actions }) => actions.map(({ action }) => action));
    const counts = advice.actions.map(({ action, customers }) => [action, customers]);
    expect(advice.customers.length).toBe(advice.present);
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual(counts.map(([action]) => [action, given.filter((one) => one === action).length]));
  });

  it("gives plans to the silent alone, those at risk first, the most value first", async () => {
    const { advice } = await toGroup(context, "winback_strategy", { limit: 1_000 });

    const order = advice.customers.map(({ customer }) => [
      customer.lifecycle === "at_risk" ? 0 : 1,
      -(customer.valueAtRiskCents ?? Number.NEGATIVE_INFINITY),
    ]);
    expect(advice.customers.length).toBe(advice.matching);
    expect(advice.customers.every(({ customer }) => /at_risk|lapsed/.test(customer.lifecycle ?? ""))).toBe(
      true,
    );
    expect(order).toEqual([...order].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
  });
});

async function filledTenant(
  test: TestDatabase,
  orders: readonly OrderOf[],
  at: Date,
  statements: readonly string[] = [],
  known: readonly CustomerOf[] = [],
): Promise<Tenant> {
  const tenant = await test.aTenant();
  await test.database.withTenant(tenant.tenantId, async (tx) => {
    await fillShop(tx, tenant, orders, known);
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });
  await recomputeTenant(test.database, { tenant, now: at, churnHorizonDays: 180 });
  return (await createTenantStore(test.database).find(tenant.tenantId)) ?? tenant;
}

/** 93 customers: 42 buy of the kitchen, 45 of the home, 35 of them of both, 30 toys, 11 drinks. */
function theOrders(): OrderOf[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
  const bought = (id: string, customer: string, day: string, cents: number, product: string): OrderOf => ({
    ...{ id, customer, day, cents, product },
  });
  return [
    ...upTo(40).map((n) => bought(`a${n}-1`, `a${n}`, "2026-05-01", 1_000, "cup")),
    ...upTo(20).map((n) => bought(`a${n}-2`, `a${n}`, "2026-05-20", 1_500, "jug")),
    ...upTo(35).map((n) => bought(`a${n}-3`, `a${n}`, "2026-06-10", 5_000, "rug")),
    ...upTo(10).map((n) => bought(`b${n}-1`, `b${n}`, "2026-06-15", 5_000, "rug")),
    ...upTo(30).map((n) => bought(`c${n}-1`, `c${n}`, "2026-06-01", 700, "toy")),
    ...upTo(10).map((n) => bought(`t${n}-1`, `t${n}`, "2026-06-02", 4_000, "tea")),
    bought("y-1", "y", "2026-06-03", 1_000, "tea"),
    bought("y-2", "y", "2026-06-20", 1_000, "tea"),
    bought("x-1", "x", "2026-06-01", 1_000, "cup"),
    bought("x-2", "x", "2026-06-30", 1_000, "cup"),
    bought("z-1", "z", "2025-01-01", 1_000, "cup"),
  ];
}

const HOSTILE = "<https://example.com|*rug*> __proto__";

const theCustomers: CustomerOf[] = [
  { id: "x", email: "x@example.com" },
  { id: "a1", phone: "+1 555 010 2030" },
  { id: "a2", phone: "+1 555 010 2030" },
];

const theProducts = [
  `update products set category = case when product_id in ('cup', 'jug') then 'kitchen'
    when product_id = 'rug' then 'home' when product_id = 'tea' then 'drinks' else 'toys' end`,
  `update products set title = '${HOSTILE}' where product_id = 'rug'`,
  "update sales_lines set quantity = 4 where order_id like 't%'",
];

const RUG =
  '{"productId":"rug","score":1,"because":{"kind":"goes_with","productId":"cup","otherProductId":null}}';
const JUG = '{"productId":"jug","score":0.5,"because":{"kind":"popular","customers":12}}';
const DUE = '{"kind":"bought_before","days":2,"lastDaysAgo":41,"usualDays":30,"due":"due"}';
const SOME = '{"kind":"bought_before","days":1,"lastDaysAgo":60,"usualDays":null,"due":null}';

/** What takes many orders to come about, set by hand; row-level security keeps to the shop. */
const theFigures = [
  "delete from product_pairs",
  "update fact_customer_current set lifecycle = 'active', overdue_days = null, discount_state = null, value_at_risk_cents = null",
  "update fact_customer_current set overdue_days = 4 where customer_id = 'x'",
  "update fact_customer_current set lifecycle = 'lapsed', value_at_risk_cents = 100 where customer_id in ('z', 'b1', 'b2', 'b3', 'b4', 'b5')",
  `update fact_customer_current set lifecycle = 'at_risk', churn_risk = 0.6, churn_level = 'high',
    value_at_risk_cents = 1000 * substr(customer_id, 2)::int where customer_id in ('a1', 'a2', 'a3', 'a4', 'a5', 'a6')`,
  "update fact_customer_current set discount_state = 'full-price' where customer_id ~ '^a([1-9]|10)$'",
  "update fact_customer_current set discount_state = 'discount-led', churn_risk = 0.5 where customer_id ~ '^a1[1-5]$'",
  "update fact_customer_current set discount_state = 'discount-led', discounted_orders = 2 where customer_id = 'a5'",
  "update fact_customer_current set discount_state = 'full-price' where customer_id = 'a16'",
  "update fact_customer_current set discount_state = null where customer_id = 'a15'",
  "update fact_customer_current set returns = 2 where customer_id = 'a4'",
  "update customer_recommendations set discover = '[]', again = '[]'",
  `update customer_recommendations set discover = '[${RUG},${JUG}]' where customer_id = 'x'`,
  `update customer_recommendations set discover = '[${RUG}]' where customer_id ~ '^c[1-6]$'`,
  `update customer_recommendations set again = '[{"productId":"cup","score":2,"because":${SOME}},
    {"productId":"jug","score":1,"because":${DUE}}]' where customer_id = 'a6'`,
];
