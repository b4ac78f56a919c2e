import { hypergeometric2F1 } from "../numerics/hypergeometric.ts";
import { logAdd, logBeta, logRising } from "../numerics/log-gamma.ts";
import { fitByLikelihood } from "./fit.ts";
import type { PurchaseModel } from "./history.ts";
import { aroundOne } from "./singular.ts";

export type MbgNbdParameters = Record<"r" | "alpha" | "a" | "b", number>;

/**
 * MBG/NBD: as BG/NBD, but a customer may drop out after the first purchase too, so one-time buyers are not
 * taken to be alive for ever.
 *
 * Batislam, Denizel & Filiztekin, Empirical validation and comparison of models for customer base analysis,
 * International Journal of Research in Marketing 24 (2007).
 */
export const mbgNbd: PurchaseModel<MbgNbdParameters> = {
  name: "MBG/NBD",
  logLikelihood({ r, alpha, a, b }, { x, tx, T }) {
    const purchases = logRising(r, x) + r * Math.log(alpha);
    const alive = logBeta(a, b + x + 1) - logBeta(a, b) - (r + x) * Math.log(alpha + T);
    const dropped = logBeta(a + 1, b + x) - logBeta(a, b) - (r + x) * Math.log(alpha + tx);
    return purchases + logAdd(alive, dropped);
  },
  fit(histories) {
    return fitByLikelihood({
      names: ["r", "alpha", "a", "b"],
      starts: [
        { r: 0.6, alpha: 7, a: 0.8, b: 1.5 },
        { r: 1, alpha: 15, a: 0.2, b: 5 },
      ],
      histories,
      logLikelihood: mbgNbd.logLikelihood,
    });
  },
  pAlive({ r, alpha, a, b }, { x, tx, T }) {
    return 1 / (1 + (a / (b + x)) * Math.exp((r + x) * Math.log((alpha + T) / (alpha + tx))));
  },
  expectedPurchases(parameters, history, weeks) {
    const { r, alpha, b } = parameters;
    const { x, T } = history;
    const whileDroppingOut = aroundOne(parameters.a, (a) => {
      const z = weeks / (alpha + T + weeks);
      const silent = Math.exp((r + x) * Math.log((alpha + T) / (alpha + T + weeks)));
      return ((a + b + x) / (a - 1)) * (1 - silent * hypergeometric2F1(r + x, b + x + 1, a + b + x, z));
    });
    return whileDroppingOut * mbgNbd.pAlive(parameters, history);
  },
};
