import { minimize } from "../numerics/minimize.ts";
import type { CountedHistory, Fit, PurchaseHistory } from "./history.ts";

/** Beyond these a parameter has run off: the data do not determine it. */
const LOG_PARAMETER_MAX = 9;

/**
 * Maximum likelihood over the logarithms of positive parameters, from several starts; the best end wins.
 *
 * @returns undefined where there is nothing to fit: no customers, or nobody ever came back.
 */
export function fitByLikelihood<Name extends string>(options: {
  names: readonly Name[];
  starts: readonly Record<Name, number>[];
  histories: readonly CountedHistory[];
  logLikelihood(parameters: Record<Name, number>): (history: PurchaseHistory) => number;
}): Fit<Record<Name, number>> | undefined {
  const { names, starts, histories, logLikelihood } = options;
  const customers = histories.reduce((sum, history) => sum + history.customers, 0);
  const repeats = histories.reduce((sum, history) => sum + history.x * history.customers, 0);
  if (customers === 0 || repeats === 0) return undefined;

  const named = (logs: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, Math.exp(logs[i] ?? 0)])) as Record<Name, number>;
  // Per customer, so that the optimiser's tolerances mean the same for any number of them.
  const objective = (logs: readonly number[]) => {
    if (logs.some((value) => Math.abs(value) > 2 * LOG_PARAMETER_MAX)) return Number.POSITIVE_INFINITY;
    const likelihoodOf = logLikelihood(named(logs));
    let sum = 0;
    for (const history of histories) sum += history.customers * likelihoodOf(history);
    return Number.isFinite(sum) ? -sum / customers : Number.POSITIVE_INFINITY;
  };

  const ends = starts
    .map((start) =>
      minimize(
        objective,
        names.map((name) => Math.log(start[name])),
      ),
    )
    .filter((end) => Number.isFinite(end.value))
    .sort((one, other) => one.value - other.value);
  const best = ends[0];
  if (!best) return undefined;
  return {
    parameters: named(best.at),
    logLikelihood: -best.value * customers,
    identified: best.converged && best.at.every((value) => Math.abs(value) < LOG_PARAMETER_MAX),
  };
}
