import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishTransitions } from "../../src/store/figures/transitions.ts";
import { FIGURES_VERSION } from "../../src/store/provenance.ts";
import { customerCategories } from "../../src/store/schema/categories.ts";
import {
  archetypes,
  customerProfiles,
  dailySales,
  factCustomerCurrent,
  factCustomerHistory,
} from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { analyzeSegments } from "../../src/tools/analyze-segments.ts";
import { segmentSorts } from "../../src/tools/archetype-summary.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop, type OrderOf } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("segments over the %s database", (kind) => {
  let test: TestDatabase;
  /** Forty regulars, thirty lapsed, three of a kind of their own; figures written by hand. */
  let context: ToolContext;
  let sample: ToolContext;
  let empty: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    const tenant = await test.aTenant();
    await writeFigures(test, tenant);
    context = aToolContext(test.database, tenant, now);
    const shop = await test.aTenant();
    const orders = simulatedOrders({ customers: 250, days: 500, lastDay: "2026-03-10" });
    await test.database.withTenant(shop.tenantId, (tx) => fillShop(tx, shop, orders));
    await recomputeTenant(test.database, { tenant: shop, now, churnHorizonDays: 90 });
    sample = { ...context, tenant: (await createTenantStore(test.database).find(shop.tenantId)) ?? shop };
    empty = { ...context, tenant: await test.aTenant() };
  });
  afterAll(() => test.close());

  const ask = (asked: object, of: ToolContext = context) => callTool(analyzeSegments, asked, of);
  async function told<Kind extends Awaited<ReturnType<typeof ask>>["kind"]>(
    kind: Kind,
    asked: object,
    of: ToolContext = context,
  ) {
    const found = await ask(asked, of);
    if (found.kind !== kind) throw new Error(`${found.kind}: ${JSON.stringify(found)}`);
    return found as Extract<typeof found, { kind: Kind }>;
  }

  describe("an overview", () => {
    it("ranks archetypes by their figures, and hides three members with those by which they follow", async () => {
      const ranking = await told("ranking", {});

      // The three are hidden, and the lapsed with them: 73 less 40 and 30 would tell of three.
      expect(ranking.archetypes.map(({ id }) => id)).toEqual(["A-regular"]);
      expect(ranking).toMatchObject({ total: 3, matching: 1, withheld: { groups: 2, members: 33 } });
      expect(ranking.provenance.unknown[0]).toContain("2 groups are not shown (33 customers)");
    });

    it("regroups those who fit a filter: twenty regulars with $20 and more, growth 20 x $3 / 20 x $2", async () => {
      const ranking = await told("ranking", { ltv_min: 20, ltv_max: 39 });

      expect(ranking).toMatchObject({ matching: 1, customersMatching: 20 });
      expect(ranking.archetypes[0]).toMatchObject({
        id: "A-regular",
        customers: 20,
        // 20 + … + 39 = 590.
        netValueCents: 59_000,
        averageNetValueCents: 2_950,
        medianNetValueCents: 2_950,
        shareOfCustomers: 1,
        averageRecencyDays: 5,
      });
      expect(ranking.archetypes[0]?.growth).toBeCloseTo(3 / 2 - 1, 10);
    });

    it("shows one by id and by words, with the members who fit where filters are set", async () => {
      const [byId, byName, some] = [
        await told("one", { archetype: "a-regular" }),
        await told("one", { archetype: "Regular MUGS" }),
        await told("one", { archetype: "A-regular", ltv_min: 30 }),
      ];

      expect(byName).toEqual(byId);
      expect(byId.archetype).toMatchObject({ customers: 40, growth: 0.5 });
      expect(byId.isPart).toBe(false);
      expect(some).toMatchObject({ isPart: true, archetype: { customers: 10 } });
    });

    it("tells nothing of three, and finds no archetype of an unheard name", async () => {
      expect(await ask({ archetype: "A-few" })).toMatchObject({ kind: "withheld", name: "<b>__proto__</b>" });
      expect(await ask({ archetype: "unheard of" })).toMatchObject({
        kind: "not_found",
        asked: "unheard of",
      });
    });

    it("withholds a filtered group that leaves too few of an archetype", async () => {
      // 38 of 40: what is said of them would tell of the other two.
      const ranking = await told("ranking", { ltv_min: 2, ltv_max: 39 });

      expect(ranking.archetypes).toEqual([]);
      expect(ranking.withheld.groups).toBe(1);
    });
  });

  describe("growth", () => {
    it("compares value of 90 days, $120 against $80, and sizes with the snapshot", async () => {
      const found = await told("growth", { analysis: "growth" });

      expect(found).toMatchObject({
        period: { from: "2025-12-11", to: "2026-03-10" },
        before: { from: "2025-09-12", to: "2025-12-10" },
        snapshot: "2025-12-08",
      });
      expect(found.groups).toMatchObject([
        {
          id: "A-regular",
          customers: 40,
          customersBefore: 25,
          sizeChange: 40 / 25 - 1,
          valueCents: 12_000,
          valueBeforeCents: 8_000,
          valueChange: 0.5,
          // Ten of them first bought in January.
          newCustomers: 10,
        },
      ]);
    });

    it("tells the moves between snapshots that are large enough: fifteen lapsed came back", async () => {
      const { moves, groups } = await told("growth", { analysis: "growth" });

      expect(moves).toMatchObject({ from: "2025-12-08", to: "2026-03-10" });
      expect(moves?.flows[0]).toMatchObject({
        from: { id: "A-lapsed" },
        to: { id: "A-regular" },
        customers: 15,
      });
      expect(groups[0]).toMatchObject({ movedIn: 15 });
    });

    it("says which comparison there is not, and why", async () => {
      const year = await told("growth", { analysis: "growth", days: 365 });
      const axis = await told("growth", { analysis: "growth", group_by: "purchase_frequency" });

      expect(year.before).toBeNull();
      expect(year.groups[0]).toMatchObject({
        valueBeforeCents: null,
        valueChange: null,
        customersBefore: null,
      });
      expect(year.provenance.unknown.join(" ")).toMatch(/Value before: the data begin on 2025-03-01/);
      expect(axis.groups).toMatchObject([
        { id: "frequent", customers: 40, customersBefore: null },
        { id: "rare", customers: 33, customersBefore: null },
      ]);
      expect(axis.provenance.unknown.join(" ")).toMatch(/Sizes before: .*Moves between groups: /);
    });
  });

  describe("a season", () => {
    it("is told per day against other days: forty orders in 4 days, 80 in the 371 others", async () => {
      const found = await told("seasonal", { analysis: "seasonal", event: "black_friday" });

      expect(found.years).toEqual([
        { year: 2025, from: "2025-11-28", to: "2025-12-01", orders: 40, valueCents: 8_000 },
      ]);
      expect(found.groups).toMatchObject([
        {
          id: "A-regular",
          eventCustomers: 40,
          orders: 40,
          valueCents: 8_000,
          shareOfEventValue: 1,
          ordersPerDay: 10,
        },
      ]);
      // From their first sale on Mar 1, 2025: 375 days, 4 of them the event's.
      expect(found.groups[0]?.ordersLift).toBeCloseTo(10 / (80 / 371) - 1, 10);
    });

    it("may be of one's own days, and leaves out what the data cover in part", async () => {
      const own = await told("seasonal", { analysis: "seasonal", season_from: "11-28", season_to: "12-01" });
      const winter = await told("seasonal", { analysis: "seasonal", event: "q1" });

      expect(own.groups).toEqual(
        (await told("seasonal", { analysis: "seasonal", event: "black_friday" })).groups,
      );
      expect(winter).toMatchObject({ years: [], shop: null, groups: [] });
      expect(winter.provenance.unknown.join(" ")).toContain("2026-01-01 to 2026-03-31");
    });
  });

  describe("a comparison", () => {
    it("sets two segments side by side: forty against thirty-three", async () => {
      const found = await told("comparison", {
        ...{ analysis: "comparison", axis: "purchase_frequency" },
        ...{ segment: "frequent", compare_segment: "rare" },
      });
      const figure = (measure: string) => found.figures.find((one) => one.measure === measure);

      expect(figure("customers")).toMatchObject({ first: 40, second: 33, ratio: 40 / 33, larger: "first" });
      // 0 + … + 39 dollars; those of the others are a dollar each.
      expect(figure("net_value")).toMatchObject({ first: 78_000, second: 3_300 });
      expect(figure("expected_value_12m")).toMatchObject({ first: null, ratio: null, larger: null });
      expect(found.axes[0]).toEqual({
        axis: "purchase_frequency",
        first: { segment: "frequent", share: 1 },
        second: { segment: "rare", share: 1 },
        differs: true,
      });
      expect(found.axes[1]).toMatchObject({ first: null, differs: null });
      // 20 of 40 and none of 33; a category of three buyers is not told.
      expect(found.categories).toEqual([{ category: "mugs", first: 0.5, second: 0 }]);
      expect(found.provenance.unknown).toHaveLength(1);
    });

    it.each([
      ["one archetype alone", { archetype: "A-regular" }, /needs two groups/],
      ["an archetype with itself", { archetype: "A-regular", compare_with: "regular" }, /Both are/],
      ["a segment without its axis", { segment: "a", compare_segment: "b" }, /needs two groups/],
      ["a segment with itself", { axis: "purchase_value", segment: "a", compare_segment: "a" }, /Both are a/],
    ])("refuses %s", async (_, asked, message) => {
      await expect(ask({ analysis: "comparison", ...asked })).rejects.toThrow(message);
    });
  });

  it.each([
    [{ days: 30 }, /days is for growth/],
    [{ event: "easter" }, /event is for seasonal/],
    [{ analysis: "seasonal" }, /needs a season/],
    [{ category: "nosuch" }, /category “nosuch”/],
    [{ axis: "purchase_value", segment: "nosuch" }, /called “nosuch”/],
    [{ analysis: "seasonal", event: "easter", season_from: "01-01" }, /needs a season/],
    [{ analysis: "seasonal", event: "easter", sort: "ltv" }, /sort is for overview and growth/],
    [{ ltv_min: 5, ltv_max: 1 }, /must not exceed/],
  ])("refuses %j", async (asked, message) => {
    await expect(ask(asked)).rejects.toThrow(message);
  });

  it.each([
    [{}, { kind: "ranking", archetypes: [], total: 0 }],
    [{ analysis: "growth" }, { kind: "growth", groups: [], period: null }],
    [
      { analysis: "seasonal", event: "summer" },
      { kind: "seasonal", groups: [], shop: null },
    ],
    [{ analysis: "comparison", archetype: "A", compare_with: "B" }, { kind: "not_found" }],
  ])("answers %j of an empty shop with nothing", async (asked, expected) => {
    expect(await ask(asked, empty)).toMatchObject(expected);
  });

  it.each(segmentSorts)(
    "sorts by %s on a computed shop, unknown last, and pages without a gap",
    async (sort) => {
      const whole = await told("ranking", { sort, limit: 100 }, sample);
      const key = {
        ltv: (one: (typeof whole.archetypes)[number]) => one.medianNetValueCents,
        size: (one: (typeof whole.archetypes)[number]) => one.customers,
        growth_rate: (one: (typeof whole.archetypes)[number]) => one.growth,
        churn_rate: (one: (typeof whole.archetypes)[number]) => one.averageChurnRisk,
        frequency: (one: (typeof whole.archetypes)[number]) => one.averageOrders,
        recency: (one: (typeof whole.archetypes)[number]) =>
          -(one.averageRecencyDays ?? Number.POSITIVE_INFINITY),
      }[sort];
      const keys = whole.archetypes.map((one) => key(one) ?? Number.NEGATIVE_INFINITY);

      expect(keys).toEqual([...keys].sort((a, b) => b - a));
      const pages = await Promise.all(
        [0, 1, 2].map((offset) => told("ranking", { sort, limit: 1, offset }, sample)),
      );
      expect(pages.flatMap(({ archetypes: page }) => page)).toEqual(whole.archetypes.slice(0, 3));
    },
  );

  it("gives the same figures through a filter that all pass as those made ahead", async () => {
    const ahead = await told("ranking", { sort: "size", limit: 100 }, sample);
    const through = await told("ranking", { sort: "size", limit: 100, orders_min: 0 }, sample);

    for (const one of ahead.archetypes) {
      const same = through.archetypes.find(({ id }) => id === one.id);
      expect(same).toMatchObject({ customers: one.customers, netValueCents: one.netValueCents });
      expect(same?.growth ?? null).toBe(one.growth);
    }
  });

  it("adds up on a computed shop: sizes, new customers, and orders of a season and of other days", async () => {
    const growth = await told("growth", { analysis: "growth", limit: 100, days: 30 }, sample);
    const seasonal = await told("seasonal", { analysis: "seasonal", event: "q4", limit: 100 }, sample);
    const groups = growth.groups.reduce((sum, { customers }) => sum + customers, 0);

    expect(groups).toBe(250 - (growth.withheld.members ?? 0));
    expect(seasonal.groups.reduce((sum, { orders }) => sum + orders, 0)).toBeLessThanOrEqual(
      seasonal.shop?.orders ?? 0,
    );
    expect(seasonal.groups.every(({ eventCustomers, customers }) => eventCustomers <= customers)).toBe(true);
  });
});

