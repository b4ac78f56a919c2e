import { logRising } from "../numerics/log-gamma.ts";
import { byCount } from "./by-count.ts";
import { fitByLikelihood } from "./fit.ts";
import type { PurchaseModel } from "./history.ts";

export type NbdParameters = Record<"r" | "alpha", number>;

/**
 * NBD: purchases at own Poisson rates (gamma: r, alpha in weeks), and nobody ever leaves. The baseline that a
 * model with dropout has to beat.
 *
 * Ehrenberg, The Pattern of Consumer Purchases, Applied Statistics 8 (1959).
 */
export const nbd: PurchaseModel<NbdParameters> = {
  name: "NBD",
  logLikelihood({ r, alpha }) {
    const purchases = byCount((x) => logRising(r, x) + r * Math.log(alpha));
    return ({ x, T }) => purchases(x) - (r + x) * Math.log(alpha + T);
  },
  fit(histories) {
    return fitByLikelihood({
      names: ["r", "alpha"],
      starts: [
        { r: 0.4, alpha: 12 },
        { r: 2, alpha: 50 },
      ],
      histories,
      logLikelihood: nbd.logLikelihood,
    });
  },
  pAlive: () => 1,
  expectedPurchases({ r, alpha }, { x, T }, weeks) {
    return ((r + x) / (alpha + T)) * weeks;
  },
};
