import { gaussLegendre48 } from "../numerics/gauss-legendre.ts";
import { logAdd, logRising } from "../numerics/log-gamma.ts";
import { byCount } from "./by-count.ts";
import { fitByLikelihood } from "./fit.ts";
import type { PurchaseHistory, PurchaseModel } from "./history.ts";
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
  fit(histories) {
    return fitByLikelihood({
      names: ["r", "alpha", "s", "beta"],
      starts: [
        { r: 0.5, alpha: 10, s: 0.6, beta: 12 },
        { r: 1, alpha: 15, s: 1, beta: 60 },
      ],
      histories,
      logLikelihood: paretoNbd.logLikelihood,
    });
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

/**
 * Log of the part in which the customer left between t_x and T: the integral over the time of leaving, taken
 * over u = ln(m + time) with m the smaller of alpha and beta, in which the integrand is nearly a polynomial.
 * No 2F1 is needed.
 */
function logDropped({ r, alpha, s, beta }: ParetoNbdParameters, { x, tx, T }: PurchaseHistory): number {
  if (T <= tx) return Number.NEGATIVE_INFINITY;
  const m = Math.min(alpha, beta);
  const logIntegrand = (u: number) => {
    const shifted = Math.exp(u);
    return u - (r + x) * Math.log(alpha - m + shifted) - (s + 1) * Math.log(beta - m + shifted);
  };
  const from = Math.log(m + tx);
  const to = Math.log(m + T);
  // Scaled by its larger end, so that neither end under- nor overflows.
  const scale = Math.max(logIntegrand(from), logIntegrand(to));
  const integral = gaussLegendre48((u) => Math.exp(logIntegrand(u) - scale), from, to);
  return Math.log(s) + scale + Math.log(integral);
}
