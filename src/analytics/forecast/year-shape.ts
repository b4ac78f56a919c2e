import type { Rhythm } from "./rhythms.ts";
import { mean, sum, sumOfSquares } from "./sums.ts";

/** What an older year tells of the season, in parts of what the year after it tells. */
const YEAR_DISCOUNT = 0.7;
/** Before that there was another shop. */
const YEARS_MAX = 5;

/**
 * The shape of the year: for each period from the oldest of the last year on, its value over the mean of its
 * year, averaged over the years there are, with the newest counting most.
 *
 * @returns the shape and how many years of equal weight it is worth; undefined where there is no whole year.
 */
export function yearShape(
  history: readonly number[],
  { year }: Rhythm,
): { shape: number[]; worth: number } | undefined {
  const years = Math.min(YEARS_MAX, Math.floor(history.length / year));
  if (years < 1) return undefined;
  const shapes = Array.from({ length: years }, (_, back) => {
    const values = history.slice(history.length - (back + 1) * year, history.length - back * year);
    const level = mean(values);
    return { weight: level > 0 ? YEAR_DISCOUNT ** back : 0, level, values };
  });
  const weights = shapes.map(({ weight }) => weight);
  const total = sum(weights);
  if (total === 0) return { shape: Array<number>(year).fill(1), worth: 1 };
  return {
    shape: Array.from({ length: year }, (_, i) =>
      sum(
        shapes.map(({ weight, level, values }) =>
          weight > 0 ? (weight * (values[i] ?? 0)) / level / total : 0,
        ),
      ),
    ),
    worth: total ** 2 / sumOfSquares(weights),
  };
}
