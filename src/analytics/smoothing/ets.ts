import { continueEts, type EtsForm, type EtsState, type EtsWeights, filterEts } from "./ets-filter.ts";
import { nelderMead } from "./nelder-mead.ts";
import { seasonalIndices } from "./seasonal-indices.ts";
import { simpleSmoothing } from "./simple-smoothing.ts";

export interface EtsFit {
  form: EtsForm;
  weights: EtsWeights;
  start: EtsState;
  end: EtsState;
  /** Corrected Akaike criterion: smaller is better, comparable over forms on one series. */
  aicc: number;
}

/**
 * Exponential smoothing in state-space form, fitted by maximum likelihood over the smoothing weights and the
 * first level and slope; the first seasonal states come from classical decomposition.
 *
 * Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential Smoothing (2008), ch. 2, 5.
 *
 * @param values oldest first.
 * @returns undefined where the form can't describe the series: a multiplicative part with values of 0 or less,
 * a season without two full ones, or fewer values than the form has parameters.
 */
export function fitEts(values: readonly number[], period: number, form: EtsForm): EtsFit | undefined {
  const isMultiplicative = form.error === "M" || form.season === "M";
  if (isMultiplicative && Math.min(...values) <= 0) return undefined;
  if (form.season !== "N" && (period < 2 || values.length < 2 * period)) return undefined;
  const k =
    3 +
    (form.trend === "N" ? 0 : 2) +
    (form.trend === "Ad" ? 1 : 0) +
    // One for gamma, and the seasonal states less the one that the others imply.
    (form.season === "N" ? 0 : period);
  const n = values.length;
  if (n < k + 2) return undefined;

  const { first, alpha } = startOf(values, period, form);
  const scale = Math.max(Math.abs(first.level), 1e-9);
  const objective = (x: readonly number[]) => {
    const { weights, start } = decode(x, form, first, scale);
    return filterEts(values, form, weights, start).criterion;
  };
  const best = nelderMead(objective, startVector(form, alpha), {
    step: 0.4,
    tolerance: 1e-8,
    evaluationsMax: 700,
  });
  const { weights, start } = decode(best.at, form, first, scale);
  const { criterion, end } = filterEts(values, form, weights, start);
  if (!Number.isFinite(criterion)) return undefined;
  return { form, weights, start, end, aicc: criterion + 2 * k + (2 * k * (k + 1)) / (n - k - 1) };
}

/** The form of least AICc among those that fit; undefined where none does. */
export function autoEts(values: readonly number[], period: number): EtsFit | undefined {
  return etsFits(values, period)[0];
}

/** All forms that fit, by AICc, the least first. */
export function etsFits(values: readonly number[], period: number): EtsFit[] {
  const seasons: EtsForm["season"][] = period > 1 ? ["N", "A", "M"] : ["N"];
  const fits = (["A", "M"] as const).flatMap((error) =>
    (["N", "A", "Ad"] as const).flatMap((trend) =>
      // An additive error beside a multiplicative season is unstable (Hyndman et al., 2008, p. 74).
      seasons
        .filter((season) => !(error === "A" && season === "M"))
        .flatMap((season) => fitEts(values, period, { error, trend, season }) ?? []),
    ),
  );
  return fits.sort((one, other) => one.aicc - other.aicc);
}

/** `horizon` values ahead. */
export function forecastEts(fit: EtsFit, horizon: number): number[] {
  return continueEts(fit.end, fit.form, fit.weights.phi, horizon);
}

/**
 * First states: seasonal indices by decomposition, then a line through the first ten adjusted values. The
 * search begins at the weight of simple smoothing, since the likelihood may have a second, lesser peak.
 */
function startOf(
  values: readonly number[],
  period: number,
  { season }: EtsForm,
): { first: EtsState; alpha: number } {
  const kind = season === "A" ? "additive" : "multiplicative";
  const indices = season === "N" ? [] : seasonalIndices(values, period, kind);
  const adjusted = values.map((value, i) => {
    const index = indices[i % period];
    if (index === undefined) return value;
    return season === "A" ? value - index : value / Math.max(index, 1e-6);
  });
  const n = Math.min(10, adjusted.length);
  const head = adjusted.slice(0, n);
  const middle = (n - 1) / 2;
  const mean = head.reduce((a, b) => a + b, 0) / n;
  const slope =
    head.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / ((n * (n * n - 1)) / 12 || 1);
  const { alpha } = simpleSmoothing(adjusted);
  return {
    first: { count: 0, level: mean - slope * (middle + 1), slope, season: indices },
    alpha: Math.min(0.95, Math.max(0.05, alpha)),
  };
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Layout: alpha, first level, then as the form needs beta and first slope, phi, gamma. */
function startVector({ trend, season }: EtsForm, alpha: number): number[] {
  return [
    Math.log(alpha / (1 - alpha)),
    0,
    ...(trend === "N" ? [] : [-2.5, 0]),
    ...(trend === "Ad" ? [1] : []),
    ...(season === "N" ? [] : [-2.5]),
  ];
}

function decode(
  x: readonly number[],
  { trend, season }: EtsForm,
  first: EtsState,
  scale: number,
): { weights: EtsWeights; start: EtsState } {
  let next = 0;
  const take = () => x[next++] ?? 0;
  const alpha = 0.0001 + 0.9998 * logistic(take());
  const level = first.level + take() * scale * 0.5;
  // The usual region: 0 < beta < alpha, 0 < gamma < 1 - alpha, 0.8 < phi < 0.98.
  const beta = trend === "N" ? 0 : alpha * (0.0001 + 0.9998 * logistic(take()));
  const slope = trend === "N" ? 0 : first.slope + take() * scale * 0.05;
  const phi = trend === "Ad" ? 0.8 + 0.18 * logistic(take()) : 1;
  const gamma = season === "N" ? 0 : (1 - alpha) * (0.0001 + 0.9998 * logistic(take()));
  return { weights: { alpha, beta, gamma, phi }, start: { count: 0, level, slope, season: first.season } };
}
