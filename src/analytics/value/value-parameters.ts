import type { GammaGammaParameters } from "../btyd/gamma-gamma.ts";
import type { PurchaseHistory } from "../btyd/history.ts";
import type { FittedPurchases } from "../btyd/models.ts";

/** A customer's purchases and what they brought in. */
export interface ValueCustomer extends PurchaseHistory {
  /** All purchases, the first included, less what was returned of them. */
  netCents: number;
}

/** All that scoring needs, as plain data. */
export interface ValueParameters {
  purchases: FittedPurchases;
  /**
   * `fitted`: an identified model. `unidentified`: the best of models whose parameters the data leave open; its
   * error is not known. `mean-rate`: the history is too short to tell dropout, so everybody's own rate is pulled
   * to the shop's mean and nobody leaves.
   */
  purchasesBasis: "fitted" | "unidentified" | "mean-rate";
  /** Gamma-Gamma, with v in cents. */
  spend: GammaGammaParameters;
  /** `mean`: no Gamma-Gamma to rely on, so own means are pulled to the shop's with the weight of one purchase. */
  spendBasis: "fitted" | "mean";
  /** Covariance of the logarithms of the parameters of purchases, and of spend; absent where not known. */
  purchasesLogCovariance?: number[][];
  spendLogCovariance?: number[][];
  /** How far ahead, as the calendar has it. */
  weeks: number;
  /** Rate at which money later counts for less: 0.1 is 10 % a year. */
  discountPerYear: number;
  /** Trade of those weeks over that of the weeks the model was fitted to. */
  seasonalFactor: number;
}

/** The weeks as the customers live them: a season with half as much trade again is half as many weeks more. */
export function weeksLived({
  weeks,
  seasonalFactor,
}: Pick<ValueParameters, "weeks" | "seasonalFactor">): number {
  return weeks * seasonalFactor;
}
