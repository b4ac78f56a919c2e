/** Weights between which the least squared error is first looked for, and how often it is then closed in on. */
const GRID = 24;
const CLOSER = 30;
const WEIGHT_MIN = 0.0001;
const WEIGHT_MAX = 0.9999;

/**
 * Simple exponential smoothing with the weight and the first level of least squared error (Brown 1959).
 *
 * The error is quadratic in the first level, so that only the weight is searched for: on a grid, as there may
 * be a minimum at either end, then by golden section about the best of it.
 *
 * @returns the levels before each value, and one after the last.
 */
export function simpleSmoothing(values: readonly number[]): { alpha: number; levels: number[] } {
  const step = (WEIGHT_MAX - WEIGHT_MIN) / GRID;
  const grid = Array.from({ length: GRID + 1 }, (_, i) => WEIGHT_MIN + i * step);
  const squares = grid.map((alpha) => concentrated(values, alpha).squares);
  const best = grid[squares.indexOf(Math.min(...squares))] ?? WEIGHT_MIN;
  const alpha = goldenSection(
    (weight) => concentrated(values, weight).squares,
    Math.max(WEIGHT_MIN, best - step),
    Math.min(WEIGHT_MAX, best + step),
  );
  let { level } = concentrated(values, alpha);
  return {
    alpha,
    levels: [
      level,
      ...values.map((value) => {
        level += alpha * (value - level);
        return level;
      }),
    ],
  };
}

/** The best first level for a weight and the squared error that it leaves. */
function concentrated(values: readonly number[], alpha: number): { level: number; squares: number } {
  // An error is what it would be from a first level of 0, less the level times what is left of it.
  let fromZero = 0;
  let left = 1;
  let [squares, products, lefts] = [0, 0, 0];
  for (const value of values) {
    const error = value - fromZero;
    squares += error * error;
    products += error * left;
    lefts += left * left;
    fromZero += alpha * error;
    left *= 1 - alpha;
  }
  const level = lefts > 0 ? products / lefts : 0;
  return { level, squares: squares - level * products };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [f(left), f(right)];
  for (let i = 0; i < CLOSER; i += 1) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}
