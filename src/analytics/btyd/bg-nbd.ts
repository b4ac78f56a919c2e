import { hypergeometric2F1 } from "../numerics/hypergeometric.ts";
import { logAdd, logBeta, logRising } from "../numerics/log-gamma.ts";
import { fitByLikelihood } from "./fit.ts";
import type { PurchaseModel } from "./history.ts";
import { aroundOne } from "./singular.ts";

export type BgNbdParameters = Record<"r" | "alpha" | "a" | "b", number>;

/**
 * BG/NBD: purchases come at a customer's own Poisson rate (gamma over customers: r, alpha in weeks), and after
 * each repeat purchase the customer drops out with an own probability (beta over customers: a, b). Says
 * nothing against a customer who bought once: such a one is always alive.
 *
 * Fader, Hardie & Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005).
 */
export const bgNbd: PurchaseModel<BgNbdParameters> = {
  name: "BG/NBD",
  logLikelihood({ r, alpha, a, b }, { x, tx, T }) {
    const purchases = logRising(r, x) + r * Math.log(alpha);
    const alive = logBeta(a, b + x) - logBeta(a, b) - (r + x) * Math.log(alpha + T);
    if (x === 0) return purchases + alive;
    const dropped = logBeta(a + 1, b + x - 1) - logBeta(a, b) - (r + x) * Math.log(alpha + tx);
    return purchases + logAdd(alive, dropped);
  },
  fit(histories) {
    return fitByLikelihood({
      names: ["r", "alpha", "a", "b"],
      starts: [
        { r: 0.5, alpha: 5, a: 0.8, b: 2.5 },
        { r: 1, alpha: 15, a: 0.2, b: 4 },
      ],
      histories,
      logLikelihood: bgNbd.logLikelihood,
    });
  },
  pAlive({ r, alpha, a, b }, { x, tx, T }) {
    if (x === 0) return 1;
    return 1 / (1 + (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + T) / (alpha + tx))));
  },
  expectedPurchases(parameters, history, weeks) {
    const { r, alpha, b } = parameters;
    const { x, T } = history;
    const whileDroppingOut = aroundOne(parameters.a, (a) => {
      const z = weeks / (alpha + T + weeks);
      const silent = Math.exp((r + x) * Math.log((alpha + T) / (alpha + T + weeks)));
      return ((a + b + x - 1) / (a - 1)) * (1 - silent * hypergeometric2F1(r + x, b + x, a + b + x - 1, z));
    });
    return whileDroppingOut * bgNbd.pAlive(parameters, history);
  },
};
