import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isHeldOut } from "../../src/analytics/campaign/hold-out.ts";
import { neededCustomers } from "../../src/analytics/campaign/needed-customers.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import { FIGURES_VERSION } from "../../src/store/provenance.ts";
import { campaignScores } from "../../src/store/schema/behaviour.ts";
import { archetypes, customerProfiles, factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { createTenantStore, type Tenant } from "../../src/store/tenants.ts";
import { recomputeTenant } from "../../src/sync/recompute.ts";
import { CAMPAIGN_GOALS } from "../../src/tools/campaign/goals.ts";
import { targetCampaign } from "../../src/tools/target-campaign.ts";
import { callTool, type ToolContext } from "../../src/tools/tool.ts";
import { databaseKinds, openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "../support/shop.ts";
import { simulatedOrders } from "../support/simulated-orders.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");

describe.each(databaseKinds)("campaigns over the %s database", (kind) => {
  let test: TestDatabase;
  /** Ten customers whose figures are written by hand. */
  let tenant: Tenant;
  let context: ToolContext;
  /** A shop with all figures computed. */
  let sample: ToolContext;

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    tenant = await test.aTenant();
    await writeFigures(test, tenant);
    context = aToolContext(test.database, tenant, now, { churnHorizonDays: 90 });
    const shop = await test.aTenant();
    const orders = simulatedOrders({ customers: 250, days: 500, lastDay: "2026-03-10" });
    await test.database.withTenant(shop.tenantId, (tx) => fillShop(tx, shop, orders));
    await recomputeTenant(test.database, { tenant: shop, now, churnHorizonDays: 90 });
    const current = await createTenantStore(test.database).find(shop.tenantId);
    sample = aToolContext(test.database, current ?? shop, now, { churnHorizonDays: 90 });
  });
  afterAll(() => test.close());

  const target = (asked: object, of: ToolContext = context) => callTool(targetCampaign, asked, of);
  const alias = (nth: number) => aliasOf(tenant.identityKey, `c${nth}`);
  const places = async (asked: object) => (await target(asked)).customers.map((customer) => customer.alias);
  const all = { holdout_share: 0, limit: 100 };

  // Scores are (10 - n) / 10 of customer n, for all goals, in the other order for acquisition.
  it.each(CAMPAIGN_GOALS.filter((goal) => goal !== "acquisition"))(
    "ranks c0 to c9 by the score of %s",
    async (campaign) => {
      const found = await target({ campaign, ...all });

      expect(found.customers.map((customer) => customer.alias)).toEqual(tens.map(alias));
      expect(found.customers.map(({ score }) => score)).toEqual([
        1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1,
      ]);
      expect(found.customers.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    },
  );

  it("ranks those of acquisition by its own score, without those it is not for", async () => {
    // Only the even ones have a score.
    expect(await places({ campaign: "acquisition", ...all })).toEqual([8, 6, 4, 2, 0].map(alias));
  });

  it("adds up value 10 x (0+…+9) = $450, at risk half, expected a tenth, of those known", async () => {
    const { totals, provenance } = await target({ campaign: "retention", ...all, cost_per_contact: 0.8 });

    expect(totals).toMatchObject({
      ...{ scored: 10, eligible: 10, excluded: 0, contacts: 10, heldOut: 0 },
      ...{ netValueCents: 45_000, valueAtRiskCents: 22_500, costCents: 800 },
      // That of c9, $9.00, is not known: 10 % of $360.
      expectedValue12mCents: 3_600,
      unknown: { expectedValue12m: 1, churnRisk: 0 },
    });
    expect(provenance.unknown).toEqual(["Expected value is unknown of 1 on the list, and not in its sum."]);
  });

  it("gives reasons from the figures, and never none", async () => {
    const [retention, growth] = [
      await target({ campaign: "retention", ...all }),
      await target({ campaign: "growth", ...all }),
    ];

    expect(retention.customers[0]?.reasons).toEqual([
      "More to keep than with 100 % of customers: value that is at risk, of somebody who may well return.",
      "More value at risk than 100 % of customers.",
      "A risk of 90 % of no further purchase.",
    ]);
    // A chance of 10 % to buy again speaks for nobody, and nothing else is known.
    expect(growth.customers[0]?.reasons).toEqual([
      "Nothing stands out; all figures together give a score of 1.00.",
    ]);
  });

  it.each([
    ["a size", { size: 3 }, [0, 1, 2]],
    ["a budget of 2.50 at 0.80: three contacts", { budget: 2.5, cost_per_contact: 0.8 }, [0, 1, 2]],
    ["the smaller of both", { size: 2, budget: 2.5, cost_per_contact: 0.8 }, [0, 1]],
    ["a budget that pays for three to the cent", { budget: 0.3, cost_per_contact: 0.1 }, [0, 1, 2]],
    ["the least score", { min_score: 0.75 }, [0, 1, 2]],
    ["archetypes to leave out, refinements too", { exclude_archetypes: ["A-one"] }, [5, 6, 7, 8, 9]],
    ["a refinement to leave out", { exclude_archetypes: ["A-part"] }, [0, 1, 5, 6, 7, 8, 9]],
    ["recent buyers to leave out: c1 bought ten days ago", { exclude_recent_days: 70 }, [8, 9]],
    ["a filter", { ltv_min: 80 }, [8, 9]],
    ["a filter and an exclusion", { ltv_max: 60, exclude_recent_days: 40 }, [5, 6]],
  ])("heeds %s", async (_, asked, expected) => {
    expect(await places({ campaign: "winback", ...all, ...asked })).toEqual(expected.map(alias));
  });

  it("leaves out customers by alias, and says when one is nobody's", async () => {
    const found = await target({
      campaign: "growth",
      ...all,
      exclude_customers: [alias(0).toLowerCase(), alias(2), "C-00000000"],
    });

    expect(found.customers.map((customer) => customer.alias)).toEqual([1, 3, 4, 5, 6, 7, 8, 9].map(alias));
    expect(found.totals).toMatchObject({ scored: 10, eligible: 8, excluded: 2 });
    expect(found.provenance.unknown).toContain("1 of the aliases to leave out are nobody's.");
  });

  it("holds out the same customers under one name, and marks them", async () => {
    const asked = { campaign: "loyalty", campaign_id: "spring", holdout_share: 0.4, limit: 100 };
    const found = await target(asked);

    expect(found.customers.map(({ group }) => group)).toEqual(
      tens.map((nth) => (isHeldOut("spring", `c${nth}`, 0.4) ? "holdout" : "contact")),
    );
    expect(found.totals.heldOut).toBeGreaterThan(0);
    expect(await target(asked)).toEqual(found);
    expect(
      (await target({ ...asked, campaign_id: "summer" })).customers.map(({ group }) => group),
    ).not.toEqual(found.customers.map(({ group }) => group));
  });

  it("says how many it takes to see two points, from a mean chance of 1 - 0.45 to buy anyway", async () => {
    const { measurement } = await target({ campaign: "retention", holdout_share: 0.15 });

    // Risks are 0.9, 0.8 … 0.0.
    expect(measurement.baseShare).toBeCloseTo(0.55, 10);
    const needed = neededCustomers({ baseShare: 0.55, rise: 0.02, heldOutShare: 0.15 });
    expect(measurement).toMatchObject({ neededCustomers: needed, isLargeEnough: false, horizonDays: 90 });
    expect(measurement.sentences.join(" ")).toContain("does not say whom writing will change");
  });

  it("promises no measurement where nobody is held out", async () => {
    const { measurement } = await target({ campaign: "retention", holdout_share: 0 });

    expect(measurement.neededCustomers).toBeNull();
    expect(measurement.sentences[0]).toContain("Nobody is held out");
  });

  it("counts archetypes of five on the list and more, and no smaller one", async () => {
    const [whole, part] = [
      await target({ campaign: "growth", ...all }),
      await target({ campaign: "growth", ...all, size: 6 }),
    ];

    expect(whole.byArchetype).toEqual([
      { id: "A-one", name: "regulars", customers: 5 },
      { id: "A-two", name: "<b>__proto__</b>", customers: 5 },
    ]);
    // Five of one and one of two: six less five would tell of the one.
    expect(part.byArchetype).toEqual([]);
    expect(part.provenance.unknown.join(" ")).toContain("fewer than 5");
  });

  it("names the days of the season ahead, for that goal alone", async () => {
    expect((await target({ campaign: "seasonal" })).season).toEqual({ from: "2026-03-11", to: "2026-06-08" });
    expect((await target({ campaign: "growth" })).season).toBeNull();
  });

  it.each([
    ["a budget without a cost", { budget: 10 }, /cost_per_contact/],
    ["a budget that pays for nobody", { budget: 1, cost_per_contact: 2 }, /does not pay for one contact/],
    ["an archetype that there is not", { exclude_archetypes: ["A-none"] }, /no archetype with the id A-none/],
    ["a filter by an archetype that there is not", { archetype: "nosuch" }, /no archetype “nosuch”/],
    ["half of all held out and more", { holdout_share: 0.6 }, /holdout_share/],
    ["who is not an alias", { exclude_customers: ["ann@example.com"] }, /alias/],
    ["bounds that exclude each other", { ltv_min: 9, ltv_max: 1 }, /must not exceed/],
  ])("refuses %s", async (_, asked, message) => {
    await expect(target({ campaign: "winback", ...asked })).rejects.toThrow(message);
  });

  it("lists nobody of an empty shop", async () => {
    const empty = { ...context, tenant: await test.aTenant() };

    expect(await target({ campaign: "winback", exclude_archetypes: ["A-none"] }, empty)).toMatchObject({
      customers: [],
      matching: 0,
      totals: { eligible: 0, netValueCents: null },
      measurement: { baseShare: null },
      provenance: { period: null },
    });
  });

  it("lists for retention by value at risk times the chance to buy again", async () => {
    const { customers } = await target({ campaign: "retention", limit: 1_000 }, sample);

    const keepable = customers.map(
      ({ valueAtRiskCents, churn }) => (valueAtRiskCents ?? 0) * (1 - (churn?.risk ?? 1)),
    );
    expect(customers.length).toBeGreaterThan(10);
    expect(keepable).toEqual([...keepable].sort((a, b) => b - a));
  });

  it.each(CAMPAIGN_GOALS)("keeps its word for %s on a computed shop", async (campaign) => {
    const pages = [];
    for (let offset = 0; offset < 400; offset += 100) {
      pages.push(await target({ campaign, limit: 100, offset }, sample));
    }
    const [first] = pages;
    const customers = pages.flatMap((page) => page.customers);

    expect(customers).toHaveLength(first?.matching ?? -1);
    expect(new Set(customers.map((customer) => customer.alias)).size).toBe(customers.length);
    expect(customers.map(({ place }) => place)).toEqual(customers.map((_, nth) => nth + 1));
    const scores = customers.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(customers.filter(({ group }) => group === "holdout")).toHaveLength(first?.totals.heldOut ?? -1);
    expect(customers.every(({ reasons }) => reasons.length > 0)).toBe(true);
    const known = customers.flatMap(({ netValueCents }) => netValueCents ?? []);
    expect(first?.totals.netValueCents).toBe(known.length > 0 ? known.reduce((a, b) => a + b, 0) : null);
  });
});

