import { logGamma } from "../numerics/log-gamma.ts";
import { minimize } from "../numerics/minimize.ts";

export interface GammaGammaParameters {
  p: number;
  q: number;
  v: number;
}

/** A repeat customer's purchases and their mean value, in any one unit of money above 0. */
export interface SpendHistory {
  purchases: number;
  meanValue: number;
}

/**
 * Gamma-Gamma: values of purchases vary about a customer's own mean (gamma with shape p), and the means vary
 * over customers (inverse gamma with q, v). Assumes that how much is spent and how often are unrelated: check
 * that they are nearly uncorrelated before trusting it.
 *
 * Fader & Hardie, The Gamma-Gamma Model of Monetary Value (2013); Colombo & Jiang (1999).
 */
export function spendLogLikelihood(
  { p, q, v }: GammaGammaParameters,
  { purchases: x, meanValue: m }: SpendHistory,
): number {
  return (
    logGamma(p * x + q) -
    logGamma(p * x) -
    logGamma(q) +
    q * Math.log(v) +
    (p * x - 1) * Math.log(m) +
    p * x * Math.log(x) -
    (p * x + q) * Math.log(v + m * x)
  );
}

/**
 * @param histories customers with at least one purchase of value above 0.
 * @returns undefined under ten customers, or where the search does not settle.
 */
export function fitGammaGamma(
  histories: readonly SpendHistory[],
): { parameters: GammaGammaParameters; logLikelihood: number } | undefined {
  if (histories.length < CUSTOMERS_MIN) return undefined;
  const mean = histories.reduce((sum, history) => sum + history.meanValue, 0) / histories.length;
  const named = ([p = 0, q = 0, v = 0]: readonly number[]) => ({
    p: Math.exp(p),
    q: Math.exp(q),
    v: mean * Math.exp(v),
  });
  const objective = (logs: readonly number[]) => {
    const parameters = named(logs);
    let sum = 0;
    for (const history of histories) sum += spendLogLikelihood(parameters, history);
    return Number.isFinite(sum) ? -sum / histories.length : Number.POSITIVE_INFINITY;
  };
  const end = minimize(objective, [Math.log(6), Math.log(4), Math.log(0.5)]);
  if (!end.converged || end.at.some((value) => Math.abs(value) > LOG_PARAMETER_MAX)) return undefined;
  return { parameters: named(end.at), logLikelihood: -end.value * histories.length };
}

/** Expected mean value per purchase of one customer; without purchases the mean of the population. */
export function expectedSpend(
  { p, q, v }: GammaGammaParameters,
  { purchases: x, meanValue: m }: SpendHistory,
): number {
  return (p * (v + x * m)) / (p * x + q - 1);
}

const CUSTOMERS_MIN = 10;
const LOG_PARAMETER_MAX = 12;
