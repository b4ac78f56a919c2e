/** Where a minimum was found, and whether the search got there. */
export interface Minimum {
  at: number[];
  value: number;
  /** True when the gradient vanished or no step lowers the value any more; false when the iterations ran out. */
  converged: boolean;
  iterations: number;
}

/**
 * Minimum of a smooth function of a few unconstrained variables, by BFGS with a backtracking line search and
 * central differences for the gradient (Nocedal & Wright, Numerical Optimization, 2nd ed., ch. 6).
 *
 * @param f may return Infinity outside its domain; the search steps back from there.
 * @param start a point where f is finite.
 */
export function minimize(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  iterationsMax = 500,
): Minimum {
  const n = start.length;
  let x = [...start];
  let value = f(x);
  let gradient = gradientAt(f, x);
  let inverseHessian = identity(n);

  for (let iteration = 1; iteration <= iterationsMax; iteration += 1) {
    if (norm(gradient) <= GRADIENT_TOLERANCE * Math.max(1, Math.abs(value))) {
      return { at: x, value, converged: true, iterations: iteration };
    }
    let direction = negated(product(inverseHessian, gradient));
    if (dot(direction, gradient) >= 0) {
      // Rounding has spoilt the curvature: start again from steepest descent.
      inverseHessian = identity(n);
      direction = negated(gradient);
    }
    const next = lineSearch(f, x, value, gradient, direction);
    if (!next) {
      if (isIdentity(inverseHessian)) return { at: x, value, converged: true, iterations: iteration };
      inverseHessian = identity(n);
      continue;
    }
    const gradientNext = gradientAt(f, next.at);
    update(inverseHessian, difference(next.at, x), difference(gradientNext, gradient));
    x = next.at;
    value = next.value;
    gradient = gradientNext;
  }
  return { at: x, value, converged: false, iterations: iterationsMax };
}

const GRADIENT_TOLERANCE = 1e-10;
/** Cube root of the double's precision: balances truncation and rounding of a central difference. */
const DIFFERENCE_STEP = 6e-6;
const SUFFICIENT_DECREASE = 1e-4;
const STEP_MIN = 1e-14;
/** Longest step in any variable: the variables are logarithms, and e^3 is leap enough. */
const STEP_MAX = 3;

function gradientAt(f: (x: readonly number[]) => number, x: readonly number[]): number[] {
  return x.map((xi, i) => {
    const h = DIFFERENCE_STEP * Math.max(1, Math.abs(xi));
    const up = f(x.with(i, xi + h));
    const down = f(x.with(i, xi - h));
    return (up - down) / (2 * h);
  });
}

function lineSearch(
  f: (x: readonly number[]) => number,
  x: readonly number[],
  value: number,
  gradient: readonly number[],
  direction: readonly number[],
): { at: number[]; value: number } | undefined {
  const slope = dot(gradient, direction);
  let step = Math.min(1, STEP_MAX / Math.max(...direction.map(Math.abs)));
  while (step > STEP_MIN) {
    const at = x.map((xi, i) => xi + step * (direction[i] ?? 0));
    const valueThere = f(at);
    if (valueThere <= value + SUFFICIENT_DECREASE * step * slope && valueThere < value)
      return { at, value: valueThere };
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
