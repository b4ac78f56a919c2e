import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBundles } from "../../../src/analytics/recommend/bundles.ts";
import { chanceOfOverlap } from "../../../src/analytics/recommend/chance-of-overlap.ts";
import { type Baskets, countPairs } from "../../../src/analytics/recommend/count-pairs.ts";

describe("the chance that two products meet", () => {
  it("is that of Fisher's tea: all four cups right in one of seventy cases", () => {
    expect(chanceOfOverlap({ both: 4, one: 4, other: 4, total: 8 })).toBeCloseTo(1 / 70, 12);
    expect(chanceOfOverlap({ both: 3, one: 4, other: 4, total: 8 })).toBeCloseTo(17 / 70, 12);
  });

  it("is 1 for what can't be otherwise", () => {
    expect(chanceOfOverlap({ both: 0, one: 5, other: 9, total: 20 })).toBe(1);
    expect(chanceOfOverlap({ both: 9, one: 10, other: 19, total: 20 })).toBe(1);
  });

  it("is never 0, however unlikely", () => {
    expect(chanceOfOverlap({ both: 20_000, one: 20_000, other: 20_000, total: 1_000_000 })).toBe(1e-300);
  });

  it("falls as more baskets have both, and is the sum over the exact distribution", () => {
    const counts = fc
      .record({ total: fc.integer({ min: 2, max: 60 }), a: fc.nat(), b: fc.nat() })
      .map(({ total, a, b }) => ({ total, one: 1 + (a % total), other: 1 + (b % total) }));

    fc.assert(
      fc.property(counts, fc.nat(60), ({ total, one, other }, at) => {
        const both = Math.min(at, one, other);

        const chance = chanceOfOverlap({ both, one, other, total });

        expect(chance).toBeCloseTo(exactTail({ both, one, other, total }), 9);
        expect(chanceOfOverlap({ both: both + 1, one, other, total })).toBeLessThanOrEqual(chance);
      }),
    );
  });
});

describe("pairs", () => {
  it("are counted by baskets and by customers", () => {
    const baskets = basketsOf([
      { customer: 1, products: [0, 1, 2] },
      { customer: 1, products: [0, 1] },
      { customer: 2, products: [0, 1] },
      { customer: 3, products: [2] },
    ]);

    const pairs = [...countPairs(baskets, { basketsMin: 2 })];

    expect(pairs).toEqual([
      { product: 0, other: 1, basketsBoth: 3, basketsProduct: 3, basketsOther: 3, customersBoth: 2 },
    ]);
  });

  it("are those of a count of every two products of every basket", () => {
    const anyBaskets = fc.array(
      fc.record({
        customer: fc.integer({ min: 0, max: 5 }),
        products: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 8 }),
      }),
      { maxLength: 30 },
    );

    fc.assert(
      fc.property(anyBaskets, (baskets) => {
        const counted = [...countPairs(basketsOf(baskets), { basketsMin: 1 })];

        const both = (a: number, b: number) =>
          baskets.filter(({ products }) => products.includes(a) && products.includes(b));
        for (const pair of counted) {
          const shared = both(pair.product, pair.other);
          expect(pair.basketsBoth).toBe(shared.length);
          expect(pair.customersBoth).toBe(new Set(shared.map(({ customer }) => customer)).size);
        }
        const found = counted.map(({ product, other }) => `${product} ${other}`);
        for (let a = 0; a < 8; a += 1) {
          for (let b = a + 1; b < 8; b += 1) {
            expect(found.includes(`${a} ${b}`)).toBe(both(a, b).length > 0);
          }
        }
      }),
    );
  });
});

describe("bundles", () => {
  it("have support, confidence and lift as worked out by hand, in both directions", () => {
    const { bundles, basketsTotal } = findBundles(basketsOf(shop({ together: 20, alone: 5, others: 175 })));

    expect(basketsTotal).toBe(200);
    expect(bundles).toEqual([
      expect.objectContaining({
        product: 0,
        other: 1,
        basketsBoth: 20,
        basketsProduct: 25,
        basketsOther: 20,
        support: 0.1,
        confidence: 0.8,
        lift: 8,
        similarity: expect.closeTo(20 / (Math.sqrt(500) + 20)),
      }),
      expect.objectContaining({ product: 1, other: 0, confidence: 1, lift: 8 }),
    ]);
  });

  it("are not made of what meets as often as chance has it", () => {
    const baskets = Array.from({ length: 400 }, (_, nth) => ({
      customer: nth,
      products: [...(nth % 2 === 0 ? [0] : []), ...(nth % 4 < 2 ? [1] : []), 2],
    }));

    expect(findBundles(basketsOf(baskets)).bundles).toEqual([]);
  });

  it("are not made of one customer's habit", () => {
    const habit = shop({ together: 20, alone: 5, others: 175 }).map((basket) =>
      basket.products.includes(0) ? { ...basket, customer: 1 } : basket,
    );

    expect(findBundles(basketsOf(habit)).bundles).toEqual([]);
  });

  it("are none in an empty shop", () => {
    expect(findBundles(basketsOf([]))).toMatchObject({ bundles: [], basketsTotal: 0 });
  });
});

/** Products 0 and 1 together, product 0 alone, and product 2 in all the others. */
function shop({ together, alone, others }: { together: number; alone: number; others: number }) {
  const basket = (products: number[]) => (_: unknown, customer: number) => ({ customer, products });
  return [
    ...Array.from({ length: together }, basket([0, 1])),
    ...Array.from({ length: alone }, basket([0])),
    ...Array.from({ length: others }, basket([2])),
  ];
}

function basketsOf(baskets: readonly { customer: number; products: readonly number[] }[]): Baskets {
  const ordered = [...baskets].sort((one, other) => one.customer - other.customer);
  const starts = [0];
  for (const { products } of ordered) starts.push((starts.at(-1) ?? 0) + products.length);
  return {
    starts: Int32Array.from(starts),
    product: Int32Array.from(ordered.flatMap(({ products }) => products)),
    customer: Int32Array.from(ordered, ({ customer }) => customer),
    products: 8,
  };
}

function exactTail({ both, one, other, total }: { both: number; one: number; other: number; total: number }) {
  const choose = (n: number, k: number): number =>
    k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
  let sum = 0;
  for (let k = both; k <= Math.min(one, other); k += 1) {
    sum += (choose(one, k) * choose(total - one, other - k)) / choose(total, other);
  }
  return sum;
}
