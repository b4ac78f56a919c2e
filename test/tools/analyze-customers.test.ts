import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AXES } from "../../src/analytics/segments/axes.ts";
import { UserError } from "../../src/errors.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import { customerSorts } from "../../src/store/customer-reads.ts";
import { createTenantStore } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { analyzeCustomers } from "../../src/tools/analyze-customers.ts";
import { customerAnalyses } from "../../src/tools/customers/question.ts";
import type { CustomerSummary } from "../../src/tools/shared.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillHundred, HOSTILE, idAt } from "../support/hundred-customers.ts";
import { fillShop } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("analyze_customers over the %s database", (kind) => {
  let test: TestDatabase;
  let byHand: ToolContext;
  let sample: ToolContext;
  let empty: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    const hand = await test.aTenant({ timeZone: "Europe/Berlin" });
    await test.database.withTenant(hand.tenantId, (tx) => fillHundred(tx, hand));
    byHand = aToolContext(test.database, hand, now);
    const tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, (tx) =>
      fillShop(tx, tenant, simulatedOrders({ customers: 300, days: 400, lastDay: "2026-03-10" })),
    );
    await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });
    const current = await createTenantStore(test.database).find(tenant.tenantId);
    sample = aToolContext(test.database, current ?? tenant, now, { churnHorizonDays: 90 });
    empty = aToolContext(test.database, await test.aTenant(), now);
  });
  afterAll(() => test.close());

  /** One of a hundred by hand: number `i` is worth `i` dollars. */
  const aliasAt = (i: number) => aliasOf(byHand.tenant.identityKey, idAt(i));
  const numbers = (customers: readonly CustomerSummary[]) =>
    customers.map(({ netValueCents }) => (netValueCents ?? 0) / 100);
  const ask = async <Name extends (typeof customerAnalyses)[number]>(
    analysis: Name,
    more: object = {},
    context = byHand,
  ) => {
    const found = await callTool(analyzeCustomers, { analysis, ...more }, context);
    return found as Extract<typeof found, { analysis: Name }>;
  };

  it("ranks by value at risk those who are not lapsed and of whom the risk is known", async () => {
    const found = await ask("churn_risk", { limit: 3 });

    expect(found.sort).toBe("impact");
    expect(found.customers[0]).toMatchObject({ alias: aliasAt(98), churn: { risk: 0.8, level: "critical" } });
    expect(numbers(found.customers)).toEqual([98, 97, 96]);
    // Digits 1 to 8 of ten customers each, $450 + $10 x digit a digit, a tenth of it at risk: $3960 / 10.
    expect(found).toMatchObject({
      matching: 80,
      totals: {
        valueAtRiskCents: 39_600,
        byLevel: { low: 30, medium: 20, high: 20, critical: 10, unknown: 0 },
      },
    });
    expect(found.provenance.unknown.join()).toMatch(/Lapsed customers.*left out/);
  });

  it("takes the lapsed in where a high risk or a long silence is asked for", async () => {
    expect((await ask("churn_risk", { churn_min: 0.7 })).matching).toBe(30);
    expect((await ask("churn_risk", { last_purchase_days_min: 91 })).matching).toBe(10);
  });

  it("says how much of all value the most valuable hold, and not of fewer than five of them", async () => {
    const found = await ask("high_value", { limit: 2 });

    // 1 + ... + 100 = 5050. Top 5: 490. Top 10: 955. Top 20: 1810. The best two: 199. The last ten: 55.
    expect(numbers(found.customers)).toEqual([100, 99]);
    expect(found.totals.netValueCents).toBe(505_000);
    expect(found.shareListed).toBeCloseTo(199 / 5050, 10);
    expect(found.concentration).toEqual([
      { top: 0.05, customers: 5, valueCents: 49_000, shareOfValue: 490 / 5050 },
      { top: 0.1, customers: 10, valueCents: 95_500, shareOfValue: 955 / 5050 },
      { top: 0.2, customers: 20, valueCents: 181_000, shareOfValue: 1810 / 5050 },
    ]);
    expect(found.deciles.at(-1)).toEqual({
      decile: 10,
      customers: 10,
      valueCents: 5_500,
      shareOfValue: 55 / 5050,
    });
    expect(found.provenance.unknown.join()).toContain("withheld");
  });

  it("tells likely businesses with what speaks for them, persons, and those of whom nobody can tell", async () => {
    const found = await ask("b2b_identification", { limit: 2 });

    expect(found).toMatchObject({ sort: "b2b_likelihood", listed: "business", matching: 20 });
    expect(found.customers.map(({ b2b }) => b2b)).toEqual([
      { likelihood: 1, signals: ["Orders in office hours"] },
      { likelihood: 0.99, signals: ["Orders in office hours"] },
    ]);
    // 81 + ... + 100 = 1810, 61 + ... + 80 = 1410, 1 + ... + 60 = 1830.
    expect(found.kinds).toHaveLength(3);
    expect(found.kinds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "business", customers: 20, netValueCents: 181_000 }),
        expect.objectContaining({ kind: "person", customers: 20, share: 0.2, averageOrders: 3 }),
        expect.objectContaining({ kind: "unknown", customers: 60, shareOfValue: 1830 / 5050 }),
      ]),
    );
    expect(found.provenance.unknown.join()).toContain("60 customers");
    expect((await ask("b2b_identification", { is_b2b: false })).listed).toBe("person");
  });

  it("spreads customers over the segments of each axis, and over the stages", async () => {
    const found = await ask("behavioral");

    const value = found.axes.find(({ axis }) => axis === "purchase_value");
    // 1 to 50: 1275 in all, the middle one 25.5; risks 0.1 to 0.9 alike, unknown apart: 0.5.
    expect(value?.segments[1]).toMatchObject({
      segment: "low-value",
      customers: 50,
      share: 0.5,
      netValueCents: 127_500,
      medianNetValueCents: 2_550,
      shareOfValue: 1275 / 5050,
    });
    expect(value?.segments[1]?.averageChurnRisk).toBeCloseTo(0.5, 10);
    expect(found.axes.map(({ axis }) => axis)).toEqual(AXES);
    expect(found.axes.at(-1)?.segments).toMatchObject([{ segment: null, customers: 100 }]);
    expect(found.lifecycles.map(({ lifecycle, customers }) => [lifecycle, customers])).toEqual([
      ["new", 10],
      ["active", 30],
      ["cooling", 30],
      ["at_risk", 20],
      ["lapsed", 10],
    ]);
  });

  it("withholds a segment of three, and the next one that would give it away", async () => {
    const found = await ask("behavioral");

    expect(found.axes[0]).toMatchObject({
      axis: "purchase_frequency",
      segments: [{ segment: "one-time", customers: 60 }],
    });
    expect(found.axes[0]?.segments).toHaveLength(1);
    expect(found.provenance.unknown.join()).toContain("2 segments are withheld");
  });

  it("ranks categories by buyers for the whole shop, with the products of most buyers", async () => {
    const found = await ask("product_affinity");

    expect(found).toMatchObject({ rankedBy: "buyers", matchingCategories: 2 });
    expect(found.categories).toEqual([
      {
        ...{ category: "Mugs", buyers: 100, share: 1, shareOfAll: 1, index: 1 },
        ...{ orders: 100, salesValueCents: 50_000, repeatShare: 0.1 },
      },
      {
        ...{ category: "Lamps", buyers: 40, share: 0.4, shareOfAll: 0.4, index: 1 },
        ...{ orders: 40, salesValueCents: 40_000, repeatShare: 0 },
      },
    ]);
    expect(found.products).toEqual([
      {
        ...{ productId: "P1", title: HOSTILE, category: "Mugs" },
        ...{ buyers: 50, repeatShare: 0.2, salesValueCents: 9_000 },
      },
    ]);
    expect(found.provenance.unknown.join()).toContain("under 5 of these buyers");
  });

  it("ranks by preference where filters are set: 40 of 40 against 40 of 100 is 2.5 times as many", async () => {
    const found = await ask("product_affinity", { orders_min: 3 });

    expect(found.rankedBy).toBe("preference");
    expect(found.categories).toMatchObject([
      { category: "Lamps", share: 1, shareOfAll: 0.4, index: 2.5 },
      { category: "Mugs", index: 1, repeatShare: 0.25 },
    ]);
    expect(found.products).toBeNull();
  });

  it("spreads customers over RFM segments and the grid, and lists the best scores first", async () => {
    const found = await ask("rfm_score", { limit: 2 });

    expect(found.sort).toBe("rfm_score");
    expect(numbers(found.customers)).toEqual([100, 99]);
    expect(found.segments.map(({ segment, customers }) => [segment, customers])).toEqual([
      ["loyal", 30],
      ["about to sleep", 20],
      ["hibernating", 20],
      ["lost", 20],
      ["champions", 10],
    ]);
    // 91 + ... + 100 = 955 days and dollars of ten.
    expect(found.segments.at(-1)).toMatchObject({
      averageRecencyDays: 95.5,
      averageOrders: 6,
      shareOfValue: 955 / 5050,
    });
    expect(found.grid).toHaveLength(6);
    expect(found.grid).toContainEqual({ recency: 5, frequency: 3, customers: 10 });
  });

  it.each([
    [{ churn_min: 0.7 }, 30],
    [{ churn_max: 0.2 }, 20],
    [{ ltv_min: 96 }, 5],
    [{ ltv_max: 10 }, 10],
    [{ orders_min: 6 }, 10],
    [{ orders_max: 1 }, 60],
    [{ last_purchase_days_min: 91 }, 10],
    [{ last_purchase_days_max: 5 }, 5],
    [{ archetype: "a1" }, 40],
    [{ archetype: "a1x" }, 10],
    [{ archetype: "Best BUYERS" }, 40],
    [{ axis: "purchase_value", segment: "high-value" }, 50],
    [{ category: "lamps" }, 40],
    // Half past midnight in Berlin is the day before in UTC.
    [{ first_bought_after: "2025-04-01" }, 50],
    [{ is_b2b: true }, 20],
    [{ is_b2b: false }, 20],
    [{ orders_min: 3, ltv_max: 70 }, 10],
    [{ category: "Lamps", churn_min: 0.7 }, 12],
    [{ axis: "purchase_value", segment: "low-value", orders_min: 3 }, 0],
  ])("by the filters %j finds %i", async (filters, customers) => {
    expect((await ask("high_value", filters)).matching).toBe(customers);
  });

  it.each([
    [{ churn_min: 0.5, churn_max: 0.4 }, /churn_min/],
    [{ ltv_min: 5, ltv_max: 1 }, /ltv_min/],
    [{ segment: "low-value" }, /axis/],
    [{ axis: "purchase_value" }, /segment/],
    [{ archetype: "nobody's" }, /no archetype “nobody's”/],
    [{ axis: "purchase_value", segment: "rich" }, /purchase_value is called “rich”/],
    [{ category: HOSTILE.slice(0, 200) }, /category/],
    [{ sort: "loudest" }, /sort/],
  ])("refuses %j, saying why", async (filters, reason) => {
    const asked = ask("high_value", filters);

    await expect(asked).rejects.toBeInstanceOf(UserError);
    await expect(asked).rejects.toThrow(reason);
  });

  it("refuses to sort customers where categories are ranked", async () => {
    await expect(ask("product_affinity", { sort: "ltv" })).rejects.toThrow("leave sort out");
  });

  it.each(["behavioral", "rfm_score", "product_affinity"] as const)(
    "withholds %s of fewer than five, or of all but fewer than five",
    async (analysis) => {
      const few = await ask(analysis, { ltv_min: 97 });
      const most = await ask(analysis, { ltv_max: 97 });

      for (const found of [few, most]) {
        expect(found.provenance.unknown.join()).toContain("withheld");
        expect({ axes: [], segments: [], categories: [], ...found }).toMatchObject(
          { behavioral: { axes: [] }, rfm_score: { segments: [] }, product_affinity: { categories: [] } }[
            analysis
          ],
        );
      }
    },
  );

  it("says whom a filter leaves out because its figure is unknown", async () => {
    const found = await ask("high_value", { churn_max: 0.2, is_b2b: true });

    // Businesses are 81 to 100, of whom 90 and 100 have no risk; of 61 on it is known whether they are one.
    expect(found.provenance.unknown).toContain("2 customers are left out: their churn risk is unknown.");
    expect(found.provenance.unknown.join()).toContain("12 customers are left out: under three orders");
  });

  it("says of how many customers a sum knows nothing", async () => {
    const { provenance } = await ask("high_value");

    expect(provenance.unknown.join()).toContain("The value at risk of 10 customers is unknown and in no sum");
  });

  it("takes the mean of days since the last purchase over those who have one", async () => {
    const other = await test.aTenant();
    await test.database.withTenant(other.tenantId, async (tx) => {
      await fillHundred(tx, other);
      await tx.execute(sql`update fact_customer_current set rfm_segment = null,
        recency_days = case when recency_days > 10 then recency_days end where recency_days <= 20`);
    });

    const { segments } = await ask("rfm_score", {}, { ...byHand, tenant: other });

    // 11 + ... + 20 = 155 days of ten; the other ten have not bought.
    expect(segments.find(({ segment }) => segment === null)).toMatchObject({
      customers: 20,
      averageRecencyDays: 15.5,
    });
  });

  it.each(customerAnalyses)("keeps its word on %s of a whole shop", async (analysis) => {
    const found = await ask(analysis, { limit: 7 }, sample);

    expect(found.provenance).toMatchObject({ period: { to: "2026-03-10" }, rows: { customers: 300 } });
    expect(Object.values(found.totals.byLevel).reduce((sum, one) => sum + one, 0)).toBe(found.matching);
    if (found.analysis === "behavioral") {
      for (const { segments } of found.axes) expectParts(segments, 300);
      expectParts(found.lifecycles, 300);
    }
    if (found.analysis === "rfm_score") expectParts(found.segments, 300);
    if (found.analysis === "b2b_identification") expectParts(found.kinds, 300);
    if (found.analysis === "product_affinity") {
      const buyers = found.categories.map((category) => category.buyers);
      expect(buyers).toEqual([...buyers].sort((one, other) => other - one));
      expect(found.categories.length).toBeGreaterThan(3);
    }
    if (found.analysis === "high_value") {
      const shares = found.deciles.map(({ shareOfValue }) => shareOfValue ?? 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 8);
      expect(shares).toEqual([...shares].sort((one, other) => other - one));
    }
  });

  it.each(["churn_risk", "high_value", "behavioral", "rfm_score"] as const)(
    "pages through %s without gap or repeat",
    async (analysis) => {
      const list = (offset: number, limit: number) => ask(analysis, { offset, limit }, sample);
      const first = (await list(0, 20)).customers.map(({ alias }) => alias);
      const parts = [await list(0, 8), await list(8, 8), await list(16, 4)];

      expect(parts.flatMap(({ customers }) => customers.map(({ alias }) => alias))).toEqual(first);
      expect(new Set(first).size).toBe(20);
      expect((await list(100_000, 5)).customers).toEqual([]);
    },
  );

  it.each(customerSorts)("sorts by %s, unknown last", async (sort) => {
    const { customers } = await ask("high_value", { sort, limit: 100 }, sample);

    const keys = customers.map(KEYS[sort]);
    expect(keys).toEqual([...keys].sort((one, other) => one - other));
  });

  it("answers of an empty shop with nothing, whatever is asked", async () => {
    for (const analysis of customerAnalyses) {
      const found = await ask(analysis, { category: "none" }, empty);

      expect(found).toMatchObject({
        matching: 0,
        totals: { netValueCents: null, valueAtRiskCents: null },
        provenance: { period: null },
      });
    }
  });
});

/** No part is left out unsaid, and shares are of the whole. */
function expectParts(parts: readonly { customers: number; share: number }[], whole: number): void {
  const sum = parts.reduce((total, { customers }) => total + customers, 0);
  expect(sum === whole || sum <= whole - 5).toBe(true);
  for (const { customers, share } of parts) expect(share).toBeCloseTo(customers / whole, 10);
}

const last = Number.POSITIVE_INFINITY;
const down = (value: number | null | undefined) => (value === null || value === undefined ? last : -value);
const KEYS: Record<(typeof customerSorts)[number], (customer: CustomerSummary) => number> = {
  ltv: ({ netValueCents }) => down(netValueCents),
  churn_risk: ({ churn }) => down(churn?.risk),
  impact: ({ valueAtRiskCents }) => down(valueAtRiskCents),
  frequency: ({ interpurchaseMeanDays }) => interpurchaseMeanDays ?? last,
  recency: ({ recencyDays }) => recencyDays ?? last,
  orders: ({ orders }) => -orders,
  expected_value: ({ expectedValue12mCents }) => down(expectedValue12mCents),
};
