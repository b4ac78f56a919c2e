import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BoughtProduct, buyAgain } from "../../../src/analytics/recommend/buy-again.ts";
import { ndcg } from "../../../src/analytics/recommend/ndcg.ts";
import { createRecommender } from "../../../src/analytics/recommend/recommend.ts";
import { topProducts } from "../../../src/analytics/recommend/top-products.ts";

const SHOP = { isOnOffer: () => true, baskets90Of: () => 0, usualDaysOf: () => undefined, count: 10 };

describe("NDCG", () => {
  it("is as worked out by hand: hits in places 1 and 3 of three relevant products", () => {
    const best = 1 + 1 / Math.log2(3) + 1 / 2;

    expect(ndcg([7, 8, 9], new Set([7, 9, 5]), 10)).toBeCloseTo((1 + 1 / 2) / best, 12);
  });

  it("is 1 for the best list, 0 for a miss, and unknown where nothing was relevant", () => {
    expect(ndcg([1, 2, 3], new Set([2, 1]), 10)).toBe(1);
    expect(ndcg([1, 2, 3], new Set([4]), 10)).toBe(0);
    expect(ndcg([1, 2, 3], new Set(), 10)).toBeUndefined();
  });
});

describe("the top of a list", () => {
  it("is what sorting all of it would give", () => {
    const anyScores = fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 40 });

    fc.assert(
      fc.property(anyScores, fc.integer({ min: 1, max: 12 }), (values, count) => {
        const scores = Float64Array.from(values);

        const top = topProducts(scores, Int32Array.from(values.keys()), count);

        const sorted = [...values.keys()]
          .filter((product) => (values[product] ?? 0) > 0)
          .sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other);
        expect(top).toEqual(sorted.slice(0, count));
      }),
    );
  });
});

describe("what a customer may buy again", () => {
  it("is what they bought most often and most lately, with the reason", () => {
    const often = row({ product: 3, days: 4, firstDaysAgo: 100, lastDaysAgo: 40, weight: 3.4 });
    const once = row({ product: 1, days: 1, firstDaysAgo: 5, lastDaysAgo: 5, weight: 0.99 });

    const list = buyAgain([once, often], {
      ...SHOP,
      usualDaysOf: (product) => (product === 1 ? 30 : undefined),
    });

    expect(list).toEqual([
      {
        product: 3,
        score: 3.4,
        because: {
          days: 4,
          lastDaysAgo: 40,
          baskets90: 0,
          usual: { days: 20, of: "customer" },
          isDue: true,
        },
      },
      {
        product: 1,
        score: 0.99,
        because: {
          days: 1,
          lastDaysAgo: 5,
          baskets90: 0,
          usual: { days: 30, of: "product" },
          isDue: false,
        },
      },
    ]);
  });

  it("does not say that a product is due that nobody bought twice", () => {
    const [only] = buyAgain([row({ product: 1, weight: 1 })], SHOP);

    expect(only?.because).toMatchObject({ usual: undefined, isDue: undefined });
  });

  it("puts of two alike the one in demand first", () => {
    const list = buyAgain([row({ product: 1, weight: 1 }), row({ product: 2, weight: 1 })], {
      ...SHOP,
      baskets90Of: (product) => (product === 2 ? 15 : 0),
    });

    expect(list.map(({ product, score }) => [product, score])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it("leaves out what is no longer sold", () => {
    const list = buyAgain([row({ product: 1, weight: 1 }), row({ product: 2, weight: 1 })], {
      ...SHOP,
      isOnOffer: (product) => product === 2,
    });

    expect(list.map(({ product }) => product)).toEqual([2]);
  });
});

describe("the lists of a customer", () => {
  const model = {
    products: 4,
    links: { starts: [0, 2, 2, 2, 2], targets: [1, 2], weights: [0.3, -0.1] },
    popular: { products: [2, 3, 0], customers: [40, 10, 9] },
  };
  const norms = { soldDaysAgo: [1, 1, 1, 400], baskets90: [0, 0, 0, 0], usualDays: [] };

  it("fill up with popular products, and name the reason of each", () => {
    const [lists] = createRecommender(model, norms)(boughtOnce([{ customer: 8, product: 0, kept: 1 }]));

    expect(lists?.again.map(({ product }) => product)).toEqual([0]);
    expect(lists?.discover.map(({ product, because }) => [product, because])).toEqual([
      [1, { kind: "goes_with", products: [0] }],
      [2, { kind: "popular", customers: 40 }],
      [3, { kind: "popular", customers: 10 }],
    ]);
  });

  it("offer what went back neither again nor as new, and follow from nothing of it", () => {
    const [lists] = createRecommender(model, norms)(boughtOnce([{ customer: 8, product: 0, kept: 0 }]));

    expect(lists?.again).toEqual([]);
    expect(lists?.discover.map(({ product, because }) => [product, because.kind])).toEqual([
      [2, "popular"],
      [3, "popular"],
    ]);
  });

  it("are each customer's own", () => {
    const lists = createRecommender(
      model,
      norms,
    )(
      boughtOnce([
        { customer: 8, product: 0, kept: 1 },
        { customer: 9, product: 1, kept: 1 },
        { customer: 9, product: 2, kept: 1 },
      ]),
    );

    expect(lists.map(({ customer, again }) => [customer, again.map(({ product }) => product)])).toEqual([
      [8, [0]],
      [9, [1, 2]],
    ]);
  });
});

function row(overrides: Partial<BoughtProduct>): BoughtProduct {
  return { product: 0, days: 1, firstDaysAgo: 10, lastDaysAgo: 10, weight: 1, ...overrides };
}

function boughtOnce(rows: readonly { customer: number; product: number; kept: number }[]) {
  const all = (value: number) => new Int32Array(rows.length).fill(value);
  return {
    customer: Int32Array.from(rows, ({ customer }) => customer),
    product: Int32Array.from(rows, ({ product }) => product),
    days: all(1),
    firstDaysAgo: all(10),
    lastDaysAgo: all(10),
    weight: all(900_000),
    kept: Int32Array.from(rows, ({ kept }) => kept),
  };
}
