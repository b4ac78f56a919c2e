import { byCount } from "../btyd/by-count.ts";
import { fitHistories, type Scale } from "../btyd/fit.ts";
import type { CountedHistory, Fit, FitOptions, PurchaseHistory } from "../btyd/history.ts";
import type { MbgNbdParameters } from "../btyd/mbg-nbd.ts";
import { logAdd, logRising } from "../numerics/log-gamma.ts";
import { mbgCnbdLikelihood } from "./mbg-cnbd-likelihood.ts";

/**
 * MBG/CNBD-k: as MBG/NBD, but every k-th event of the Poisson process is a purchase, so times between purchases
 * are Erlang-k: the higher k, the more regular (coefficient of variation 1/√k). Alpha is in weeks, for the
 * events. With k = 1 it is MBG/NBD. For shops whose customers buy by the clock.
 *
 * The likelihood leaves out the factor of the single times between purchases, which no parameter but k enters:
 * likelihoods of different k cannot be compared, forecasts can.
 *
 * Reutterer, Platzer & Schröder, Leveraging purchase regularity for predicting customer behavior the easy way,
 * International Journal of Research in Marketing 38 (2021).
 */
export function mbgCnbd(k: number) {
  return {
    name: `MBG/CNBD-${k}`,
    logLikelihood({ r, alpha, a, b }: MbgNbdParameters): (history: PurchaseHistory) => number {
      const survived = byCount((x) => logRising(r, k * x) + logRising(b, x + 1) - logRising(a + b, x + 1));
      return ({ x, tx, T }) => {
        const shape = r + k * x;
        const share = (T - tx) / (alpha + T);
        let term = 1;
        let terms = 1;
        for (let j = 1; j < k; j += 1) {
          term *= (share * (shape + j - 1)) / j;
          terms += term;
        }
        const alive = Math.log(terms) - shape * Math.log(alpha + T);
        const dropped = Math.log(a / (b + x)) - shape * Math.log(alpha + tx);
        return r * Math.log(alpha) + survived(x) + logAdd(alive, dropped);
      };
    },
    fit(
      histories: readonly CountedHistory[],
      options?: FitOptions<MbgNbdParameters>,
    ): Fit<MbgNbdParameters> | undefined {
      const search = {
        names: ["r", "alpha", "a", "b"] as const,
        starts: ({ perWeek }: Scale) => [
          { r: 0.6, alpha: 0.3 / (k * perWeek), a: 0.8, b: 1.5 },
          { r: 1, alpha: 0.8 / (k * perWeek), a: 0.2, b: 5 },
        ],
        likelihood: mbgCnbdLikelihood(k),
      };
      return fitHistories(search, histories, options);
    },
  };
}
