import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgNbd } from "../../../src/analytics/btyd/bg-nbd.ts";
import type { PurchaseHistory } from "../../../src/analytics/btyd/history.ts";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import { nbd } from "../../../src/analytics/btyd/nbd.ts";
import { pInactive } from "../../../src/analytics/btyd/p-inactive.ts";
import { paretoNbd } from "../../../src/analytics/btyd/pareto-nbd.ts";

const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true });
// A purchase is a customer-day, so there are at most as many repeats as days.
const history: fc.Arbitrary<PurchaseHistory> = fc
  .record({
    days: fc.integer({ min: 1, max: 2_000 }),
    lastShare: fc.double({ min: 0, max: 1, noNaN: true }),
    density: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ days, lastShare, density }) => {
    const last = Math.round(days * lastShare);
    const x = Math.ceil(last * density ** 3);
    return { x, tx: x === 0 ? 0 : last / 7, T: days / 7 };
  });
const weeks = fc.double({ min: 0.1, max: 104, noNaN: true });
const betaParameters = fc.record({ r: positive(5), alpha: positive(60), a: positive(5), b: positive(20) });

const cases = [
  {
    name: bgNbd.name,
    at: (p: never, h: PurchaseHistory, t: number) => of(bgNbd, p, h, t),
    parameters: betaParameters,
  },
  {
    name: mbgNbd.name,
    at: (p: never, h: PurchaseHistory, t: number) => of(mbgNbd, p, h, t),
    parameters: betaParameters,
  },
  {
    name: paretoNbd.name,
    at: (p: never, h: PurchaseHistory, t: number) => of(paretoNbd, p, h, t),
    parameters: fc.record({ r: positive(5), alpha: positive(60), s: positive(5), beta: positive(60) }),
  },
  {
    name: nbd.name,
    at: (p: never, h: PurchaseHistory, t: number) => of(nbd, p, h, t),
    parameters: fc.record({ r: positive(5), alpha: positive(60) }),
  },
];

describe.each(cases)("$name", ({ at, parameters }) => {
  it("gives probabilities and expectations that are numbers in range, for any history", () => {
    fc.assert(
      fc.property(parameters as fc.Arbitrary<never>, history, weeks, (p, h, t) => {
        const { alive, expected, inactive } = at(p, h, t);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(inactive).toBeGreaterThanOrEqual(0);
        expect(inactive).toBeLessThanOrEqual(1);
        expect(expected).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(expected)).toBe(true);
      }),
    );
  });

  it("expects more purchases, and silence less, the longer it looks ahead", () => {
    fc.assert(
      fc.property(parameters as fc.Arbitrary<never>, history, weeks, (p, h, t) => {
        const [near, far] = [at(p, h, t), at(p, h, 2 * t)];
        expect(far.expected).toBeGreaterThanOrEqual(near.expected * (1 - 1e-6));
        expect(far.inactive).toBeLessThanOrEqual(near.inactive + 1e-7);
      }),
    );
  });

  it("finds silence ahead no less likely after a longer silence behind", () => {
    fc.assert(
      fc.property(parameters as fc.Arbitrary<never>, history, weeks, (p, h, t) => {
        const [now, later] = [at(p, h, t), at(p, { ...h, T: h.T + 10 }, t)];
        expect(later.inactive).toBeGreaterThanOrEqual(now.inactive - 1e-7);
      }),
    );
  });
});

describe("the worked example of BG/NBD", () => {
  it("expects 1.226 purchases in 39 weeks of two repeats in 30.43 of 38.86 weeks", () => {
    const parameters = { r: 0.242595, alpha: 4.413602, a: 0.792922, b: 2.425906 };

    const expected = bgNbd.expectedPurchases(parameters, { x: 2, tx: 30.43, T: 38.86 }, 39);

    expect(expected).toBeCloseTo(1.226, 3);
  });
});

describe("a fit", () => {
  it.each([bgNbd, mbgNbd, paretoNbd, nbd])(
    "of $name to nobody, or to customers who never came back, is undefined",
    (model) => {
      expect(model.fit([])).toBeUndefined();
      expect(model.fit([{ x: 0, tx: 0, T: 20, customers: 500 }])).toBeUndefined();
    },
  );

  it.each([bgNbd, mbgNbd, paretoNbd, nbd])(
    "of $name to ten customers gives finite parameters or none",
    (model) => {
      const fit = model.fit([
        { x: 0, tx: 0, T: 30, customers: 7 },
        { x: 1, tx: 10, T: 30, customers: 2 },
        { x: 40, tx: 29, T: 30, customers: 1 },
      ]);

      expect(Object.values(fit?.parameters ?? {}).every((value) => Number.isFinite(value) && value > 0)).toBe(
        true,
      );
    },
  );
});

function of<P>(
  model: typeof bgNbd | typeof mbgNbd | typeof paretoNbd | typeof nbd,
  p: P,
  h: PurchaseHistory,
  t: number,
) {
  return {
    alive: model.pAlive(p as never, h),
    expected: model.expectedPurchases(p as never, h, t),
    inactive: pInactive(model as typeof bgNbd, p as never, h, t),
  };
}
