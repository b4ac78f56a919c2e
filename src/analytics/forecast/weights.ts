/** Forecasts made at one origin, one path per candidate, beside what followed. */
export interface Evidence {
  paths: readonly (readonly number[])[];
  actual: readonly number[];
}

/** Each two origins raise the power of the errors by one, up to this: better keep several than trust one. */
const POWER_MAX = 4;
const ORIGINS_PER_POWER = 2;

/**
 * Weights of a combination, which sum to 1: the prior times a power of the inverse backtest error, the power
 * growing with the number of origins. So a handful of errors hardly moves the prior, and many do (Bates &
 * Granger, The combination of forecasts, Operational Research Quarterly 20, 1969, have the power 2).
 *
 * @param priors above 0.
 */
export function combinationWeights(
  priors: readonly number[],
  evidence: readonly Evidence[],
  loss: "absolute" | "squared",
): number[] {
  const known = evidence.filter(({ actual }) => actual.length > 0);
  const power = Math.min(POWER_MAX, known.length / ORIGINS_PER_POWER);
  const errors = priors.map((_, candidate) => errorOf(candidate, known, loss));
  const least = Math.min(...errors);
  // A candidate without any error takes all, and several of them share it.
  const raw = priors.map((prior, i) => {
    const error = errors[i] ?? 0;
    if (power === 0 || error === least) return prior;
    return prior * (least / error) ** power;
  });
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}

/** Mean over origins of the mean error, so that paths cut short by the present count like others. */
function errorOf(candidate: number, evidence: readonly Evidence[], loss: "absolute" | "squared"): number {
  if (evidence.length === 0) return 0;
  const total = evidence.reduce((sum, { paths, actual }) => {
    const errors = actual.map((value, i) => Math.abs(value - (paths[candidate]?.[i] ?? 0)));
    const losses = loss === "absolute" ? errors : errors.map((error) => error ** 2);
    return sum + losses.reduce((a, b) => a + b, 0) / actual.length;
  }, 0);
  return loss === "absolute" ? total / evidence.length : Math.sqrt(total / evidence.length);
}
