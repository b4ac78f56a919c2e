import { insideUnit } from "./odds.ts";

/** Risks that the candidates foretold to customers of one history, and how many were silent and bought. */
export interface JudgedRisks {
  risks: readonly number[];
  silent: number;
  bought: number;
}

/** As if so many more customers had spoken for all candidates alike: decides where the data do not. */
const EVEN_CUSTOMERS = 20;

const ROUNDS_MAX = 500;
const TOLERANCE = 1e-6;

/**
 * Weights, summing to 1, of the mixture of candidates that foretells best what was seen after the fit: the
 * largest sum of log scores (stacking of predictive distributions). The optimum is the only one; expectation
 * maximisation climbs to it from equal weights.
 *
 * Yao, Vehtari, Simpson & Gelman, Using stacking to average Bayesian predictive distributions, Bayesian
 * Analysis 13 (2018).
 *
 * @param candidates how many; without anything judged all weigh the same.
 */
export function poolWeights(judged: readonly JudgedRisks[], candidates: number): number[] {
  const table = {
    risks: Float64Array.from(
      judged.flatMap(({ risks }) => Array.from({ length: candidates }, (_, i) => insideUnit(risks[i] ?? 0))),
    ),
    silent: Float64Array.from(judged, ({ silent }) => silent),
    bought: Float64Array.from(judged, ({ bought }) => bought),
  };
  let weights: readonly number[] = Array(candidates).fill(1 / candidates);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = improved(weights, table);
    const change = Math.max(...next.map((weight, i) => Math.abs(weight - (weights[i] ?? 0))));
    weights = next;
    if (change < TOLERANCE) break;
  }
  return [...weights];
}

/** Risk of the mixture. */
export function pooledRisk(weights: readonly number[], risks: readonly number[]): number {
  let risk = 0;
  for (const [i, weight] of weights.entries()) risk += weight * (risks[i] ?? 0);
  return insideUnit(risk);
}

/** One round of expectation maximisation: each candidate's share of the credit for what was seen. */
function improved(
  weights: readonly number[],
  { risks, silent, bought }: Record<"risks" | "silent" | "bought", Float64Array>,
): number[] {
  const n = weights.length;
  const credit = new Float64Array(n).fill(EVEN_CUSTOMERS / n);
  const old = Float64Array.from(weights);
  for (let row = 0; row < silent.length; row += 1) {
    let pooled = 0;
    for (let i = 0; i < n; i += 1) pooled += (old[i] ?? 0) * (risks[row * n + i] ?? 0);
    const ofSilent = (silent[row] ?? 0) / pooled;
    const ofBought = (bought[row] ?? 0) / (1 - pooled);
    for (let i = 0; i < n; i += 1) {
      const risk = risks[row * n + i] ?? 0;
      credit[i] = (credit[i] ?? 0) + (old[i] ?? 0) * (risk * ofSilent + (1 - risk) * ofBought);
    }
  }
  // By their own sum, not by the customers: a rounding error would grow from round to round.
  const total = credit.reduce((sum, share) => sum + share, 0);
  return Array.from(credit, (share) => share / total);
}
