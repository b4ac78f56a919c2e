import { nelderMead } from "./nelder-mead.ts";
import { isSeasonal, seasonalIndices } from "./seasonal-indices.ts";

/**
 * The Theta method: simple exponential smoothing with half the slope of the straight line as drift, on a
 * deseasonalised series. Best single method of the M3 competition.
 *
 * Assimakopoulos & Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000); as simple
 * exponential smoothing with drift: Hyndman & Billah, ibid. 19 (2003).
 *
 * @param values oldest first, at least 2.
 * @param period positions in a season; 1 without one.
 * @returns `horizon` values ahead.
 */
export function theta(values: readonly number[], period: number, horizon: number): number[] {
  const seasonal = isSeasonal(values, period);
  // A multiplicative season needs a series above 0.
  const kind = Math.min(...values) > 0 ? "multiplicative" : "additive";
  const indices = seasonal ? seasonalIndices(values, period, kind) : undefined;
  const indexAt = (i: number) => indices?.[i % period] ?? (kind === "additive" ? 0 : 1);
  const remove = (value: number, i: number) =>
    kind === "additive" ? value - indexAt(i) : value / indexAt(i);
  const restore = (value: number, i: number) =>
    kind === "additive" ? value + indexAt(i) : value * indexAt(i);

  const adjusted = indices ? values.map(remove) : values;
  const n = values.length;
  const { alpha, level } = simpleSmoothing(adjusted);
  const drift = slopeOf(adjusted) / 2;
  return Array.from({ length: horizon }, (_, h) => {
    // (1 - (1 - alpha)^n) / alpha steps of drift have gathered in the level already.
    const ahead = level + drift * (h + (1 - (1 - alpha) ** n) / alpha);
    return indices ? restore(ahead, n + h) : ahead;
  });
}

/** Simple exponential smoothing with the weight and the first level of least squared error. */
export function simpleSmoothing(values: readonly number[]): { alpha: number; level: number } {
  const first = values[0] ?? 0;
  const spread = Math.max(...values) - Math.min(...values) || 1;
  const run = (alpha: number, start: number) => {
    let level = start;
    let squares = 0;
    for (const value of values) {
      const error = value - level;
      squares += error * error;
      level += alpha * error;
    }
    return { squares, level };
  };
  const weight = (x: number) => 0.0001 + 0.9998 / (1 + Math.exp(-x));
  const best = nelderMead(([x = 0, s = 0]) => run(weight(x), first + s * spread).squares, [0, 0], {
    step: 0.5,
    tolerance: 1e-9,
    evaluationsMax: 400,
  });
  const alpha = weight(best.at[0] ?? 0);
  return { alpha, level: run(alpha, first + (best.at[1] ?? 0) * spread).level };
}

function slopeOf(values: readonly number[]): number {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const products = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  return products / ((n * (n * n - 1)) / 12);
}
