import { logRising, logRisingSlope } from "../numerics/log-gamma.ts";
import { byCount } from "./by-count.ts";
import type { HistoryColumns } from "./columns.ts";
import { fitHistories, type Scale } from "./fit.ts";
import type { PurchaseModel } from "./history.ts";
import type { Likelihood } from "./maximum-likelihood.ts";

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
  fit(histories, options) {
    return fitHistories(SEARCH, histories, options);
  },
  pAlive: () => 1,
  expectedPurchases({ r, alpha }, { x, T }, weeks) {
    return ((r + x) / (alpha + T)) * weeks;
  },
};

function nbdLikelihood({ customers, x: xs, T: Ts, counts, times, totals }: HistoryColumns): Likelihood {
  return ([r = 0, alpha = 0]) => {
    const logAge = Float64Array.from(times, (time) => Math.log(alpha + time));
    const rising = Float64Array.from(counts, (x) => logRising(r, x));
    const risingSlope = Float64Array.from(counts, (x) => logRisingSlope(r, x));
    let value = totals.customers * r * Math.log(alpha);
    let slopeR = totals.customers * Math.log(alpha);
    let slopeAlpha = (totals.customers * r) / alpha;
    for (let i = 0; i < customers.length; i += 1) {
      const [weight, x, T] = [customers[i] ?? 0, xs[i] ?? 0, Ts[i] ?? 0];
      const [age, shape] = [logAge[T] ?? 0, r + (counts[x] ?? 0)];
      value += weight * ((rising[x] ?? 0) - shape * age);
      slopeR += weight * ((risingSlope[x] ?? 0) - age);
      slopeAlpha -= (weight * shape) / (alpha + (times[T] ?? 0));
    }
    return { value, gradient: [slopeR, slopeAlpha] };
  };
}

const SEARCH = {
  names: ["r", "alpha"],
  starts: ({ perWeek }: Scale) => [
    { r: 0.4, alpha: 0.4 / perWeek },
    { r: 2, alpha: 2 / perWeek },
  ],
  likelihood: nbdLikelihood,
} as const;
