import type { Slope } from "./minimize.ts";

/** Step of a central difference of an exact gradient: the cube root of the double's precision, rounded up. */
const STEP = 1e-4;

/**
 * Covariance of maximum-likelihood estimates: the inverse of the curvature of the negative log-likelihood at
 * its minimum, by differences of its gradient.
 *
 * @returns undefined where the curvature is not positive in every direction: the data leave some combination of
 * the variables open.
 */
export function covarianceAt(
  f: (x: readonly number[]) => Slope,
  at: readonly number[],
): number[][] | undefined {
  const slopes = at.map((value, i) => {
    const [up, down] = [f(at.with(i, value + STEP)).gradient, f(at.with(i, value - STEP)).gradient];
    return at.map((_, j) => ((up[j] ?? Number.NaN) - (down[j] ?? Number.NaN)) / (2 * STEP));
  });
  const curvature = slopes.map((row, i) => row.map((value, j) => (value + (slopes[j]?.[i] ?? 0)) / 2));
  return inverseOfPositive(curvature);
}

/** Inverse of a symmetric positive definite matrix by Cholesky's factor; undefined for any other. */
export function inverseOfPositive(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor = choleskyFactor(matrix);
  if (!factor) return undefined;
  const columns = matrix.map((_, column) => {
    const forward: number[] = [];
    for (const [i, row] of factor.entries()) {
      const known = forward.reduce((sum, value, k) => sum + (row[k] ?? 0) * value, 0);
      forward.push(((i === column ? 1 : 0) - known) / (row[i] ?? 1));
    }
    const solution = [...forward];
    for (let i = factor.length - 1; i >= 0; i -= 1) {
      let rest = forward[i] ?? 0;
      for (let k = i + 1; k < factor.length; k += 1) rest -= (factor[k]?.[i] ?? 0) * (solution[k] ?? 0);
      solution[i] = rest / (factor[i]?.[i] ?? 1);
    }
    return solution;
  });
  return columns.every((column) => column.every(Number.isFinite)) ? columns : undefined;
}

/** Lower triangle L with L·Lᵀ = matrix; undefined where the matrix is not positive definite. */
export function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const line: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? line : (factor[j] ?? []);
      let rest = row[j] ?? Number.NaN;
      for (let k = 0; k < j; k += 1) rest -= (line[k] ?? 0) * (other[k] ?? 0);
      if (j < i) {
        line.push(rest / (other[j] ?? 1));
        continue;
      }
      // A pivot of rounding's size says as little as a negative one.
      if (!(rest > PIVOT_MIN * Math.abs(row[i] ?? 0))) return undefined;
      line.push(Math.sqrt(rest));
    }
    factor.push(line);
  }
  return factor;
}

const PIVOT_MIN = 1e-12;
