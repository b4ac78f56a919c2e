import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgNbd } from "../../../src/analytics/btyd/bg-nbd.ts";
import { columnsOf } from "../../../src/analytics/btyd/columns.ts";
import { dropoutLikelihood } from "../../../src/analytics/btyd/dropout-likelihood.ts";
import type { PurchaseHistory } from "../../../src/analytics/btyd/history.ts";
import { mbgNbd } from "../../../src/analytics/btyd/mbg-nbd.ts";
import { paretoLikelihood } from "../../../src/analytics/btyd/pareto-likelihood.ts";
import { paretoNbd } from "../../../src/analytics/btyd/pareto-nbd.ts";

const HISTORIES = [
  { x: 0, tx: 0, T: 38, customers: 60 },
  { x: 1, tx: 12, T: 30, customers: 9 },
  { x: 3, tx: 30, T: 30, customers: 4 },
  { x: 45, tx: 25, T: 39, customers: 2 },
  { x: 400, tx: 250, T: 260, customers: 1 },
];
const columns = columnsOf(HISTORIES);

type PerHistory = (history: PurchaseHistory) => number;

const cases = [
  {
    name: bgNbd.name,
    ofAll: dropoutLikelihood(columns, (x) => x),
    ofOne: ([r = 0, alpha = 0, a = 0, b = 0]: number[]): PerHistory =>
      bgNbd.logLikelihood({ r, alpha, a, b }),
  },
  {
    name: mbgNbd.name,
    ofAll: dropoutLikelihood(columns, (x) => x + 1),
    ofOne: ([r = 0, alpha = 0, a = 0, b = 0]: number[]): PerHistory =>
      mbgNbd.logLikelihood({ r, alpha, a, b }),
  },
  {
    name: paretoNbd.name,
    ofAll: paretoLikelihood(columns),
    ofOne: ([r = 0, alpha = 0, s = 0, beta = 0]: number[]): PerHistory =>
      paretoNbd.logLikelihood({ r, alpha, s, beta }),
  },
];
const positive = fc.integer({ min: 5, max: 600 }).map((percent) => percent / 100);
const parameters = fc
  .tuple(positive, positive, positive, positive)
  .map(([first, second, third, fourth]) => [first, 10 * second, third, 2 * fourth]);

describe.each(cases)("the likelihood of $name over columns", ({ ofAll, ofOne }) => {
  it("is the sum over the histories", () => {
    fc.assert(
      fc.property(parameters, (at) => {
        const likelihoodOf = ofOne(at);
        const sum = HISTORIES.reduce((total, h) => total + h.customers * likelihoodOf(h), 0);

        expect(Math.abs(ofAll(at).value - sum)).toBeLessThan(1e-9 * Math.abs(sum));
      }),
    );
  });

  it("has the derivatives that differences of it show", () => {
    fc.assert(
      fc.property(parameters, (at) => {
        for (const [i, slope] of ofAll(at).gradient.entries()) {
          const step = 1e-5 * (at[i] ?? 1);
          const [up, down] = [step, -step].map((move) => ofAll(at.with(i, (at[i] ?? 0) + move)).value);
          const difference = ((up ?? 0) - (down ?? 0)) / (2 * step);

          expect(Math.abs(slope - difference)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
        }
      }),
    );
  });
});
