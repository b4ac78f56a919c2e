import type { GammaGammaParameters } from "../../src/analytics/btyd/gamma-gamma.ts";
import type { FittedPurchases } from "../../src/analytics/btyd/models.ts";
import { createRandom, type Random } from "../../src/analytics/numerics/random.ts";

export interface SimulatedCustomer {
  x: number;
  tx: number;
  T: number;
  /** Purchases in the `weeksAhead` after T. */
  purchasesAhead: number;
  /** Value of all purchases until T, the first included, and of those ahead. */
  spent: number;
  spentAhead: number;
}

/**
 * Customers who behave exactly as a model says, the same for the same seed. They join evenly over the days
 * of the first half of `weeks`.
 */
export function simulatedCustomers(options: {
  truth: FittedPurchases;
  spend?: GammaGammaParameters;
  customers: number;
  weeks: number;
  weeksAhead?: number;
  seed: number;
}): SimulatedCustomer[] {
  const { truth, spend, customers, weeks, weeksAhead = 0, seed } = options;
  const random = createRandom(seed);
  return Array.from({ length: customers }, () => {
    const T = Math.round(7 * weeks * (1 - random.uniform() / 2)) / 7;
    const times = purchaseTimes(truth, T + weeksAhead, random);
    const behind = times.filter((time) => time <= T);
    const purchasesAhead = times.length - behind.length;
    const mean = spend ? random.gamma(spend.q, spend.v) : 1;
    const spentOn = (purchases: number) => (spend ? random.gamma(spend.p * purchases, mean) : 0);
    return {
      x: behind.length,
      tx: behind.at(-1) ?? 0,
      T,
      purchasesAhead,
      spent: spentOn(behind.length + 1),
      spentAhead: purchasesAhead > 0 ? spentOn(purchasesAhead) : 0,
    };
  });
}

/** Times of the repeat purchases, in weeks after the first purchase. */
function purchaseTimes(truth: FittedPurchases, until: number, random: Random): number[] {
  const perWeek = random.gamma(truth.parameters.r, truth.parameters.alpha);
  const dropOut = "a" in truth.parameters ? random.beta(truth.parameters.a, truth.parameters.b) : 0;
  const leavesAt =
    truth.model === "Pareto/NBD"
      ? random.exponential(1 / random.gamma(truth.parameters.s, truth.parameters.beta))
      : Number.POSITIVE_INFINITY;
  const times: number[] = [];
  if (truth.model === "MBG/NBD" && random.uniform() < dropOut) return times;
  for (let time = 0; ; ) {
    time += random.exponential(1 / perWeek);
    if (time > Math.min(until, leavesAt)) return times;
    times.push(time);
    if (random.uniform() < dropOut) return times;
  }
}
