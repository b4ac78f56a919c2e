import { logAdd, logBeta, logRising } from "../numerics/log-gamma.ts";
import { byCount } from "./by-count.ts";
import type { HistoryColumns } from "./columns.ts";
import { dropoutLikelihood } from "./dropout-likelihood.ts";
import { fitHistories, type Scale } from "./fit.ts";
import type { PurchaseModel } from "./history.ts";
import { purchasesWhileDroppingOut } from "./while-dropping-out.ts";

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
  logLikelihood({ r, alpha, a, b }) {
    const constant = r * Math.log(alpha) - logBeta(a, b);
    const alive = byCount((x) => constant + logRising(r, x) + logBeta(a, b + x));
    const dropped = byCount((x) => constant + logRising(r, x) + logBeta(a + 1, b + x - 1));
    return ({ x, tx, T }) => {
      const stillHere = alive(x) - (r + x) * Math.log(alpha + T);
      return x === 0 ? stillHere : logAdd(stillHere, dropped(x) - (r + x) * Math.log(alpha + tx));
    };
  },
  fit(histories, options) {
    return fitHistories(SEARCH, histories, options);
  },
  pAlive({ r, alpha, a, b }, { x, tx, T }) {
    if (x === 0) return 1;
    return 1 / (1 + (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + T) / (alpha + tx))));
  },
  expectedPurchases(parameters, history, weeks) {
    const { r, alpha, a, b } = parameters;
    const { x, T } = history;
    const ifAlive = purchasesWhileDroppingOut({ a, c: a + b + x - 1, shape: r + x, age: alpha + T, weeks });
    return ifAlive * bgNbd.pAlive(parameters, history);
  },
};

const SEARCH = {
  names: ["r", "alpha", "a", "b"],
  starts: ({ perWeek }: Scale) => [
    { r: 0.5, alpha: 0.3 / perWeek, a: 0.8, b: 2.5 },
    { r: 1, alpha: 0.8 / perWeek, a: 0.2, b: 4 },
  ],
  likelihood: (columns: HistoryColumns) => dropoutLikelihood(columns, (x) => x),
} as const;
