import { logAdd, logRising } from "../numerics/log-gamma.ts";
import { byCount } from "./by-count.ts";
import { fitHistories, type Scale } from "./fit.ts";
import type { PurchaseHistory, PurchaseModel } from "./history.ts";
import { logLeaving } from "./pareto-leaving.ts";
import { paretoLikelihood } from "./pareto-likelihood.ts";
import { aroundOne } from "./while-dropping-out.ts";

export type ParetoNbdParameters = Record<"r" | "alpha" | "s" | "beta", number>;

/**
 * Pareto/NBD: purchases at own Poisson rates (gamma: r, alpha), lifetimes at own exponential rates (gamma: s,
 * beta), in weeks. Where the data say little of dropout, s and beta run off together and the fit is marked as
 * not identified.
 *
 * Schmittlein, Morrison & Colombo, Counting Your Customers, Management Science 33 (1987).
 */
export const paretoNbd: PurchaseModel<ParetoNbdParameters> = {
  name: "Pareto/NBD",
  logLikelihood(parameters) {
    const { r, alpha, s, beta } = parameters;
    const purchases = byCount((x) => logRising(r, x) + r * Math.log(alpha) + s * Math.log(beta));
    return (history) =>
      purchases(history.x) + logAdd(logAlive(parameters, history), logDropped(parameters, history));
  },
  fit(histories, options) {
    return fitHistories(SEARCH, histories, options);
  },
  pAlive(parameters, history) {
    return 1 / (1 + Math.exp(logDropped(parameters, history) - logAlive(parameters, history)));
  },
  expectedPurchases(parameters, history, weeks) {
    const { r, alpha, beta } = parameters;
    const { x, T } = history;
    const ratio = Math.log((beta + T) / (beta + T + weeks));
    const ifAlive = aroundOne(
      parameters.s,
      (s) => (((r + x) * (beta + T)) / ((alpha + T) * (s - 1))) * -Math.expm1((s - 1) * ratio),
    );
    return ifAlive * paretoNbd.pAlive(parameters, history);
  },
};

/** Log of the part of the likelihood in which the customer is alive at T, without the common constant. */
function logAlive({ r, alpha, s, beta }: ParetoNbdParameters, { x, T }: PurchaseHistory): number {
  return -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T);
}

/** Log of the part in which the customer left between t_x and T. */
function logDropped({ r, alpha, s, beta }: ParetoNbdParameters, history: PurchaseHistory): number {
  return Math.log(s) + logLeaving({ alpha, beta, s, shape: r + history.x }, history);
}

const SEARCH = {
  names: ["r", "alpha", "s", "beta"],
  starts: ({ perWeek, age }: Scale) => [
    { r: 0.5, alpha: 0.3 / perWeek, s: 0.6, beta: age / 3 },
    { r: 1, alpha: 0.8 / perWeek, s: 1, beta: 2 * age },
  ],
  likelihood: paretoLikelihood,
} as const;
