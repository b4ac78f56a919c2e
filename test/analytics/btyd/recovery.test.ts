import { beforeAll, describe, expect, it } from "vitest";
import { fitGammaGamma } from "../../../src/analytics/btyd/gamma-gamma.ts";
import type { Fit } from "../../../src/analytics/btyd/history.ts";
import {
  type FittedPurchases,
  fitCandidates,
  type PurchaseCandidate,
} from "../../../src/analytics/btyd/models.ts";
import { simulatedCustomers } from "../../support/simulated-customers.ts";

/** Estimates are normal about the truth: four standard errors off is one case in ten thousand. */
const DEVIATIONS_MAX = 4;

const truths: FittedPurchases[] = [
  { model: "BG/NBD", parameters: { r: 0.7, alpha: 8, a: 0.8, b: 2.5 } },
  { model: "MBG/NBD", parameters: { r: 0.9, alpha: 6, a: 0.7, b: 1.8 } },
  { model: "Pareto/NBD", parameters: { r: 0.8, alpha: 9, s: 0.7, beta: 12 } },
  { model: "NBD", parameters: { r: 0.8, alpha: 9 } },
];

describe.each(truths)("customers who behave as $model says", (truth) => {
  let candidates: PurchaseCandidate[] = [];
  beforeAll(() => {
    const customers = simulatedCustomers({ truth, customers: 2_000, weeks: 104, seed: 11 });
    candidates = fitCandidates(customers.map((customer) => ({ ...customer, customers: 1 })));
  });

  it("give its parameters back, within their own standard errors", () => {
    const fit = candidates.find(({ model }) => model === truth.model);

    expect(fit?.identified).toBe(true);
    expectTruth(fit, truth.parameters);
  });

  it("are fitted no better by any other model", () => {
    const likelihoods = new Map(candidates.map((fit) => [fit.model, fit.logLikelihood]));
    const own = likelihoods.get(truth.model) ?? Number.NaN;

    // A model with more parameters may always gain a little from chance.
    for (const likelihood of likelihoods.values()) expect(likelihood).toBeLessThan(own + 3);
  });
});

describe("customers who spend as Gamma-Gamma says", () => {
  it("give its parameters back, within their own standard errors", () => {
    const spend = { p: 5, q: 3.5, v: 1_800 };
    const customers = simulatedCustomers({
      truth: { model: "NBD", parameters: { r: 0.8, alpha: 9 } },
      spend,
      customers: 4_000,
      weeks: 52,
      seed: 12,
    });

    const fit = fitGammaGamma(
      customers.map(({ x, spent }) => ({ purchases: x + 1, meanValue: spent / (x + 1) })),
    );

    expectTruth(fit, spend);
    expect(Math.abs(fit?.correlation ?? 1)).toBeLessThan(0.05);
  });
});

function expectTruth(
  fit: Pick<Fit<Record<string, number>>, "parameters" | "logCovariance"> | undefined,
  truth: Record<string, number>,
): void {
  const names = Object.keys(truth);
  expect(names.length).toBeGreaterThan(0);
  for (const [i, name] of names.entries()) {
    const error = Math.sqrt(fit?.logCovariance?.[i]?.[i] ?? Number.NaN);
    const off = Math.log((fit?.parameters[name] ?? Number.NaN) / (truth[name] ?? Number.NaN));
    expect(Math.abs(off / error), `${name} by ${off}, standard error ${error}`).toBeLessThan(DEVIATIONS_MAX);
    expect(error).toBeLessThan(0.5);
  }
}
