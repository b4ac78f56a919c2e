import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../src/analytics/btyd/columns.ts";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import { mbgCnbd } from "../../../src/analytics/churn/mbg-cnbd.ts";
import { mbgCnbdLikelihood } from "../../../src/analytics/churn/mbg-cnbd-likelihood.ts";

const anyParameters = fc.record({
  r: fc.double({ min: 0.05, max: 20, noNaN: true }),
  alpha: fc.double({ min: 0.05, max: 100, noNaN: true }),
  a: fc.double({ min: 0.05, max: 20, noNaN: true }),
  b: fc.double({ min: 0.05, max: 20, noNaN: true }),
});
const anyHistory = fc
  .tuple(
    fc.nat({ max: 60 }),
    fc.double({ min: 0.1, max: 80, noNaN: true }),
    fc.double({ min: 0, max: 80, noNaN: true }),
  )
  .map(([x, span, silence]) => ({ x, tx: x === 0 ? 0 : span, T: (x === 0 ? 0 : span) + silence }));

describe("MBG/CNBD-k", () => {
  it("is what is worked out by hand for one purchase and k = 2", () => {
    const logLikelihood = mbgCnbd(2).logLikelihood({ r: 1, alpha: 2, a: 1, b: 3 });

    const likelihood = Math.exp(logLikelihood({ x: 0, tx: 0, T: 2 }));

    // Gone after the first purchase: 1/4. Still there, 3/4: none of the events (2/4), or one (1 x 2 x 2 / 4²).
    expect(likelihood).toBeCloseTo(1 / 4 + (3 / 4) * (1 / 2 + 1 / 4), 12);
  });

  it("is MBG/NBD where k is 1", () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, (parameters, history) => {
        const expected = mbgNbd.logLikelihood(parameters)(history);

        expect(mbgCnbd(1).logLikelihood(parameters)(history)).toBeCloseTo(expected, 7);
      }),
    );
  });

  it("has over many histories the sum over each, and its derivatives", () => {
    const names = ["r", "alpha", "a", "b"] as const;
    const anyK = fc.integer({ min: 1, max: 5 });

    fc.assert(
      fc.property(anyK, anyParameters, fc.array(anyHistory, { minLength: 1 }), (k, parameters, histories) => {
        const counted = histories.map((history, i) => ({ ...history, customers: 1 + (i % 3) }));
        const sumAt = (shifted: typeof parameters) => {
          const of = mbgCnbd(k).logLikelihood(shifted);
          return counted.reduce((sum, history) => sum + history.customers * of(history), 0);
        };

        const { value, gradient } = mbgCnbdLikelihood(k)(columnsOf(counted))(
          names.map((name) => parameters[name]),
        );

        const sum = sumAt(parameters);
        expect(Math.abs(value - sum)).toBeLessThan(1e-8 * Math.max(1, Math.abs(sum)));
        for (const [i, name] of names.entries()) {
          const step = 1e-5 * parameters[name];
          const up = sumAt({ ...parameters, [name]: parameters[name] + step });
          const down = sumAt({ ...parameters, [name]: parameters[name] - step });
          const slope = (up - down) / (2 * step);
          expect(Math.abs((gradient[i] ?? 0) - slope)).toBeLessThan(
            1e-4 * Math.max(1, Math.abs(slope), Math.abs(sum) / parameters[name]),
          );
        }
      }),
    );
  });
});