const tens = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

async function writeFigures({ database }: TestDatabase, tenant: Tenant): Promise<void> {
  const { tenantId } = tenant;
  await database.withTenant(tenantId, async (tx) => {
    await fillShop(
      tx,
      tenant,
      tens.map((nth) => ({ id: `o${nth}`, customer: `c${nth}`, day: "2026-03-01", cents: 1_000 })),
    );
    await tx.insert(factCustomerCurrent).values(
      tens.map((nth) => ({
        ...{ tenantId, customerId: `c${nth}`, asOf: now, orders: 1, purchaseDays: 1, returns: 0 },
        ...{
          discountedOrders: 0,
          orders90: 0,
          ordersPrevious90: 0,
          recencyDays: nth * 10,
          lifecycle: "active",
        },
        netValueCents: nth * 1_000,
        valueAtRiskCents: nth * 500,
        expectedValue12mCents: nth === 9 ? null : nth * 100,
        churnRisk: (9 - nth) / 10,
        churnLevel: "low",
      })),
    );
    await tx.insert(campaignScores).values(
      tens.map((nth) => {
        const score = (10 - nth) / 10;
        return {
          ...{ tenantId, customerId: `c${nth}`, retention: score, growth: score, winback: score },
          ...{ seasonal: score, loyalty: score, acquisition: nth % 2 === 0 ? nth / 10 : null },
          valueAtRiskRank: score,
        };
      }),
    );
    const base = { tenantId, description: "", segments: {}, customers: 5 };
    await tx.insert(archetypes).values([
      { ...base, archetypeId: "A-one", name: "regulars" },
      { ...base, archetypeId: "A-part", level: 2, parentId: "A-one", name: "regulars (clear in all)" },
      { ...base, archetypeId: "A-two", name: "<b>__proto__</b>" },
    ]);
    await tx.insert(customerProfiles).values(
      tens.map((nth) => ({
        ...{ tenantId, customerId: `c${nth}`, features: {}, memberships: {} },
        archetypeId: nth < 2 ? "A-one" : nth < 5 ? "A-part" : "A-two",
      })),
    );
    await tx.insert(modelRuns).values({
      ...{ tenantId, kind: "figures", version: FIGURES_VERSION, trainedAt: now, dataTo: now },
      parameters: {
        firstDay: "2026-03-01",
        lastDay: "2026-03-10",
        horizonDays: 90,
        churnUnknownBecause: null,
      },
      scores: { orders: 10, sales: 10, customers: 10, lines: 10 },
    });
  });
}
