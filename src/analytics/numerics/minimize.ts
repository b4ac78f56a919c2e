/** A function's value and its derivative by each variable. */
export interface Slope {
  value: number;
  gradient: readonly number[];
}

/** Where a minimum was found, and how the search ended. */
export interface Minimum {
  at: number[];
  value: number;
  /** `unsettled`: the iterations ran out. `left`: the search went out of where `isOutside` lets it go. */
  end: "settled" | "unsettled" | "left";
  iterations: number;
}

/**
 * Minimum of a smooth function of a few unconstrained variables, by BFGS with a backtracking line search
 * (Nocedal & Wright, Numerical Optimization, 2nd ed., ch. 6). Settled means that the gradient vanished or that
 * no step lowers the value any more.
 *
 * @param f may return Infinity outside its domain; the search steps back from there.
 * @param start a point where f is finite.
 * @param options.inverseHessian a guess at the inverse of the second derivatives: a good one saves iterations.
 * @param options.isOutside where it is pointless to search on: a variable that runs off to infinity.
 */
export function minimize(
  f: (x: readonly number[]) => Slope,
  start: readonly number[],
  options: {
    isOutside?: (x: readonly number[]) => boolean;
    inverseHessian?: readonly (readonly number[])[] | undefined;
    iterationsMax?: number;
  } = {},
): Minimum {
  const { isOutside = () => false, iterationsMax = 300 } = options;
  let x = [...start];
  let { value, gradient } = f(x);
  let inverseHessian = options.inverseHessian?.map((row) => [...row]) ?? identity(x.length);

  for (let iterations = 1; iterations <= iterationsMax; iterations += 1) {
    if (isOutside(x)) return { at: x, value, end: "left", iterations };
    if (norm(gradient) <= GRADIENT_TOLERANCE * Math.max(1, Math.abs(value)))
      return { at: x, value, end: "settled", iterations };
    let direction = negated(product(inverseHessian, gradient));
    if (dot(direction, gradient) >= 0) {
      // Rounding has spoilt the curvature: start again from steepest descent.
      inverseHessian = identity(x.length);
      direction = negated(gradient);
    }
    // What is still to be gained is lost in the rounding of the value.
    if (-dot(direction, gradient) <= GAIN_TOLERANCE * Math.max(1, Math.abs(value)))
      return { at: x, value, end: "settled", iterations };
    const next = lineSearch(f, x, { value, gradient }, direction);
    if (!next) {
      if (isIdentity(inverseHessian)) return { at: x, value, end: "settled", iterations };
      inverseHessian = identity(x.length);
      continue;
    }
    update(inverseHessian, difference(next.at, x), difference(next.gradient, gradient));
    ({ at: x, value, gradient } = next);
  }
  return { at: x, value, end: "unsettled", iterations: iterationsMax };
}

const GRADIENT_TOLERANCE = 1e-9;
const GAIN_TOLERANCE = 1e-14;
const SUFFICIENT_DECREASE = 1e-4;
const STEP_MIN = 1e-14;
/** Longest step in any variable: the variables are logarithms, and e^2 is leap enough. */
const STEP_MAX = 2;

function lineSearch(
  f: (x: readonly number[]) => Slope,
  x: readonly number[],
  { value, gradient }: Slope,
  direction: readonly number[],
): (Slope & { at: number[] }) | undefined {
  const slope = dot(gradient, direction);
  let step = Math.min(1, STEP_MAX / Math.max(...direction.map(Math.abs)));
  while (step > STEP_MIN) {
    const at = x.map((xi, i) => xi + step * (direction[i] ?? 0));
    const there = f(at);
    if (there.value <= value + SUFFICIENT_DECREASE * step * slope && there.value < value)
      return { at, ...there };
    step /= 2;
  }
  return undefined;
}

/** The BFGS update of the inverse Hessian, in place; skipped where the curvature is not positive. */
function update(inverse: number[][], s: readonly number[], y: readonly number[]): void {
  const sy = dot(s, y);
  if (sy <= 1e-12 * norm(s) * norm(y)) return;
  const hy = product(inverse, y);
  const factor = (sy + dot(y, hy)) / (sy * sy);
  for (const [i, row] of inverse.entries()) {
    for (const j of row.keys()) {
      const [si, sj, hi, hj] = [s[i] ?? 0, s[j] ?? 0, hy[i] ?? 0, hy[j] ?? 0];
      row[j] = (row[j] ?? 0) + factor * si * sj - (hi * sj + si * hj) / sy;
    }
  }
}

const identity = (n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
const isIdentity = (m: number[][]) =>
  m.every((row, i) => row.every((value, j) => value === (i === j ? 1 : 0)));
const product = (m: readonly number[][], v: readonly number[]) => m.map((row) => dot(row, v));
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, ai, i) => sum + ai * (b[i] ?? 0), 0);
const norm = (a: readonly number[]) => Math.sqrt(dot(a, a));
const negated = (a: readonly number[]) => a.map((value) => -value);
const difference = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value - (b[i] ?? 0));
