import { nelderMead } from "./nelder-mead.ts";
import { seasonalIndices } from "./seasonal-indices.ts";

/** A form of exponential smoothing: error, trend and season, each none (N), additive (A) or multiplicative (M). */
export interface EtsForm {
  error: "A" | "M";
  trend: "N" | "A" | "Ad";
  season: "N" | "A" | "M";
}

export interface EtsFit {
  form: EtsForm;
  /** Corrected Akaike criterion: smaller is better, comparable over forms on one series. */
  aicc: number;
  forecast(horizon: number): number[];
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
  const seasonCount = form.season === "N" ? 0 : period;
  const parameterCount =
    3 +
    (form.trend === "N" ? 0 : 2) +
    (form.trend === "Ad" ? 1 : 0) +
    (seasonCount > 0 ? 1 + seasonCount - 1 : 0);
  if (values.length < parameterCount + 2) return undefined;

  const start = startOf(values, period, form);
  const scale = Math.max(Math.abs(start.level), 1e-9);
  const decode = (x: readonly number[]) => parametersOf(x, form, start, scale);
  const objective = (x: readonly number[]) => run(values, period, form, decode(x), start.season).criterion;
  const best = nelderMead(objective, startVector(form), { step: 0.4, tolerance: 1e-8, evaluationsMax: 700 });
  const end = run(values, period, form, decode(best.at), start.season);
  if (!Number.isFinite(end.criterion)) return undefined;
  const n = values.length;
  const k = parameterCount;
  return {
    form,
    aicc: end.criterion + 2 * k + (2 * k * (k + 1)) / (n - k - 1),
    forecast: (horizon) => ahead(end, form, period, n, horizon),
  };
}

/** The form of least AICc among those that fit; undefined where none does. */
export function autoEts(values: readonly number[], period: number): EtsFit | undefined {
  const seasons: EtsForm["season"][] = period > 1 ? ["N", "A", "M"] : ["N"];
  const fits = (["A", "M"] as const).flatMap((error) =>
    (["N", "A", "Ad"] as const).flatMap((trend) =>
      // An additive error beside a multiplicative season is unstable (Hyndman et al., 2008, p. 74).
      seasons
        .filter((season) => !(error === "A" && season === "M"))
        .flatMap((season) => fitEts(values, period, { error, trend, season }) ?? []),
    ),
  );
  return fits.sort((one, other) => one.aicc - other.aicc)[0];
}

interface Parameters {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
  level: number;
  slope: number;
}

interface Start {
  level: number;
  slope: number;
  season: number[];
}

/** First states: seasonal indices by decomposition, then a line through the first ten adjusted values. */
function startOf(values: readonly number[], period: number, { season }: EtsForm): Start {
  const indices =
    season === "N"
      ? []
      : seasonalIndices(
          values.slice(0, Math.max(2 * period, Math.min(values.length, 4 * period))),
          period,
          season === "A" ? "additive" : "multiplicative",
        );
  const adjusted = values.slice(0, Math.max(10, 2 * period)).map((value, i) => {
    if (season === "N") return value;
    const index = indices[i % period] ?? 0;
    return season === "A" ? value - index : value / Math.max(index, 1e-6);
  });
  const n = Math.min(10, adjusted.length);
  const head = adjusted.slice(0, n);
  const middle = (n - 1) / 2;
  const mean = head.reduce((a, b) => a + b, 0) / n;
  const slope =
    head.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0) / ((n * (n * n - 1)) / 12 || 1);
  return { level: mean - slope * (middle + 1), slope, season: indices };
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Layout: alpha, first level, then as the form needs beta and first slope, phi, gamma. */
function startVector({ trend, season }: EtsForm): number[] {
  return [
    -0.5,
    0,
    ...(trend === "N" ? [] : [-2.5, 0]),
    ...(trend === "Ad" ? [1] : []),
    ...(season === "N" ? [] : [-2.5]),
  ];
}

function parametersOf(
  x: readonly number[],
  { trend, season }: EtsForm,
  start: Start,
  scale: number,
): Parameters {
  let next = 0;
  const take = () => x[next++] ?? 0;
  const alpha = 0.0001 + 0.9998 * logistic(take());
  const level = start.level + take() * scale * 0.5;
  // The usual region: 0 < beta < alpha, 0 < gamma < 1 - alpha, 0.8 < phi < 0.98.
  const beta = trend === "N" ? 0 : alpha * (0.0001 + 0.9998 * logistic(take()));
  const slope = trend === "N" ? 0 : start.slope + take() * scale * 0.05;
  const phi = trend === "Ad" ? 0.8 + 0.18 * logistic(take()) : 1;
  const gamma = season === "N" ? 0 : (1 - alpha) * (0.0001 + 0.9998 * logistic(take()));
  return { alpha, beta, gamma, phi, level, slope };
}

interface End {
  /** -2 log-likelihood, up to a constant that is the same for every form. */
  criterion: number;
  level: number;
  slope: number;
  season: number[];
  phi: number;
}

function run(
  values: readonly number[],
  period: number,
  form: EtsForm,
  parameters: Parameters,
  firstSeason: readonly number[],
): End {
  const { alpha, beta, gamma, phi } = parameters;
  let { level, slope } = parameters;
  const season = [...firstSeason];
  let squares = 0;
  let logs = 0;
  for (let t = 0; t < values.length; t += 1) {
    const y = values[t] ?? 0;
    const position = t % period;
    const base = level + phi * slope;
    const s = form.season === "N" ? 0 : (season[position] ?? 0);
    const expected = form.season === "N" ? base : form.season === "A" ? base + s : base * s;
    if (form.error === "M" && expected <= 0)
      return { criterion: Number.POSITIVE_INFINITY, level, slope, season, phi };
    const error = y - expected;
    const relative = form.error === "M" ? error / expected : error;
    squares += relative * relative;
    if (form.error === "M") logs += Math.log(Math.abs(expected));
    // With a multiplicative season the error is brought back to the scale of the level.
    const onLevel = form.season === "M" ? error / Math.max(s, 1e-9) : error;
    level = base + alpha * onLevel;
    slope = phi * slope + beta * onLevel;
    if (form.season === "A") season[position] = s + gamma * error;
    if (form.season === "M") season[position] = s + (gamma * error) / Math.max(base, 1e-9);
  }
  const n = values.length;
  const criterion = n * Math.log(Math.max(squares, 1e-300)) + 2 * logs;
  return {
    criterion: Number.isNaN(criterion) ? Number.POSITIVE_INFINITY : criterion,
    level,
    slope,
    season,
    phi,
  };
}

function ahead(end: End, form: EtsForm, period: number, n: number, horizon: number): number[] {
  let damping = 0;
  return Array.from({ length: horizon }, (_, h) => {
    damping += end.phi ** (h + 1);
    const base = end.level + damping * end.slope;
    const s = end.season[(n + h) % period] ?? 0;
    return form.season === "N" ? base : form.season === "A" ? base + s : base * s;
  });
}
