import { studentQuantile } from "./student.ts";

/** A forecast with its intervals, nested and about the value. */
export interface ForecastPoint {
  value: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

/** What is known of the errors of a forecast. Errors are relative: (actual - forecast) / size of the forecast. */
export interface KnownErrors {
  /** By step ahead, the first for one ahead. */
  bySteps: readonly (readonly number[])[];
  /** How many independent errors those of each step are worth. */
  worth: readonly number[];
  /** Spread to expect at each step, which the errors' own draws on as far as they are few. */
  expected: readonly number[];
  /** How many independent errors there are in all, and the degrees of freedom behind the spread. */
  observations: number;
  degrees: number;
}

export interface ErrorModel {
  /** Root mean square of the errors to expect, by step ahead; never narrowing. */
  spreads: number[];
  /** In units of the spread. */
  low95: number;
  low80: number;
  high80: number;
  high95: number;
}

/** Errors of a step that weigh as much as what was expected of it. */
const EXPECTED_WORTH = 5;
/** Observations at which the errors' own quantiles weigh as much as those of Student's distribution. */
const STUDENT_WORTH = 20;

/**
 * Turns past errors into intervals: a spread per step ahead, and the quantiles of all errors in units of it,
 * which keeps their asymmetry. Both shrink to a parametric guess as far as errors are few.
 *
 * Quantiles of past errors as intervals: Williams & Goodman, JASA 66 (1971); Vovk, Gammerman & Shafer,
 * Algorithmic learning in a random world (2005).
 */
export function errorModel({ bySteps, worth, expected, observations, degrees }: KnownErrors): ErrorModel {
  const squares = expected.map((guess, step) => {
    const errors = bySteps[step] ?? [];
    const square = errors.reduce((sum, error) => sum + error ** 2, 0) / Math.max(1, errors.length);
    const trust = errors.length === 0 ? 0 : (worth[step] ?? 0) / ((worth[step] ?? 0) + EXPECTED_WORTH);
    return (1 - trust) * guess ** 2 + trust * square;
  });
  const spreads = neverFalling(squares).map(Math.sqrt);
  const standard = bySteps
    .flatMap((errors, step) => {
      const spread = spreads[step] ?? 0;
      // A closed day is forecast without error, which says nothing about the open ones.
      return spread > 0 ? errors.filter((error) => error !== 0).map((error) => error / spread) : [];
    })
    .sort((one, other) => one - other);
  const trust = standard.length === 0 ? 0 : observations / (observations + STUDENT_WORTH);
  const at = (share: number) => {
    const student = studentQuantile(share, degrees);
    return (1 - trust) * student + trust * quantile(standard, share);
  };
  const [low80, high80] = [Math.min(0, at(0.1)), Math.max(0, at(0.9))];
  return {
    spreads,
    low80,
    high80,
    low95: Math.min(low80, at(0.025)),
    high95: Math.max(high80, at(0.975)),
  };
}

/** The nearest series that never falls: neighbours that do are pooled (isotonic regression). */
function neverFalling(values: readonly number[]): number[] {
  const pools: { mean: number; count: number }[] = [];
  for (const value of values) {
    let pool = { mean: value, count: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const count = last.count + pool.count;
      pool = { mean: (last.mean * last.count + pool.mean * pool.count) / count, count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ mean, count }) => Array<number>(count).fill(mean));
}

/** Lays the intervals about a forecast, within 0 and `max`. */
export function withIntervals(
  values: readonly number[],
  model: ErrorModel,
  { level, max }: { level: number; max: number },
): ForecastPoint[] {
  const bounded = (value: number) => Math.min(max, Math.max(0, value));
  return values.map((raw, step) => {
    const value = bounded(raw);
    const unit = sizeOf(value, level) * (model.spreads[step] ?? model.spreads.at(-1) ?? 0);
    return {
      value,
      low80: bounded(value + model.low80 * unit),
      high80: bounded(value + model.high80 * unit),
      low95: bounded(value + model.low95 * unit),
      high95: bounded(value + model.high95 * unit),
    };
  });
}

/** Errors count relative to the forecast, but not to less than this part of the level. */
const SIZE_MIN = 0.05;

export function relativeError(actual: number, forecast: number, level: number): number {
  const size = sizeOf(forecast, level);
  return size > 0 ? (actual - forecast) / size : 0;
}

function sizeOf(forecast: number, level: number): number {
  return Math.max(forecast, SIZE_MIN * level);
}

/** Linear between order statistics (type 7 of Hyndman & Fan, American Statistician 50, 1996); 0 of nothing. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (position - Math.floor(position)) * (above - below);
}
