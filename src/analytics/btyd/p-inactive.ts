import type { PurchaseHistory, PurchaseModel } from "./history.ts";

/**
 * Probability of no purchase in the `weeks` after the end of observation: the likelihood of the same history
 * seen that much longer, over that of the history as it is. Holds for every model in which purchases and
 * dropout go on as before. This, not `1 - P(alive)`, is the churn risk: it can be observed, and it is not 0 for
 * one-time buyers under BG/NBD.
 */
export function pInactive<Parameters>(
  model: PurchaseModel<Parameters>,
  parameters: Parameters,
  history: PurchaseHistory,
  weeks: number,
): number {
  const likelihoodOf = model.logLikelihood(parameters);
  const later = likelihoodOf({ ...history, T: history.T + weeks });
  return Math.min(1, Math.exp(later - likelihoodOf(history)));
}
