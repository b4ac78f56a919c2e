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

/** A fitted model: parameters by name, log-likelihood, and whether to believe it. */
export interface Fit<Parameters> {
  parameters: Parameters;
  /** Without the constant terms that no parameter enters, as BTYD and CLVTools give it. */
  logLikelihood: number;
  /** False when the search did not settle, or a parameter ran off to a bound: prefer another model. */
  identified: boolean;
}

/** A buy-till-you-die model: likelihood, fit and the three quantities that are asked of it. */
export interface PurchaseModel<Parameters> {
  name: string;
  /** Log-likelihood of a history, as a function made once per set of parameters: what they fix is computed once. */
  logLikelihood(parameters: Parameters): (history: PurchaseHistory) => number;
  fit(histories: readonly CountedHistory[]): Fit<Parameters> | undefined;
  /** Probability that the customer has not dropped out by the end of observation. */
  pAlive(parameters: Parameters, history: PurchaseHistory): number;
  /** Expected purchase days in the `weeks` after the end of observation. */
  expectedPurchases(parameters: Parameters, history: PurchaseHistory, weeks: number): number;
}
