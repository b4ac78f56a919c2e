/** A form of exponential smoothing: error, trend and season, each none (N), additive (A) or multiplicative (M). */
export interface EtsForm {
  error: "A" | "M";
  trend: "N" | "A" | "Ad";
  season: "N" | "A" | "M";
}

/** Smoothing weights and damping of the slope; 1 where it is not damped. */
export interface EtsWeights {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
}

/** What the smoothing knows after `count` values; `season[i]` belongs to the values at i modulo the period. */
export interface EtsState {
  count: number;
  level: number;
  slope: number;
  season: readonly number[];
}

/** What a run over a series leaves. */
export interface EtsRun {
  /** -2 log-likelihood, up to a constant that is the same for every form; infinite where the form breaks down. */
  criterion: number;
  end: EtsState;
}

/**
 * Runs exponential smoothing over a series (Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential
 * Smoothing, 2008, table 2.2 and 2.3).
 *
 * @param visit is told the state before each value, in order; the season in it is a copy.
 */
export function filterEts(
  values: readonly number[],
  form: EtsForm,
  { alpha, beta, gamma, phi }: EtsWeights,
  start: EtsState,
  visit?: (state: EtsState) => void,
): EtsRun {
  let { level, slope } = start;
  const season = [...start.season];
  const period = Math.max(1, season.length);
  let squares = 0;
  let logs = 0;
  const state = (count: number): EtsState => ({ count, level, slope, season: [...season] });
  for (let t = 0; t < values.length; t += 1) {
    visit?.(state(t));
    const y = values[t] ?? 0;
    const position = t % period;
    const base = level + phi * slope;
    const s = form.season === "N" ? 0 : (season[position] ?? 0);
    const expected = withSeason(base, s, form);
    if (form.error === "M" && expected <= 0)
      return { criterion: Number.POSITIVE_INFINITY, end: state(values.length) };
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
  const criterion = values.length * Math.log(Math.max(squares, 1e-300)) + 2 * logs;
  return {
    criterion: Number.isNaN(criterion) ? Number.POSITIVE_INFINITY : criterion,
    end: state(values.length),
  };
}

/** Continues from a state: `horizon` values ahead. */
export function continueEts(state: EtsState, form: EtsForm, phi: number, horizon: number): number[] {
  const period = Math.max(1, state.season.length);
  let damping = 0;
  return Array.from({ length: horizon }, (_, h) => {
    damping += phi ** (h + 1);
    return withSeason(
      state.level + damping * state.slope,
      state.season[(state.count + h) % period] ?? 0,
      form,
    );
  });
}

function withSeason(base: number, index: number, { season }: EtsForm): number {
  if (season === "N") return base;
  return season === "A" ? base + index : base * index;
}
