import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { b2bLikelihood } from "../../../src/analytics/behaviour/b2b-likelihood.ts";
import type { B2bFacts } from "../../../src/analytics/behaviour/b2b-signals.ts";

const norms = { averageOrderCents: 5_000, unitsPerOrder: 3, productsPerOrder: 2 };
const office: B2bFacts = {
  orders: 10,
  purchaseDays: 10,
  weekdayOrders: 10,
  officeHourOrders: 10,
  gapCv: 0.2,
  averageOrderCents: 40_000,
  unitsPerOrder: 30,
  unitsPerLine: 6,
  productsPerOrder: 5,
};
const person: B2bFacts = {
  orders: 5,
  purchaseDays: 5,
  weekdayOrders: 3,
  officeHourOrders: 2,
  gapCv: 1.1,
  averageOrderCents: 4_500,
  unitsPerOrder: 3,
  unitsPerLine: 1.2,
  productsPerOrder: 2,
};

describe("the likelihood of a business", () => {
  it("is high for one that orders boxes in office hours, and says why, strongest first", () => {
    const found = b2bLikelihood(office, norms);

    expect(found?.likelihood).toBeGreaterThan(0.95);
    expect(found?.signals).toEqual([
      "10 of 10 orders came between 8 and 18 o'clock.",
      "Orders are worth 8.0 times what is usual here.",
      "Orders at steady intervals.",
      "Orders hold 10 times as many units as is usual here.",
    ]);
  });

  it("is low for a person who comes back in the evening, with nothing to say for it", () => {
    const found = b2bLikelihood(person, norms);

    expect(found?.likelihood).toBeLessThan(0.05);
    expect(found?.signals).toEqual([]);
  });

  it("is worked out by hand for one who is known by counts alone", () => {
    const unknown = {
      officeHourOrders: null,
      gapCv: null,
      averageOrderCents: null,
      unitsPerOrder: null,
      unitsPerLine: null,
      productsPerOrder: null,
    };
    const found = b2bLikelihood({ orders: 5, purchaseDays: 4, weekdayOrders: 5, ...unknown }, norms);

    // Five orders count as 5 / (1 + 0.25 x 4) = 2.5, each of ln(0.9 / (5 / 7)); four purchase days add nothing.
    const logOdds = -3 + 2.5 * Math.log(0.9 / (5 / 7));
    expect(found?.likelihood).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 12);
  });

  it("is not known with fewer than three orders", () => {
    expect(b2bLikelihood({ ...office, orders: 2, purchaseDays: 2 }, norms)).toBeUndefined();
  });

  it("is a probability for any facts, and grows with office hours, value and steadiness", () => {
    const positive = fc.option(fc.double({ min: 0.01, max: 1e7, noNaN: true }));
    const facts = fc
      .record({
        orders: fc.integer({ min: 3, max: 500 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        gapCv: fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
        averageOrderCents: positive,
        unitsPerOrder: positive,
        unitsPerLine: positive,
        productsPerOrder: positive,
      })
      .map(({ share, ...of }) => ({
        ...of,
        purchaseDays: of.orders,
        weekdayOrders: Math.round(share * of.orders),
        officeHourOrders: Math.round(share * of.orders),
      }));
    fc.assert(
      fc.property(facts, (of) => {
        const at = (changed: Partial<B2bFacts>) =>
          b2bLikelihood({ ...of, ...changed }, norms)?.likelihood ?? Number.NaN;

        expect(at({})).toBeGreaterThan(0);
        expect(at({})).toBeLessThan(1);
        expect(at({ officeHourOrders: of.orders })).toBeGreaterThanOrEqual(at({}));
        expect(at({ averageOrderCents: 1e8 })).toBeGreaterThanOrEqual(at({ averageOrderCents: 4_000 }));
        expect(at({ gapCv: 0.1 })).toBeGreaterThanOrEqual(at({ gapCv: 2 }));
      }),
    );
  });
});
