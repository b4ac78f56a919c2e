import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { archetypeIdOf, archetypeOf, segmentsOf } from "../../../src/analytics/segments/archetype.ts";
import { AXES, type BehaviourFacts, membershipsOf } from "../../../src/analytics/segments/axes.ts";
import { rollUp, type Segments, VARIED } from "../../../src/analytics/segments/roll-up.ts";

const norms = {
  orderValueTerciles: [2_000, 5_000],
  yearlyOrdersTerciles: [2, 6],
  hasReturns: true,
  discountsKnown: true,
} as const;

const anyFacts: fc.Arbitrary<BehaviourFacts> = fc
  .record({
    orders: fc.integer({ min: 1, max: 12 }),
    tenureDays: fc.nat({ max: 1_500 }),
    averageOrderCents: fc.option(fc.integer({ min: 100, max: 9_000 })),
    returnedCents: fc.nat({ max: 9_000 }),
    discounted: fc.double({ min: 0, max: 1, noNaN: true }),
    weekend: fc.double({ min: 0, max: 1, noNaN: true }),
    products: fc.nat({ max: 9 }),
    repeated: fc.double({ min: 0, max: 1, noNaN: true }),
    mainCategoryShare: fc.option(fc.double({ min: 0.1, max: 1, noNaN: true })),
  })
  .map(({ discounted, weekend, repeated, ...facts }) => ({
    ...facts,
    returns: facts.returnedCents > 0 ? 1 : 0,
    purchaseDays: facts.orders,
    discountedOrders: Math.round(discounted * facts.orders),
    weekendOrders: Math.round(weekend * facts.orders),
    repeatedProducts: Math.round(repeated * facts.products),
  }));

describe("memberships on the eight axes", () => {
  it("are known of one order only where one order tells", () => {
    const memberships = membershipsOf(aOneTimeBuyer(), norms);

    expect(memberships).toMatchObject({
      purchase_frequency: { segment: "one-time" },
      purchase_value: { segment: "high-value" },
      shopping_maturity: { segment: "newcomer" },
      price_sensitivity: null,
      shopping_cadence: null,
      repurchase_behavior: null,
      return_behavior: null,
    });
  });

  it("put everybody in the middle of a shop whose orders all cost the same", () => {
    const same = { ...norms, orderValueTerciles: [2_000, 2_000] as const };

    const memberships = membershipsOf({ ...aOneTimeBuyer(), averageOrderCents: 2_000 }, same);

    expect(memberships.purchase_value?.segment).toBe("mid-value");
  });

  it("have a strength between 0 and 1", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const strengths = Object.values(membershipsOf(facts, norms)).flatMap((one) => one?.strength ?? []);

        expect(strengths.every((strength) => strength >= 0 && strength <= 1)).toBe(true);
      }),
    );
  });
});

describe("archetypes", () => {
  it("call nobody who bought once a regular", () => {
    const segments = segmentsOf(membershipsOf({ ...aOneTimeBuyer(), tenureDays: 900 }, norms));

    const archetype = archetypeOf(segments, new Set(AXES));

    expect(archetype?.name).toBe("high-value one-time buyers of long ago, one-category");
    expect(archetype?.description).toBe(
      "Customers who bought once, spent much, took from one category and came over a year ago.",
    );
  });

  it("have names and ids of their own, in whatever shop and after whatever roll-up", () => {
    fc.assert(
      fc.property(
        fc.array(anyFacts, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 30 }),
        (crowd, min) => {
          const groups = groupsOf(crowd);
          const known = new Set(
            AXES.filter((axis) => groups.some(({ segments }) => segments[axis] !== null)),
          );

          const archetypes = rollUp(groups, min).flatMap((segments) => archetypeOf(segments, known) ?? []);

          const ids = new Set(archetypes.map((archetype) => archetype.archetypeId));
          const names = new Set(archetypes.map((archetype) => archetype.name));
          expect(names.size).toBe(ids.size);
        },
      ),
    );
  });
});

describe("rolling groups up", () => {
  it("merges groups that differ on the least telling axis until there are enough", () => {
    const alike = segmentsOf(membershipsOf({ ...aOneTimeBuyer(), orders: 4, purchaseDays: 4 }, norms));
    const groups = [
      { segments: { ...alike, shopping_cadence: "weekend" }, customers: 20 },
      { segments: { ...alike, shopping_cadence: "weekday" }, customers: 15 },
      { segments: { ...alike, shopping_cadence: "any-day" }, customers: 40 },
    ];

    const merged = rollUp(groups, 30);

    expect(merged.map((segments) => segments.shopping_cadence)).toEqual([VARIED, VARIED, "any-day"]);
  });

  it("leaves alone what is too small wherever it goes", () => {
    const segments = segmentsOf(membershipsOf(aOneTimeBuyer(), norms));

    expect(rollUp([{ segments, customers: 3 }], 30)).toEqual([segments]);
  });

  it("makes groups of at least the size asked for, or leaves them as they are", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { minLength: 1, maxLength: 200 }), (crowd) => {
        const groups = groupsOf(crowd);

        const merged = rollUp(groups, 10);

        const members = new Map<string | undefined, number>();
        for (const [i, segments] of merged.entries()) {
          const id = archetypeIdOf(segments);
          members.set(id, (members.get(id) ?? 0) + (groups[i]?.customers ?? 0));
        }
        const isRolledUp = (segments: Segments) => Object.values(segments).includes(VARIED);
        expect(
          merged.filter(isRolledUp).every((segments) => (members.get(archetypeIdOf(segments)) ?? 0) >= 10),
        ).toBe(true);
      }),
    );
  });
});

function groupsOf(crowd: readonly BehaviourFacts[]) {
  const groups = new Map<string, { segments: Segments; customers: number }>();
  for (const facts of crowd) {
    const segments = segmentsOf(membershipsOf(facts, norms));
    const id = archetypeIdOf(segments) ?? "";
    groups.set(id, { segments, customers: (groups.get(id)?.customers ?? 0) + 1 });
  }
  return [...groups.values()];
}

function aOneTimeBuyer(): BehaviourFacts {
  return {
    orders: 1,
    returns: 0,
    purchaseDays: 1,
    tenureDays: 20,
    averageOrderCents: 6_000,
    returnedCents: 0,
    discountedOrders: 0,
    weekendOrders: 0,
    products: 2,
    repeatedProducts: 0,
    mainCategoryShare: 1,
  };
}