/** Mar 1, 2025 to Mar 10, 2026. */
async function writeFigures({ database }: TestDatabase, tenant: Tenant): Promise<void> {
  const { tenantId } = tenant;
  const regulars = Array.from({ length: 40 }, (_, nth) => `r${nth}`);
  const lapsed = Array.from({ length: 30 }, (_, nth) => `l${nth}`);
  const few = ["f0", "f1", "f2"];
  const order = (customer: string, day: string, cents: number): OrderOf => {
    return { id: `${customer}-${day}`, customer, day, cents };
  };
  const orders = regulars.flatMap((customer) => [
    order(customer, "2025-03-01", 100),
    order(customer, "2025-11-29", 200),
    order(customer, "2026-02-01", 300),
  ]);
  await database.withTenant(tenantId, async (tx) => {
    await fillShop(tx, tenant, [
      ...orders,
      ...[...lapsed, ...few].map((customer) => order(customer, "2025-04-01", 100)),
    ]);
    const fact = (customerId: string) => ({
      ...{
        tenantId,
        customerId,
        asOf: now,
        returns: 0,
        discountedOrders: 0,
        orders90: 0,
        ordersPrevious90: 0,
      },
    });
    await tx.insert(factCustomerCurrent).values([
      ...regulars.map((id, nth) => ({
        ...{ ...fact(id), orders: 3, purchaseDays: 3, netValueCents: nth * 100, recencyDays: 5 },
        firstOrderAt: new Date(nth < 10 ? "2026-01-05T12:00:00Z" : "2025-03-01T12:00:00Z"),
        segments: ["frequent", null, null, null, null, null, null, null],
      })),
      ...[...lapsed, ...few].map((id) => ({
        ...{ ...fact(id), orders: 1, purchaseDays: 1, netValueCents: 100, recencyDays: 300 },
        firstOrderAt: new Date("2025-04-01T12:00:00Z"),
        segments: ["rare", null, null, null, null, null, null, null],
        expectedValue12mCents: 50,
      })),
    ]);
    const archetypeOf = (id: string) =>
      id.startsWith("r") ? "A-regular" : id.startsWith("l") ? "A-lapsed" : "A-few";
    const everybody = [...regulars, ...lapsed, ...few];
    await tx.insert(customerProfiles).values(
      everybody.map((customerId) => ({
        ...{ tenantId, customerId, features: {}, memberships: {}, archetypeId: archetypeOf(customerId) },
      })),
    );
    const base = { tenantId, description: "", segments: {} };
    await tx.insert(archetypes).values([
      {
        ...{ ...base, archetypeId: "A-regular", name: "regular mugs", customers: 40, netValueCents: 78_000 },
        ...{ netValue90Cents: 12_000, netValuePrevious90Cents: 8_000 },
      },
      { ...base, archetypeId: "A-lapsed", name: "lapsed", customers: 30, netValueCents: 3_000 },
      { ...base, archetypeId: "A-few", name: "<b>__proto__</b>", customers: 3, netValueCents: 300 },
    ]);
    const snapshot = (snapshotDate: string, before: (id: string, nth: number) => string | null) =>
      everybody.flatMap((customerId, nth) => {
        const archetypeId = before(customerId, nth);
        return archetypeId === null ? [] : [{ tenantId, snapshotDate, customerId, orders: 1, archetypeId }];
      });
    await tx.insert(factCustomerHistory).values([
      // Fifteen of the regulars of today had lapsed.
      ...snapshot("2025-12-08", (id, nth) => (nth < 15 ? "A-lapsed" : archetypeOf(id))),
      ...snapshot("2026-03-10", archetypeOf),
    ]);
    await publishTransitions(tx, tenantId, "2026-03-10");
    const day = (on: string, sales: number, cents: number) => ({
      ...{ tenantId, day: on, orders: sales, customers: sales, newCustomers: 0 },
      ...{ netValueCents: cents, salesValueCents: cents, valuedOrders: sales },
    });
    await tx
      .insert(dailySales)
      .values([
        day("2025-03-01", 40, 4_000),
        day("2025-04-01", 33, 3_300),
        day("2025-11-29", 40, 8_000),
        day("2026-02-01", 40, 12_000),
      ]);
    const bought = { tenantId, orders: 1, purchaseDays: 1, units: 1, salesValueCents: 100 };
    const days = { firstBoughtOn: "2025-03-01", lastBoughtOn: "2025-03-01" };
    await tx
      .insert(customerCategories)
      .values([
        ...regulars.slice(0, 20).map((customerId) => ({ ...bought, ...days, customerId, category: "mugs" })),
        ...few.map((customerId) => ({ ...bought, ...days, customerId, category: "vases" })),
      ]);
    await tx.insert(modelRuns).values({
      ...{ tenantId, kind: "figures", version: FIGURES_VERSION, trainedAt: now, dataTo: now },
      parameters: {
        firstDay: "2025-03-01",
        lastDay: "2026-03-10",
        horizonDays: 90,
        churnUnknownBecause: null,
      },
      scores: { orders: 153, sales: 153, customers: 73, lines: 153 },
    });
  });
}
