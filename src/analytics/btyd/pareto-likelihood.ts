import { gaussLegendre } from "../numerics/gauss-legendre.ts";
import { logRising, logRisingSlope } from "../numerics/log-gamma.ts";
import type { HistoryColumns } from "./columns.ts";
import type { Likelihood } from "./maximum-likelihood.ts";
import { leavingEnd } from "./pareto-leaving.ts";

/**
 * Likelihood of Pareto/NBD over many histories at once, with its derivatives by r, alpha, s and beta: those of
 * the integral over the time of leaving are integrals at the same nodes.
 */
export function paretoLikelihood(columns: HistoryColumns): Likelihood {
  const { customers, x: xs, tx: txs, T: Ts, counts, times, totals } = columns;
  return ([r = 0, alpha = 0, s = 0, beta = 0]) => {
    const logAlpha = Float64Array.from(times, (time) => Math.log(alpha + time));
    const logBeta = Float64Array.from(times, (time) => Math.log(beta + time));
    const rising = Float64Array.from(counts, (x) => logRising(r, x));
    const risingSlope = Float64Array.from(counts, (x) => logRisingSlope(r, x));
    const m = Math.min(alpha, beta);
    const [alphaShift, betaShift] = [alpha - m, beta - m];
    let value = totals.customers * (r * Math.log(alpha) + s * Math.log(beta));
    let slopeR = totals.customers * Math.log(alpha);
    let slopeAlpha = (totals.customers * r) / alpha;
    let slopeS = totals.customers * Math.log(beta);
    let slopeBeta = (totals.customers * s) / beta;

    for (let i = 0; i < customers.length; i += 1) {
      const weight = customers[i] ?? 0;
      const [xPlace, txPlace, TPlace] = [xs[i] ?? 0, txs[i] ?? 0, Ts[i] ?? 0];
      const [tx, T] = [times[txPlace] ?? 0, times[TPlace] ?? 0];
      const shape = r + (counts[xPlace] ?? 0);
      const [ageAlpha, ageBeta] = [logAlpha[TPlace] ?? 0, logBeta[TPlace] ?? 0];
      // All parts are relative to the likelihood of being alive at T.
      const logAlive = -shape * ageAlpha - s * ageBeta;
      value += weight * ((rising[xPlace] ?? 0) + logAlive);
      slopeR += weight * ((risingSlope[xPlace] ?? 0) - ageAlpha);
      slopeS -= weight * ageBeta;
      slopeAlpha -= (weight * shape) / (alpha + T);
      slopeBeta -= (weight * s) / (beta + T);
      if (T <= tx) continue;

      const logStart = -shape * (logAlpha[txPlace] ?? 0) - (s + 1) * (logBeta[txPlace] ?? 0);
      const from = Math.log(m + tx);
      const to = Math.log(m + leavingEnd({ alpha, beta, shape, s }, { tx, T }));
      const [middle, half] = [(from + to) / 2, (to - from) / 2];
      let [sum, sumLogAlpha, sumLogBeta, sumAlpha, sumBeta] = [0, 0, 0, 0, 0];
      for (let k = 0; k < 2 * NODES; k += 1) {
        const node = k < NODES ? (RULE.nodes[k] ?? 0) : -(RULE.nodes[k - NODES] ?? 0);
        const shifted = Math.exp(middle + half * node);
        const [atAlpha, atBeta] = [alphaShift + shifted, betaShift + shifted];
        const [lnAlpha, lnBeta] = [Math.log(atAlpha), Math.log(atBeta)];
        const part =
          (RULE.weights[k % NODES] ?? 0) * shifted * Math.exp(-shape * lnAlpha - (s + 1) * lnBeta - logStart);
        sum += part;
        sumLogAlpha += part * lnAlpha;
        sumLogBeta += part * lnBeta;
        sumAlpha += part / atAlpha;
        sumBeta += part / atBeta;
      }
      const logOdds = Math.log(s * half * sum) + logStart - logAlive;
      const small = Math.exp(-Math.abs(logOdds));
      const left = logOdds > 0 ? 1 / (1 + small) : small / (1 + small);
      value += weight * (Math.max(0, logOdds) + Math.log1p(small));
      slopeR += weight * left * (ageAlpha - sumLogAlpha / sum);
      slopeS += weight * left * (1 / s - sumLogBeta / sum + ageBeta);
      slopeAlpha += weight * left * shape * (1 / (alpha + T) - sumAlpha / sum);
      slopeBeta += weight * left * (s / (beta + T) - ((s + 1) * sumBeta) / sum);
    }
    return { value, gradient: [slopeR, slopeAlpha, slopeS, slopeBeta] };
  };
}

/** Positive nodes; with their mirror images twice as many. */
const NODES = 12;
const RULE = gaussLegendre(2 * NODES);
