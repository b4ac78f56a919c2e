import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedRandIndex } from "../../../src/analytics/segments/adjusted-rand-index.ts";
import { AXES } from "../../../src/analytics/segments/axes.ts";
import { FEATURE_NAMES, type Features } from "../../../src/analytics/segments/features.ts";
import { fitSegments } from "../../../src/analytics/segments/fit-segments.ts";
import { placeCustomer } from "../../../src/analytics/segments/place.ts";
import { crowdAbout, featuresOf } from "./features-of.ts";

const SMALL = { orderCents: 2_000, perYear: 2 };
const MIDDLE = { orderCents: 8_000, perYear: 6 };
const LARGE = { orderCents: 40_000, perYear: 20 };

describe("segments learned from a shop", () => {
  it("are the kinds that were planted", () => {
    const customers = crowdAbout([SMALL, MIDDLE, LARGE], { customers: 900 });

    const models = fitSegments(customers, { seed: 1 });

    const placed = customers.map((one) => placeCustomer(models, one));
    for (const axis of ["purchase_value", "purchase_frequency"] as const) {
      const names = models[axis]?.segments.map(({ name }) => name) ?? [];
      const labels = placed.map((memberships) => names.indexOf(memberships[axis]?.segment ?? ""));
      expect(
        adjustedRandIndex(
          customers.map((_, index) => index % 3),
          labels,
        ),
      ).toBeGreaterThan(0.9);
    }
    expect(placed.slice(0, 3).map((one) => one.purchase_value?.segment)).toEqual([
      "low-value",
      "mid-value",
      "high-value",
    ]);
  });

  it("are the same for the same customers, and as good after storage as before", () => {
    const customers = crowdAbout([SMALL, LARGE], { customers: 200 });
    const models = fitSegments(customers, { seed: 1 });

    const stored = JSON.parse(JSON.stringify(models));

    expect(fitSegments(customers, { seed: 1 })).toEqual(models);
    expect(stored).toEqual(models);
    expect(placeCustomer(stored, customers[0] ?? featuresOf({}))).toEqual(
      placeCustomer(models, customers[0] ?? featuresOf({})),
    );
  });

  it("are kept while they fit new customers, so that nobody moves for others' sake", () => {
    const models = fitSegments(crowdAbout([SMALL, LARGE], { customers: 400, seed: 1 }), { seed: 1 });

    const later = fitSegments(crowdAbout([SMALL, LARGE], { customers: 400, seed: 2 }), {
      seed: 7,
      previous: models,
    });

    expect(later.purchase_value?.segments).toEqual(models.purchase_value?.segments);
    expect(later.purchase_value?.version).toBe(1);
    expect(later.purchase_value?.fitted.excessInertia).toBeLessThan(0.05);
  });

  it("are made anew when customers have become others, under the old names where these still say it", () => {
    const models = fitSegments(crowdAbout([SMALL, LARGE], { customers: 400 }), { seed: 1 });

    const later = fitSegments(crowdAbout([SMALL, MIDDLE, LARGE], { customers: 600 }), {
      seed: 1,
      previous: models,
    });

    expect(later.purchase_value?.version).toBe(2);
    const names = later.purchase_value?.segments.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(["high-value", "low-value"]));
    expect(names).toHaveLength(3);
  });
});

describe("too little to learn from", () => {
  it("leaves the axis unknown with fewer than thirty customers, but tells who bought once", () => {
    const customers = [
      ...crowdAbout([SMALL], { customers: 10 }),
      featuresOf({ purchases: 1, net_value_cents: 5 }),
    ];

    const models = fitSegments(customers, { seed: 1 });

    expect(models).toEqual({});
    const memberships = placeCustomer(models, customers[10] ?? featuresOf({}));
    expect(memberships.purchase_frequency).toMatchObject({
      segment: "one-time",
      strength: 1,
      clarity: "strong",
    });
    expect(memberships.purchase_value).toBeNull();
  });

  it("has everybody alike where there is no difference", () => {
    const same = Array.from({ length: 50 }, () =>
      featuresOf({ discounted_order_share: 0, mean_discount_rate: 0 }),
    );

    const models = fitSegments(same, { seed: 1 });

    expect(models.price_sensitivity?.segments.map(({ name }) => name)).toEqual(["alike"]);
    expect(placeCustomer(models, same[0] ?? featuresOf({})).price_sensitivity).toMatchObject({
      segment: "alike",
      strength: 1,
    });
    expect(fitSegments(same, { seed: 1, previous: models }).price_sensitivity?.version).toBe(1);
  });

  it("makes two segments of two values", () => {
    const two = Array.from({ length: 60 }, (_, index) =>
      featuresOf({ discounted_order_share: index % 3 ? 0 : 1, mean_discount_rate: index % 3 ? 0 : 0.2 }),
    );

    const models = fitSegments(two, { seed: 1 });

    expect(models.price_sensitivity?.segments.map(({ name, customers }) => [name, customers])).toEqual([
      ["discount-led", 20],
      ["full-price", 40],
    ]);
  });

  it("places by the features that are known if they are most, a feature unknown counting as the shop's mean", () => {
    const customers = crowdAbout([SMALL, LARGE], { customers: 400 });
    const models = fitSegments(customers, { seed: 1 });
    const [customer = featuresOf({})] = customers;

    const mostKnown = placeCustomer(models, { ...customer, interpurchase_mean_days: null });
    const fewKnown = placeCustomer(models, { ...customer, interpurchase_mean_days: null, orders_90: null });

    expect(mostKnown.purchase_frequency?.segment).toBe(
      placeCustomer(models, customer).purchase_frequency?.segment,
    );
    expect(fewKnown.purchase_frequency).toBeNull();
  });

  it("says nothing by a model of another format", () => {
    const customers = crowdAbout([SMALL, LARGE], { customers: 100 });
    const models = fitSegments(customers, { seed: 1 });

    const foreign = JSON.parse(JSON.stringify(models).replaceAll('"format":1', '"format":0'));

    expect(placeCustomer(foreign, customers[0] ?? featuresOf({})).purchase_value).toBeNull();
  });

  it("never makes a number that is none, of whatever customers", () => {
    const anyCustomer = fc
      .array(fc.option(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -1, max: 1e9, noNaN: true }))), {
        minLength: FEATURE_NAMES.length,
        maxLength: FEATURE_NAMES.length,
      })
      .map(
        (values) => Object.fromEntries(FEATURE_NAMES.map((name, i) => [name, values[i] ?? null])) as Features,
      );
    fc.assert(
      fc.property(fc.array(anyCustomer, { minLength: 1, maxLength: 45 }), (customers) => {
        const models = fitSegments([...customers, ...customers], { seed: 1 });

        const placed = customers.map((one) => placeCustomer(models, one));

        const numbers = JSON.stringify({ models, placed }, (_, value) => {
          if (typeof value === "number" && !Number.isFinite(value)) throw new Error("not a number");
          return value;
        });
        expect(numbers).toBeTruthy();
        expect(placed.every((one) => AXES.every((axis) => axis in one))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
