import { covarianceAt } from "../numerics/covariance.ts";
import { type Minimum, minimize, type Slope } from "../numerics/minimize.ts";
import type { Fit, NotIdentified } from "./history.ts";

/** Beyond e^12 or below e^-12 weeks, purchases or mean values, a parameter has run off. */
const LOG_PARAMETER_MAX = 12;

/** Standard error of a parameter's logarithm above which the data leave it open: a factor of 50 either way. */
const LOG_ERROR_MAX = 2;

/** Log-likelihood of all customers and its derivatives, at parameters in the order of their names. */
export type Likelihood = (parameters: readonly number[]) => Slope;

/**
 * Maximum likelihood over the logarithms of positive parameters, from several starts; the best end wins, the
 * earlier of equals.
 *
 * @returns undefined where the likelihood is finite at no start.
 */
export function maximumLikelihood<Name extends string>(options: {
  names: readonly Name[];
  starts: readonly Readonly<Record<Name, number>>[];
  likelihood: Likelihood;
  customers: number;
  /** Covariance of the logarithms for one customer, from an earlier fit: its shape guides the search. */
  logCovarianceOfOne?: number[][] | undefined;
}): Fit<Record<Name, number>> | undefined {
  const { names, starts, likelihood, customers, logCovarianceOfOne } = options;
  const objective = perCustomer(likelihood, customers);
  const best = starts
    .map((start) => names.map((name) => Math.log(start[name])))
    .filter((start) => Number.isFinite(objective(start).value))
    .map((start) => minimize(objective, start, { isOutside: hasRunOff, inverseHessian: logCovarianceOfOne }))
    .sort((one, other) => one.value - other.value)[0];
  if (!best) return undefined;

  const covariance = covarianceAt(objective, best.at)?.map((row) => row.map((value) => value / customers));
  const whyNot = doubtAbout(best, covariance, names);
  const parameters = names.map((name, i) => [name, Math.exp(best.at[i] ?? 0)]);
  return {
    parameters: Object.fromEntries(parameters) as Record<Name, number>,
    logLikelihood: -best.value * customers,
    identified: whyNot === undefined,
    ...(whyNot ? { whyNot } : {}),
    customers,
    ...(covariance ? { logCovariance: covariance } : {}),
  };
}

/** Negative log-likelihood per customer, by the logarithms: tolerances mean the same for any number of customers. */
function perCustomer(likelihood: Likelihood, customers: number): (logs: readonly number[]) => Slope {
  return (logs) => {
    const parameters = logs.map(Math.exp);
    const { value, gradient } = likelihood(parameters);
    const slopes = gradient.map((slope, i) => (-slope * (parameters[i] ?? 0)) / customers);
    const isUsable = Number.isFinite(value) && slopes.every(Number.isFinite);
    return { value: isUsable ? -value / customers : Number.POSITIVE_INFINITY, gradient: slopes };
  };
}

function hasRunOff(logs: readonly number[]): boolean {
  return logs.some((value) => Math.abs(value) > LOG_PARAMETER_MAX);
}

function doubtAbout(
  { at, end }: Minimum,
  covariance: number[][] | undefined,
  names: readonly string[],
): NotIdentified | undefined {
  const ranOff = names.filter((_, i) => Math.abs(at[i] ?? 0) > LOG_PARAMETER_MAX);
  if (ranOff.length > 0) return { kind: "ran-off", parameters: ranOff };
  if (end === "unsettled") return { kind: "unsettled" };
  const open = names.filter((_, i) => !(Math.sqrt(covariance?.[i]?.[i] ?? Number.NaN) <= LOG_ERROR_MAX));
  return open.length > 0 ? { kind: "flat", parameters: open } : undefined;
}
