import { type BgNbdParameters, bgNbd } from "./bg-nbd.ts";
import type { CountedHistory, Fit, PurchaseHistory, PurchaseModel } from "./history.ts";
import { type MbgNbdParameters, mbgNbd } from "./mbg-nbd.ts";
import { type NbdParameters, nbd } from "./nbd.ts";
import { type ParetoNbdParameters, paretoNbd } from "./pareto-nbd.ts";

/** A model and its parameters as plain data: all that is stored of a fit, and all that scoring needs. */
export type FittedPurchases =
  | { model: "BG/NBD"; parameters: BgNbdParameters }
  | { model: "MBG/NBD"; parameters: MbgNbdParameters }
  | { model: "Pareto/NBD"; parameters: ParetoNbdParameters }
  | { model: "NBD"; parameters: NbdParameters };

export type PurchaseModelName = FittedPurchases["model"];

export const PURCHASE_MODEL_NAMES: readonly PurchaseModelName[] = ["BG/NBD", "MBG/NBD", "Pareto/NBD", "NBD"];

/** A fitted model with how well it fits and whether to believe it. */
export type PurchaseCandidate = FittedPurchases & Omit<Fit<unknown>, "parameters">;

/** Parameters of earlier fits, by model. */
export type PurchaseStarts = { [Fitted in FittedPurchases as Fitted["model"]]?: Fitted["parameters"] };

/** What can be asked of a fitted model about one customer. */
export interface PurchaseScores {
  pAlive(history: PurchaseHistory): number;
  /** Probability of no purchase in the `weeks` ahead: see `pInactive`. */
  pInactive(history: PurchaseHistory, weeks: number): number;
  expectedPurchases(history: PurchaseHistory, weeks: number): number;
}

export function scoresOf(fitted: FittedPurchases): PurchaseScores {
  switch (fitted.model) {
    case "BG/NBD":
      return bind(bgNbd, fitted.parameters);
    case "MBG/NBD":
      return bind(mbgNbd, fitted.parameters);
    case "Pareto/NBD":
      return bind(paretoNbd, fitted.parameters);
    case "NBD":
      return bind(nbd, fitted.parameters);
    default:
      return fitted satisfies never;
  }
}

function bind<P>(model: PurchaseModel<P>, parameters: P): PurchaseScores {
  const likelihoodOf = model.logLikelihood(parameters);
  return {
    pAlive: (history) => model.pAlive(parameters, history),
    pInactive(history, weeks) {
      const later = likelihoodOf({ x: history.x, tx: history.tx, T: history.T + weeks });
      return Math.min(1, Math.exp(later - likelihoodOf(history)));
    },
    expectedPurchases: (history, weeks) => model.expectedPurchases(parameters, history, weeks),
  };
}

/**
 * Fits every model to the same histories. Empty where there is nothing to fit: no customers, no time, or nobody
 * ever came back.
 *
 * @param options.starts earlier fits to search on from.
 * @param options.only the models to fit; all where left out.
 */
export function fitCandidates(
  histories: readonly CountedHistory[],
  options: { starts?: PurchaseStarts; seed?: number; only?: readonly PurchaseModelName[] } = {},
): PurchaseCandidate[] {
  const { starts = {}, seed, only } = options;
  const isAsked = (name: PurchaseModelName) => only === undefined || only.includes(name);
  const bg = isAsked("BG/NBD") && bgNbd.fit(histories, { start: starts["BG/NBD"], seed });
  const mbg = isAsked("MBG/NBD") && mbgNbd.fit(histories, { start: starts["MBG/NBD"], seed });
  const pareto = isAsked("Pareto/NBD") && paretoNbd.fit(histories, { start: starts["Pareto/NBD"], seed });
  const plain = isAsked("NBD") && nbd.fit(histories, { start: starts.NBD, seed });
  return [
    ...(bg ? [{ model: "BG/NBD" as const, ...bg }] : []),
    ...(mbg ? [{ model: "MBG/NBD" as const, ...mbg }] : []),
    ...(pareto ? [{ model: "Pareto/NBD" as const, ...pareto }] : []),
    ...(plain ? [{ model: "NBD" as const, ...plain }] : []),
  ];
}

/**
 * The order in which to fall back where no holdout has chosen: first what is identified, then what is not, each
 * by Akaike's criterion. That nobody ever leaves is too strong a claim to be believed for want of data: NBD
 * counts as identified only where no model with dropout fits better. Parameters that are not identified still
 * give finite scores, and good ones near the data they were fitted to, but no error of their own.
 */
export function inOrderOfTrust(candidates: readonly PurchaseCandidate[]): PurchaseCandidate[] {
  const bestWithDropout = Math.min(...candidates.filter(({ model }) => model !== "NBD").map(akaike));
  const isTrusted = (candidate: PurchaseCandidate) =>
    candidate.identified && (candidate.model !== "NBD" || akaike(candidate) <= bestWithDropout);
  return candidates.toSorted(
    (one, other) => Number(isTrusted(other)) - Number(isTrusted(one)) || akaike(one) - akaike(other),
  );
}

/** Akaike's information criterion: lower is better. */
export function akaike({ parameters, logLikelihood }: PurchaseCandidate): number {
  return 2 * Object.keys(parameters).length - 2 * logLikelihood;
}
