import type { Rhythm } from "./rhythms.ts";
import { mean, sum, sumOfSquares } from "./sums.ts";
import { seasonProfile } from "./weekdays.ts";
import { yearShape } from "./year-shape.ts";

/** The same periods of the last year again; undefined where there is no whole year. */
export function sameLastYear(
  history: readonly number[],
  horizon: number,
  { year }: Rhythm,
): number[] | undefined {
  if (history.length < year) return undefined;
  const last = history.slice(-year);
  return Array.from({ length: horizon }, (_, i) => last[i % year] ?? 0);
}

/**
 * Last year with the growth of the recent periods over the same ones of the year before, bounded to a factor
 * of four; undefined until a quarter of the recent periods has a year before.
 */
export function grownLastYear(
  history: readonly number[],
  horizon: number,
  rhythm: Rhythm,
): number[] | undefined {
  const growth = growthOver(history, rhythm, rhythm.recent);
  return growth && sameLastYear(history, horizon, rhythm)?.map((value) => value * growth.factor);
}

/**
 * Last year, tempered: the shape of the year is drawn towards a flat one by as much as single periods differ
 * between years by chance, and the growth is drawn towards none by as much as it is uncertain.
 *
 * One year shows the season plus noise, so repeating it repeats the noise. The pairs of periods a year apart
 * tell the noise; its share in the variance of the shape is the weight of the flat one (shrinkage as in Miller
 * & Williams, Shrinkage estimators of time series seasonal factors, International Journal of Forecasting 19,
 * 2003). Growth: empirical Bayes, positive part (Efron & Morris, JASA 68, 1973), as a mean over two windows.
 *
 * @returns undefined until a quarter of the recent periods has a year before.
 */
export function temperedLastYear(
  history: readonly number[],
  horizon: number,
  rhythm: Rhythm,
): number[] | undefined {
  const [short, long] = [1, 2].map((windows) => shrunkGrowth(history, rhythm, windows * rhythm.recent));
  const shape = temperedShape(history, rhythm);
  if (short === undefined || long === undefined || !shape) return undefined;
  const level = ((short + long) / 2) * mean(history.slice(-rhythm.year));
  return Array.from({ length: horizon }, (_, i) => level * (shape[i % rhythm.year] ?? 1));
}

/**
 * How alike the recent periods and those of a year before are in size, 0 to 1. A business that is new, or has
 * become another one, says little by its last year; 1 where nothing can be compared.
 */
export function likenessToLastYear(history: readonly number[], rhythm: Rhythm): number {
  const growth = growthOver(history, rhythm, rhythm.recent);
  return growth ? Math.min(growth.factor, 1 / growth.factor) : 1;
}

const FACTOR_MAX = 4;

function growthOver(
  history: readonly number[],
  { year, recent }: Rhythm,
  window: number,
): { factor: number; periods: number } | undefined {
  // Where a full window a year ago is not there, the growth of what there is.
  const periods = Math.min(window, year, history.length - year);
  if (periods < Math.max(1, Math.ceil(recent / 4))) return undefined;
  const before = sum(history.slice(-periods - year, history.length - year));
  if (before <= 0) return undefined;
  const ratio = sum(history.slice(-periods)) / before;
  return { factor: Math.min(FACTOR_MAX, Math.max(1 / FACTOR_MAX, ratio)), periods };
}

/** How far a true growth is believed to lie from none, in logarithms, before it is seen. */
const GROWTH_SPREAD = 0.1;
/** What of a growth is still there in the periods ahead: growth falls back towards none. */
const GROWTH_PERSISTENCE = 0.6;

function shrunkGrowth(history: readonly number[], rhythm: Rhythm, window: number): number | undefined {
  const growth = growthOver(history, rhythm, window);
  if (!growth) return undefined;
  const log = Math.log(growth.factor);
  // Days of one week rise and fall together, so a week counts as one observation.
  const uncertainty = relativeNoise(history, rhythm) / Math.max(1, growth.periods / rhythm.season);
  const signal = Math.max(GROWTH_SPREAD ** 2, log ** 2 - uncertainty);
  return Math.exp((log * GROWTH_PERSISTENCE * signal) / (signal + uncertainty));
}

/** Variance of a period's ratio to the year before that is taken for granted where pairs are too few: 20 %. */
const NOISE_GUESS = 0.04;

function relativeNoise(history: readonly number[], rhythm: Rhythm): number {
  const { later, residuals } = pairs(history, rhythm);
  const level = mean(later);
  if (later.length < 2 || level <= 0) return NOISE_GUESS;
  return sumOfSquares(residuals) / (later.length - 1) / level ** 2;
}

/** The shape of the year, drawn towards that of the short season alone. */
function temperedShape(history: readonly number[], rhythm: Rhythm): number[] | undefined {
  const seen = yearShape(history, rhythm);
  if (!seen) return undefined;
  const profile = seasonProfile(history, rhythm);
  const flat = seen.shape.map((_, i) => profile[i % rhythm.season] ?? 1);
  const deviations = seen.shape.map((value, i) => value - (flat[i] ?? 1));
  const variance = sumOfSquares(deviations) / (rhythm.year - rhythm.season);
  const noise = shapeNoise(history, rhythm) / seen.worth;
  const weight = variance > 0 ? Math.min(1, noise / variance) : 1;
  return seen.shape.map((value, i) => weight * (flat[i] ?? 1) + (1 - weight) * value);
}

/** Variance by chance of a period of one year about the season, relative to the level; 0 where pairs are too few. */
function shapeNoise(history: readonly number[], rhythm: Rhythm): number {
  const { later, residuals, growth } = pairs(history, rhythm);
  const level = mean(history.slice(-rhythm.year));
  if (later.length < 2 || level <= 0) return 0;
  return sumOfSquares(residuals) / (later.length - 1) / (1 + growth ** 2) / level ** 2;
}

/** Values of up to the last year, the growth over those a year before, and what it leaves unexplained. */
function pairs(history: readonly number[], { year }: Rhythm) {
  const count = Math.min(year, history.length - year);
  const later = history.slice(history.length - count);
  const earlier = history.slice(history.length - count - year, history.length - year);
  const before = sum(earlier);
  const growth = before > 0 ? sum(later) / before : 1;
  return { later, growth, residuals: later.map((value, i) => value - growth * (earlier[i] ?? 0)) };
}
