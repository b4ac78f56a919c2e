import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VARIED } from "../../../src/analytics/segments/archetype-content.ts";
import { AXES, type Axis } from "../../../src/analytics/segments/axes.ts";
import type { AxisMembership, Clarity } from "../../../src/analytics/segments/membership.ts";
import { mergeSmall } from "../../../src/analytics/segments/merge-small.ts";
import { createArchetypes } from "../../../src/analytics/segments/settle-archetypes.ts";
import { ARCHETYPE_MEMBERS_MIN } from "../../../src/analytics/segments/size.ts";

const REGULARS = {
  purchase_frequency: "frequent",
  price_sensitivity: "full-price",
  shopping_cadence: "weekend",
};

describe("archetypes", () => {
  it("are sets of segments with a readable name and one sentence", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 40; i += 1) archetypes.add(memberships(REGULARS));

    const settled = archetypes.settle();

    expect(settled.archetypes).toHaveLength(1);
    expect(settled.archetypes[0]).toMatchObject({
      level: 1,
      parentId: null,
      customers: 40,
      name: "frequent full-price weekenders",
      description: "Customers who buy often, mostly pay full price and order at weekends.",
    });
  });

  it("are refined by how clear the segments are where enough customers are alike in it", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 40; i += 1) archetypes.add(memberships(REGULARS));
    const unclear = Array.from({ length: 35 }, () => archetypes.add(memberships(REGULARS, "weak")));

    const settled = archetypes.settle();

    const [parent, ...refined] = settled.archetypes;
    expect(parent).toMatchObject({ level: 1, customers: 75 });
    expect(
      refined.map(({ level, parentId, name, customers }) => ({ level, parentId, name, customers })),
    ).toEqual(
      expect.arrayContaining([
        {
          level: 2,
          parentId: parent?.archetypeId,
          name: "frequent full-price weekenders (clear in all)",
          customers: 40,
        },
        {
          level: 2,
          parentId: parent?.archetypeId,
          name: "frequent full-price weekenders (loosely frequent, full-price and weekend)",
          customers: 35,
        },
      ]),
    );
    const to = settled.moves.find(({ from }) => from === unclear[0])?.to;
    expect(settled.archetypes.find(({ archetypeId }) => archetypeId === to)?.customers).toBe(35);
  });

  it("leave out a refinement by which the few outside of it could be told", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 40; i += 1) archetypes.add(memberships(REGULARS));
    for (let i = 0; i < 5; i += 1) archetypes.add(memberships(REGULARS, "weak"));

    expect(archetypes.settle().archetypes.map(({ level, customers }) => [level, customers])).toEqual([
      [1, 45],
    ]);
  });

  it("are mixed on the less telling axes where they would be small", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 20; i += 1) archetypes.add(memberships(REGULARS));
    for (let i = 0; i < 15; i += 1) archetypes.add(memberships({ ...REGULARS, shopping_cadence: "weekday" }));

    const [archetype] = archetypes.settle().archetypes;

    expect(archetype).toMatchObject({
      customers: 35,
      name: "frequent full-price customers, otherwise mixed",
    });
    expect(archetype?.segments).toMatchObject({ shopping_cadence: VARIED, price_sensitivity: "full-price" });
  });

  it("count one business account that is like nobody, in a group too small to rank", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 40; i += 1) archetypes.add(memberships(REGULARS));
    archetypes.add(memberships({ ...REGULARS, purchase_frequency: "very-frequent" }));

    const small = archetypes.settle().archetypes.filter(({ customers }) => customers < ARCHETYPE_MEMBERS_MIN);

    expect(small.map(({ customers }) => customers)).toEqual([1]);
  });

  it("make no difference between those who are alike in something and those of whom it is not known", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 30; i += 1) archetypes.add(memberships({ ...REGULARS, category_affinity: "alike" }));
    for (let i = 0; i < 30; i += 1) archetypes.add(memberships(REGULARS));

    expect(archetypes.settle().archetypes.map(({ customers }) => customers)).toEqual([60]);
  });

  it("are none of a customer of whom nothing is known", () => {
    const archetypes = createArchetypes();

    expect(archetypes.add(memberships({}))).toBeNull();
    expect(archetypes.settle()).toEqual({ archetypes: [], moves: [] });
  });

  it("keep the name they had, even where another one would now be called the same", () => {
    const archetypes = createArchetypes();
    for (let i = 0; i < 40; i += 1) archetypes.add(memberships(REGULARS));
    const id = archetypes.settle().archetypes[0]?.archetypeId ?? "";

    const again = archetypes.settle(new Map([[id, "the weekend crowd"]]));

    expect(again.archetypes[0]?.name).toBe("the weekend crowd");
  });

  it("hold in any shop: unique names and ids, every customer in one, none but the rarest under thirty", () => {
    fc.assert(
      fc.property(anyCrowd, (crowd) => {
        const archetypes = createArchetypes();
        const raw = crowd.map((one) => archetypes.add(one)).filter((id) => id !== null);
        const reversed = createArchetypes();
        for (const one of [...crowd].reverse()) reversed.add(one);

        const settled = archetypes.settle();

        expect(reversed.settle()).toEqual(settled);
        expect(JSON.parse(JSON.stringify(settled))).toEqual(settled);
        const all = settled.archetypes;
        expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
        expect(new Set(all.map(({ archetypeId }) => archetypeId)).size).toBe(all.length);
        const to = new Map(settled.moves.map((move) => [move.from, move.to]));
        const byId = new Map(all.map((one) => [one.archetypeId, one]));
        expect(raw.every((id) => byId.has(to.get(id) ?? ""))).toBe(true);
        const ofLevel1 = all.filter(({ level }) => level === 1);
        expect(ofLevel1.reduce((sum, { customers }) => sum + customers, 0)).toBe(raw.length);
        const small = all.filter(({ customers }) => customers < ARCHETYPE_MEMBERS_MIN);
        const frequencies = small.map(({ segments }) => segments.purchase_frequency);
        expect(small.every(({ level }) => level === 1)).toBe(true);
        expect(new Set(frequencies).size).toBe(small.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe("merging small groups", () => {
  it("keeps as much of the key as makes a group large enough", () => {
    const groups = [
      { key: ["a", "x"], customers: 30 },
      { key: ["a", "y"], customers: 20 },
      { key: ["a", "z"], customers: 10 },
      { key: ["b", "x"], customers: 5 },
    ];

    expect(mergeSmall(groups, 30)).toEqual([2, 1, 1, 0]);
  });
});

function memberships(
  segments: Partial<Record<Axis, string>>,
  clarity: Clarity = "strong",
): Record<Axis, AxisMembership | null> {
  return Object.fromEntries(
    AXES.map((axis) => {
      const segment = segments[axis];
      return [
        axis,
        segment === undefined ? null : { segment, strength: 0.8, clarity, shares: { [segment]: 0.8 } },
      ];
    }),
  ) as Record<Axis, AxisMembership | null>;
}

const WORDS: Record<Axis, readonly string[]> = {
  purchase_frequency: ["one-time", "occasional", "frequent"],
  purchase_value: ["low-value", "mid-value", "high-value"],
  category_affinity: ["one-category", "few-category"],
  price_sensitivity: ["full-price", "discount-led"],
  shopping_cadence: ["weekend", "any-day"],
  shopping_maturity: ["newcomer", "established"],
  repurchase_behavior: ["exploring", "partly-repeating"],
  return_behavior: ["keeping", "often-returning"],
};

const anyCrowd = fc
  .array(
    fc
      .tuple(
        fc.tuple(...AXES.map((axis) => fc.option(fc.constantFrom(...WORDS[axis])))),
        fc.constantFrom<Clarity>("strong", "balanced", "weak"),
        fc.integer({ min: 1, max: 40 }),
      )
      .map(([segments, clarity, times]) => {
        const known = Object.fromEntries(
          AXES.flatMap((axis, i) => (segments[i] ? [[axis, segments[i]]] : [])),
        );
        return Array.from({ length: times }, () => memberships(known, clarity));
      }),
    { maxLength: 30 },
  )
  .map((crowds) => crowds.flat());
