import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discountDependency } from "../../../src/analytics/behaviour/discount-dependency.ts";
import { fitSharePrior, shrunkenShare } from "../../../src/analytics/behaviour/share-prior.ts";

const prior = { mean: 0.2, strength: 4 };
const facts = {
  orders: 6,
  discounted: 5,
  valueCents: 60_000,
  discountedValueCents: 54_000,
  meanDepth: 0.15,
};

describe("the dependency on discounts", () => {
  it("is the mean of the shares by orders and by value, each with four orders of the shop's added", () => {
    const found = discountDependency(facts, prior);

    // (5 + 0.8) / 10 by orders, (5.4 + 0.8) / 10 by value.
    expect(found?.dependency).toBeCloseTo(0.6, 12);
    expect(found?.againstShop).toBeCloseTo(3, 12);
    expect(found).toMatchObject({ state: "discount-led", meanDepth: 0.15 });
  });

  it("takes two discounted orders of two for no proof, and none of any number for full price", () => {
    const two = { orders: 2, discounted: 2, valueCents: 100, discountedValueCents: 100, meanDepth: 0.1 };
    const none = { orders: 3, discounted: 0, valueCents: 100, discountedValueCents: 0, meanDepth: null };

    expect(discountDependency(two, prior)?.state).toBe("occasional");
    expect(discountDependency(none, prior)?.state).toBe("full-price");
  });

  it("is led by discounts only above what is usual in the shop", () => {
    expect(discountDependency(facts, { mean: 0.95, strength: 50 })?.state).toBe("occasional");
  });

  it("is not known without discounts in the source, or with one order", () => {
    expect(discountDependency(facts, undefined)).toBeUndefined();
    expect(discountDependency({ ...facts, orders: 1, discounted: 1 }, prior)).toBeUndefined();
  });

  it("goes by orders where no value is known", () => {
    const found = discountDependency({ ...facts, valueCents: 0, discountedValueCents: 0 }, prior);

    expect(found?.dependency).toBeCloseTo(0.58, 12);
  });

  it("is a share, and grows with each discounted order", () => {
    const orders = fc.integer({ min: 2, max: 60 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const strength = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(orders, share, share, strength, (count, part, mean, worth) => {
        const at = (discounted: number) =>
          discountDependency(
            { ...facts, orders: count, discounted, valueCents: 0, discountedValueCents: 0 },
            { mean, strength: worth },
          )?.dependency ?? Number.NaN;
        const discounted = Math.floor(part * (count - 1));

        expect(at(discounted)).toBeGreaterThanOrEqual(0);
        expect(at(discounted + 1)).toBeLessThanOrEqual(1);
        expect(at(discounted + 1)).toBeGreaterThan(at(discounted));
      }),
    );
  });
});

describe("the prior of a share", () => {
  it("is worth few orders where customers differ, and many where they are alike", () => {
    // Of 100 customers with ten orders, half take all at a discount and half none.
    const split = fitSharePrior(sumsOf(Array.from({ length: 100 }, (_, i) => [i % 2 ? 10 : 0, 10] as const)));
    const alike = fitSharePrior(sumsOf(Array.from({ length: 100 }, () => [5, 10] as const)));

    expect(split).toEqual({ mean: 0.5, strength: 1 });
    expect(alike).toEqual({ mean: 0.5, strength: 100 });
  });

  it("finds again the beta distribution that shares were drawn from", () => {
    // Beta(1, 1), ten orders each: every count from 0 to 10 is equally likely; mean 1/2, worth 2 orders.
    const even = fitSharePrior(sumsOf(Array.from({ length: 1_100 }, (_, i) => [i % 11, 10] as const)));

    expect(even?.mean).toBeCloseTo(0.5, 12);
    expect(even?.strength).toBeCloseTo(2, 1);
  });

  it("assumes four orders where hardly anybody has a second order, and nothing without one", () => {
    expect(fitSharePrior(sumsOf(Array.from({ length: 500 }, (_, i) => [i % 2, 1] as const)))).toEqual({
      mean: 0.5,
      strength: 4,
    });
    expect(fitSharePrior(sumsOf([]))).toBeUndefined();
  });

  it("is a distribution for any shop, and draws every share between its own and the mean", () => {
    const customer = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, part]) => [Math.round(part * n), n] as const);
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 60 }), (customers) => {
        const fitted = fitSharePrior(sumsOf(customers));
        if (!fitted) throw new Error("there are orders");
        expect(fitted.mean).toBeGreaterThanOrEqual(0);
        expect(fitted.mean).toBeLessThanOrEqual(1);
        expect(fitted.strength).toBeGreaterThanOrEqual(1);
        expect(fitted.strength).toBeLessThanOrEqual(100);
        const shrunken = shrunkenShare(1, 1, fitted);
        expect(shrunken).toBeGreaterThanOrEqual(fitted.mean - 1e-12);
        expect(shrunken).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function sumsOf(customers: readonly (readonly [having: number, orders: number])[]) {
  const sum = (of: (x: number, n: number) => number) =>
    customers.reduce((total, [x, n]) => total + of(x, n), 0);
  return {
    customers: customers.length,
    orders: sum((_, n) => n),
    having: sum((x) => x),
    ordersSquared: sum((_, n) => n ** 2),
    havingSquaredByOrders: sum((x, n) => x ** 2 / n),
  };
}
