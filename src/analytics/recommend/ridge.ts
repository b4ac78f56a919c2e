/**
 * Solves (A + ridge I) x = b for a symmetric, positive semi-definite A of size n and ridge > 0, by Cholesky's
 * factorisation. `matrix` holds A by rows (only the lower triangle is read) and isn't changed; `scratch` has the
 * same length and is overwritten, so that many systems of one size cost no memory.
 */
export function solveRidge(
  matrix: Float64Array,
  b: Float64Array,
  { n, ridge, scratch }: { n: number; ridge: number; scratch: Float64Array },
): Float64Array {
  const lower = scratch;
  for (let row = 0; row < n; row += 1) {
    const at = row * n;
    for (let column = 0; column <= row; column += 1) {
      const other = column * n;
      let sum = matrix[at + column] ?? 0;
      for (let k = 0; k < column; k += 1) sum -= (lower[at + k] ?? 0) * (lower[other + k] ?? 0);
      // In exact arithmetic a pivot is at least the ridge.
      lower[at + column] =
        column === row ? Math.sqrt(Math.max(ridge * 1e-9, sum + ridge)) : sum / (lower[other + column] ?? 1);
    }
  }
  const x = new Float64Array(n);
  for (let row = 0; row < n; row += 1) {
    let sum = b[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row * n + k] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (lower[row * n + row] ?? 1);
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = x[row] ?? 0;
    for (let k = row + 1; k < n; k += 1) sum -= (lower[k * n + row] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (lower[row * n + row] ?? 1);
  }
  return x;
}
