import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { behaviourChange, type Half } from "../../../src/analytics/behaviour/behaviour-change.ts";

describe("a change of behaviour", () => {
  it("is a basket three times as large, told from the scatter by Welch's test", () => {
    const found = behaviourChange(
      aHalf({ orders: 6, logValueMean: Math.log(2_000), logValueVariance: 0.1 }),
      aHalf({ orders: 6, logValueMean: Math.log(6_000), logValueVariance: 0.1 }),
    );

    expect(found?.map(({ kind }) => kind)).toEqual(["basket"]);
    expect(found?.[0]?.before).toBeCloseTo(2_000, 6);
    expect(found?.[0]?.after).toBeCloseTo(6_000, 6);
    // t = ln 3 / sqrt(0.2 / 6) = 6.0172 with 10 degrees of freedom; a normal deviate of the same size is 3.50.
    expect(found?.[0]?.z).toBeCloseTo((6.01725 * (1 - 1 / 40)) / Math.sqrt(1 + 6.01725 ** 2 / 20), 4);
  });

  it("is a habit of discounts taken up, not one discount more", () => {
    const none = aHalf({ orders: 8, discounted: 0 });

    expect(behaviourChange(none, aHalf({ orders: 8, discounted: 2 }))).toEqual([]);
    expect(behaviourChange(none, aHalf({ orders: 8, discounted: 7 }))).toMatchObject([
      { kind: "discounts", before: 0, after: 7 / 8 },
    ]);
  });

  it("is a main category left behind", () => {
    const found = behaviourChange(
      aHalf({ orders: 10, mainCategory: 9 }),
      aHalf({ orders: 10, mainCategory: 1 }),
    );

    expect(found).toMatchObject([{ kind: "category", before: 0.9, after: 0.1 }]);
  });

  it("is not asked with fewer than four sales in a half, nor of what is not known", () => {
    expect(behaviourChange(aHalf({ orders: 3 }), aHalf({ orders: 4 }))).toBeUndefined();
    const unknown = { discountKnown: 0, discounted: 0, categoryKnown: 0, mainCategory: 0, valued: 0 };
    expect(
      behaviourChange(
        { ...aHalf({ orders: 9 }), ...unknown, logValueMean: null, logValueVariance: null },
        { ...aHalf({ orders: 9 }), ...unknown, logValueMean: null, logValueVariance: null },
      ),
    ).toEqual([]);
  });

  it("turns its sign with time, and is never one that is not a number", () => {
    const half = fc
      .record({
        orders: fc.integer({ min: 4, max: 40 }),
        discount: fc.double({ min: 0, max: 1, noNaN: true }),
        category: fc.double({ min: 0, max: 1, noNaN: true }),
        logValueMean: fc.double({ min: 0, max: 15, noNaN: true }),
        logValueVariance: fc.double({ min: 0, max: 4, noNaN: true }),
      })
      .map(({ discount, category, ...of }) =>
        aHalf({
          ...of,
          discounted: Math.round(discount * of.orders),
          mainCategory: Math.round(category * of.orders),
        }),
      );
    fc.assert(
      fc.property(half, half, (one, other) => {
        const found = behaviourChange(one, other) ?? [];
        const back = behaviourChange(other, one) ?? [];

        expect(found.every(({ z }) => Number.isFinite(z))).toBe(true);
        const signs = (changes: typeof found) => new Map(changes.map(({ kind, z }) => [kind, Math.sign(z)]));
        expect(signs(back)).toEqual(new Map([...signs(found)].map(([kind, sign]) => [kind, -sign])));
      }),
    );
  });
});

function aHalf(half: Partial<Half> & { orders: number }): Half {
  return {
    valued: half.orders,
    logValueMean: Math.log(3_000),
    logValueVariance: 0.2,
    discountKnown: half.orders,
    discounted: 0,
    categoryKnown: half.orders,
    mainCategory: half.orders,
    ...half,
  };
}
