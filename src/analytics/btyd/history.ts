/**
 * A customer's purchases as the buy-till-you-die models see them. Times in weeks; a purchase is a
 * customer-day.
 */
export interface PurchaseHistory {
  /** Repeat purchase days: purchase days less the first. */
  x: number;
  /** Weeks from the first to the last purchase; 0 without a repeat. */
  tx: number;
  /** Age: weeks from the first purchase to the end of observation. */
  T: number;
}

/** A history and how many customers share it: likelihoods need each distinct one only once. */
export interface CountedHistory extends PurchaseHistory {
  customers: number;
}

/** Why a fit's parameters are not to be relied on. */
export type NotIdentified =
  /** The search ended before it arrived. */
  | { kind: "unsettled" }
  /** These went to 0 or infinity: a simpler model says the same. */
  | { kind: "ran-off"; parameters: string[] }
  /** The likelihood hardly changes along these: there are too few customers, or they are too alike. */
  | { kind: "flat"; parameters: string[] };

/** A fitted model: parameters by name, log-likelihood, and whether to believe it. Plain data. */
export interface Fit<Parameters> {
  parameters: Parameters;
  /** Without the constant terms that no parameter enters, as BTYD and CLVTools give it. */
  logLikelihood: number;
  /** False when the parameters are not to be relied on: prefer another model. */
  identified: boolean;
  whyNot?: NotIdentified;
  /** Customers the fit was made on: at most 200,000, a sample of more. */
  customers?: number;
  /** Covariance of the logarithms of the parameters, in their order; absent where it cannot be told. */
  logCovariance?: number[][];
}

export interface FitOptions<Parameters> {
  /** Parameters of an earlier fit to search on from: saves time when little has changed. */
  start?: Parameters | undefined;
  /** Draws the sample of very many customers. */
  seed?: number | undefined;
}

/** A buy-till-you-die model: likelihood, fit and the three quantities that are asked of it. */
export interface PurchaseModel<Parameters> {
  name: string;
  /** Log-likelihood of a history, as a function made once per set of parameters: what they fix is computed once. */
  logLikelihood(parameters: Parameters): (history: PurchaseHistory) => number;
  fit(histories: readonly CountedHistory[], options?: FitOptions<Parameters>): Fit<Parameters> | undefined;
  /** Probability that the customer has not dropped out by the end of observation. */
  pAlive(parameters: Parameters, history: PurchaseHistory): number;
  /**
   * Expected purchase days in the `weeks` after the end of observation. Of `{ x: 0, tx: 0, T: 0 }` it is the
   * unconditional expectation: the repeat purchases of a newcomer in the first `weeks`.
   */
  expectedPurchases(parameters: Parameters, history: PurchaseHistory, weeks: number): number;
}
