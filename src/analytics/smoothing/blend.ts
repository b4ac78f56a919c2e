import { type EtsFit, etsFits, forecastEts } from "./ets.ts";
import { continueEts, type EtsState, filterEts } from "./ets-filter.ts";
import { fitTheta, forecastTheta, type ThetaFit } from "./theta.ts";

export interface BlendFit {
  theta: ThetaFit;
  /** Forms of exponential smoothing with their weights, which sum to 1; empty where none fits. */
  ets: readonly { fit: EtsFit; weight: number }[];
}

/** A form of less weight than this changes nothing that shows. */
const WEIGHT_MIN = 0.01;

/**
 * The mean of Theta and exponential smoothing, the latter averaged over its forms by Akaike weights: on M3
 * better than either, and better than the one form of least AICc, which a few values choose by chance.
 *
 * Kolassa, Combining exponential smoothing forecasts using Akaike weights, International Journal of
 * Forecasting 27 (2011); Clemen, Combining forecasts, ibid. 5 (1989).
 *
 * @param values oldest first, at least 3.
 * @param period positions in a season; 1 without one.
 */
export function fitBlend(values: readonly number[], period: number): BlendFit {
  const fits = etsFits(values, period);
  const least = fits[0]?.aicc ?? 0;
  const likely = fits
    .map((fit) => ({ fit, weight: Math.exp((least - fit.aicc) / 2) }))
    .filter(({ weight }) => weight >= WEIGHT_MIN);
  const total = likely.reduce((sum, { weight }) => sum + weight, 0);
  return {
    theta: fitTheta(values, period),
    ets: likely.map(({ fit, weight }) => ({ fit, weight: weight / total })),
  };
}

/** `horizon` values ahead, not below 0. */
export function forecastBlend({ theta, ets }: BlendFit, horizon: number): number[] {
  return blend(
    forecastTheta(theta, horizon),
    ets.map(({ fit, weight }) => ({ weight, path: forecastEts(fit, horizon) })),
  );
}

/**
 * What the fit, its parameters as they are, would have said after each number of values from `from` on:
 * one path for each, `horizon` long. The parameters have seen all of the series, so its errors flatter.
 */
export function retraceBlend(
  values: readonly number[],
  { theta, ets }: BlendFit,
  { horizon, from }: { horizon: number; from: number },
): number[][] {
  const byForm = ets.map(({ fit, weight }) => {
    const states: EtsState[] = [];
    filterEts(values, fit.form, fit.weights, fit.start, (state) => states.push(state));
    return { fit, weight, states };
  });
  return Array.from({ length: Math.max(0, values.length - from) }, (_, i) =>
    blend(
      forecastTheta(theta, horizon, from + i),
      byForm.flatMap(({ fit, weight, states }) => {
        const state = states[from + i];
        return state ? [{ weight, path: continueEts(state, fit.form, fit.weights.phi, horizon) }] : [];
      }),
    ),
  );
}

function blend(
  theta: readonly number[],
  ets: readonly { weight: number; path: readonly number[] }[],
): number[] {
  return theta.map((value, h) => {
    const straight = Math.max(0, value);
    if (ets.length === 0) return straight;
    return (
      (straight + ets.reduce((sum, { weight, path }) => sum + weight * Math.max(0, path[h] ?? 0), 0)) / 2
    );
  });
}
