import { bgNbd } from "../btyd/bg-nbd.ts";
import type { CountedHistory, Fit, PurchaseHistory } from "../btyd/history.ts";
import { mbgNbd } from "../btyd/mbg-nbd.ts";
import { nbd } from "../btyd/nbd.ts";
import { paretoNbd } from "../btyd/pareto-nbd.ts";
import { mbgCnbd } from "./mbg-cnbd.ts";

/** What is asked of a purchase model to have a risk of silence from it. */
export interface SilenceModel {
  name: string;
  logLikelihood(parameters: Record<string, number>): (history: PurchaseHistory) => number;
  fit(histories: readonly CountedHistory[]): Fit<Record<string, number>> | undefined;
}

/**
 * The candidates: dropout after a repeat purchase, after any, at any time, and never; and two degrees of
 * regular buying (coefficients of variation of 0.71 and 0.5 between a customer's purchases).
 */
export const SILENCE_MODELS: readonly SilenceModel[] = [
  bgNbd,
  mbgNbd,
  paretoNbd,
  nbd,
  mbgCnbd(2),
  mbgCnbd(4),
];

/**
 * Probability of no purchase in the `weeks` ahead under one set of parameters: the likelihood of the same
 * history seen that much longer, over that of the history as it is. `btyd/p-inactive.ts` for many customers.
 */
export function silenceUnder(
  model: SilenceModel,
  parameters: Record<string, number>,
  weeks: number,
): (history: PurchaseHistory) => number {
  const likelihoodOf = model.logLikelihood(parameters);
  return ({ x, tx, T }) =>
    Math.min(1, Math.exp(likelihoodOf({ x, tx, T: T + weeks }) - likelihoodOf({ x, tx, T })));
}
