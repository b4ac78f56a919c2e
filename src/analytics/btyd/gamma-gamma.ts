import digamma from "@stdlib/math-base-special-digamma";
import { logGamma } from "../numerics/log-gamma.ts";
import type { Fit } from "./history.ts";
import { type Likelihood, maximumLikelihood } from "./maximum-likelihood.ts";
import { CUSTOMERS_MAX } from "./sample-of-customers.ts";

export type GammaGammaParameters = Record<"p" | "q" | "v", number>;

/** A customer's purchases and their mean value, in any one unit of money. */
export interface SpendHistory {
  purchases: number;
  meanValue: number;
}

export interface SpendFit extends Fit<GammaGammaParameters> {
  /** Mean value of a purchase over the population; absent where q ≤ 1, for which it is infinite. */
  populationMean?: number;
  /**
   * Pearson's correlation of the number of purchases and their mean value, which the model takes to be 0;
   * absent where either does not vary.
   */
  correlation?: number;
  /** Customers left out because their mean value is not above 0: what they spent was all returned, or free. */
  excluded: number;
}

/**
 * Gamma-Gamma: values of purchases vary about a customer's own mean (gamma with shape p), and the means vary
 * over customers (inverse gamma with q, v). Assumes that how much is spent and how often are unrelated: see
 * `correlation` before trusting it.
 *
 * Fader & Hardie, The Gamma-Gamma Model of Monetary Value (2013); Colombo & Jiang (1999).
 *
 * @returns undefined under ten customers with a mean value above 0.
 */
export function fitGammaGamma(histories: readonly SpendHistory[]): SpendFit | undefined {
  const usable = histories.filter(({ purchases, meanValue }) => purchases > 0 && meanValue > 0);
  if (usable.length < CUSTOMERS_MIN) return undefined;
  const every = Math.ceil(usable.length / CUSTOMERS_MAX);
  const sample = usable.filter((_, i) => i % every === 0);
  // In units of the mean, so that starts and bounds hold in any currency.
  const unit = sample.reduce((sum, { meanValue }) => sum + meanValue, 0) / sample.length;
  const fit = maximumLikelihood({
    names: ["p", "q", "v"],
    starts: [
      { p: 6, q: 4, v: 0.5 },
      { p: 1.5, q: 2.5, v: 1 },
    ],
    likelihood: spendLikelihood(sample, unit),
    customers: sample.length,
  });
  if (!fit) return undefined;
  const parameters = { ...fit.parameters, v: fit.parameters.v * unit };
  const populationMean = expectedSpend(parameters, { purchases: 0, meanValue: 0 });
  const correlation = correlationOf(sample);
  return {
    ...fit,
    parameters,
    logLikelihood: fit.logLikelihood - sample.length * Math.log(unit),
    ...(populationMean === undefined ? {} : { populationMean }),
    ...(correlation === undefined ? {} : { correlation }),
    excluded: histories.length - usable.length,
  };
}

const CUSTOMERS_MIN = 10;

/**
 * Expected mean value per purchase of one customer; without purchases the mean of the population. A mean value
 * below 0 counts as 0. Undefined where it is infinite, as q ≤ 1 makes it for who has bought little.
 */
export function expectedSpend(
  { p, q, v }: GammaGammaParameters,
  { purchases: x, meanValue: m }: SpendHistory,
): number | undefined {
  const weight = p * x + q - 1;
  return weight > 0 ? (p * (v + x * Math.max(0, m))) / weight : undefined;
}

/** Log-likelihood of the mean values over `unit`, and its derivatives by p, q and v / `unit`. */
function spendLikelihood(histories: readonly SpendHistory[], unit: number): Likelihood {
  const purchases = Float64Array.from(histories, (history) => history.purchases);
  const totals = Float64Array.from(histories, (history) => (history.purchases * history.meanValue) / unit);
  const customersBy = new Map<number, number>();
  for (const x of purchases) customersBy.set(x, (customersBy.get(x) ?? 0) + 1);
  let [logMeans, logTotals] = [0, 0];
  for (const [i, x] of purchases.entries()) {
    logMeans += Math.log((totals[i] ?? 0) / x);
    logTotals += x * Math.log(totals[i] ?? 0);
  }
  const n = histories.length;
  return ([p = 0, q = 0, v = 0]) => {
    let value = n * (q * Math.log(v) - logGamma(q)) + p * logTotals - logMeans;
    let slopeP = logTotals;
    let slopeQ = n * (Math.log(v) - digamma(q));
    let slopeV = (n * q) / v;
    for (const [x, customers] of customersBy) {
      const [both, own] = [digamma(p * x + q), digamma(p * x)];
      value += customers * (logGamma(p * x + q) - logGamma(p * x));
      slopeP += customers * x * (both - own);
      slopeQ += customers * both;
    }
    for (let i = 0; i < n; i += 1) {
      const [x, sum] = [purchases[i] ?? 0, v + (totals[i] ?? 0)];
      const log = Math.log(sum);
      value -= (p * x + q) * log;
      slopeP -= x * log;
      slopeQ -= log;
      slopeV -= (p * x + q) / sum;
    }
    return { value, gradient: [slopeP, slopeQ, slopeV] };
  };
}

function correlationOf(histories: readonly SpendHistory[]): number | undefined {
  const n = histories.length;
  const mean = (of: (history: SpendHistory) => number) =>
    histories.reduce((sum, history) => sum + of(history), 0) / n;
  const [meanX, meanM] = [mean(({ purchases }) => purchases), mean(({ meanValue }) => meanValue)];
  const moment = (of: (dx: number, dm: number) => number) =>
    mean(({ purchases, meanValue }) => of(purchases - meanX, meanValue - meanM));
  const spread = Math.sqrt(moment((dx) => dx * dx) * moment((_, dm) => dm * dm));
  return spread > 0 ? moment((dx, dm) => dx * dm) / spread : undefined;
}
