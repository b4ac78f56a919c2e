import { logAdd, logBeta, logRising } from "../numerics/log-gamma.ts";
import { byCount } from "./by-count.ts";
import type { HistoryColumns } from "./columns.ts";
import { dropoutLikelihood } from "./dropout-likelihood.ts";
import { fitHistories, type Scale } from "./fit.ts";
import type { PurchaseModel } from "./history.ts";
import { purchasesWhileDroppingOut } from "./while-dropping-out.ts";

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
  logLikelihood({ r, alpha, a, b }) {
    const constant = r * Math.log(alpha) - logBeta(a, b);
    const alive = byCount((x) => constant + logRising(r, x) + logBeta(a, b + x + 1));
    const dropped = byCount((x) => constant + logRising(r, x) + logBeta(a + 1, b + x));
    return ({ x, tx, T }) =>
      logAdd(alive(x) - (r + x) * Math.log(alpha + T), dropped(x) - (r + x) * Math.log(alpha + tx));
  },
  fit(histories, options) {
    return fitHistories(SEARCH, histories, options);
  },
  pAlive({ r, alpha, a, b }, { x, tx, T }) {
    return 1 / (1 + (a / (b + x)) * Math.exp((r + x) * Math.log((alpha + T) / (alpha + tx))));
  },
  expectedPurchases(parameters, history, weeks) {
    const { r, alpha, a, b } = parameters;
    const { x, T } = history;
    const ifAlive = purchasesWhileDroppingOut({ a, c: a + b + x, shape: r + x, age: alpha + T, weeks });
    return ifAlive * mbgNbd.pAlive(parameters, history);
  },
};

const SEARCH = {
  names: ["r", "alpha", "a", "b"],
  starts: ({ perWeek }: Scale) => [
    { r: 0.6, alpha: 0.3 / perWeek, a: 0.8, b: 1.5 },
    { r: 1, alpha: 0.8 / perWeek, a: 0.2, b: 5 },
  ],
  likelihood: (columns: HistoryColumns) => dropoutLikelihood(columns, (x) => x + 1),
} as const;
