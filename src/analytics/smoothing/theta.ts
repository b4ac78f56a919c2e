import { isSeasonal, seasonalIndices } from "./seasonal-indices.ts";
import { simpleSmoothing } from "./simple-smoothing.ts";

export interface ThetaFit {
  kind: "additive" | "multiplicative";
  /** One index per position in the season; empty where no season shows. */
  indices: readonly number[];
  alpha: number;
  /** Level of the deseasonalised series before each value, and one after the last. */
  levels: readonly number[];
  /** What is added per period ahead: half the slope of the straight line. */
  drift: number;
}

/**
 * The Theta method: simple exponential smoothing with half the slope of the straight line as drift, on a
 * deseasonalised series. Best single method of the M3 competition.
 *
 * Assimakopoulos & Nikolopoulos, The theta model, International Journal of Forecasting 16 (2000); as simple
 * exponential smoothing with drift: Hyndman & Billah, ibid. 19 (2003).
 *
 * @param values oldest first, at least 2.
 * @param period positions in a season; 1 without one.
 */
export function fitTheta(values: readonly number[], period: number): ThetaFit {
  // A multiplicative season needs a series above 0.
  const kind = Math.min(...values) > 0 ? "multiplicative" : "additive";
  const indices = isSeasonal(values, period) ? seasonalIndices(values, period, kind) : [];
  const adjusted = values.map((value, i) => {
    const index = indices[i % period];
    if (index === undefined) return value;
    return kind === "additive" ? value - index : value / index;
  });
  return { kind, indices, ...simpleSmoothing(adjusted), drift: slopeOf(adjusted) / 2 };
}

/** `horizon` values ahead, as they would have been said after the first `count` values. */
export function forecastTheta(fit: ThetaFit, horizon: number, count = fit.levels.length - 1): number[] {
  const { kind, indices, alpha, levels, drift } = fit;
  const level = levels[count] ?? 0;
  return Array.from({ length: horizon }, (_, h) => {
    // (1 - (1 - alpha)^n) / alpha steps of drift have gathered in the level already.
    const ahead = level + drift * (h + (1 - (1 - alpha) ** count) / alpha);
    const index = indices[(count + h) % Math.max(1, indices.length)];
    if (index === undefined) return ahead;
    return kind === "additive" ? ahead + index : ahead * index;
  });
}

function slopeOf(values: readonly number[]): number {
  const n = values.length;
  const middle = (n - 1) / 2;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const products = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  return products / ((n * (n * n - 1)) / 12);
}
