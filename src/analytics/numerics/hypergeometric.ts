/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for 0 ≤ z < 1 and positive parameters, by its series after
 * Pfaff's or Euler's transformation where that one converges faster.
 *
 * Abramowitz & Stegun, Handbook of Mathematical Functions, 15.1.1, 15.3.3.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (z === 0) return 1;
  // Euler: with c - a and c - b smaller than a and b, the terms fall faster and stay in range.
  if (c - a < a && c - b < b && c - a > 0 && c - b > 0) {
    return Math.exp((c - a - b) * Math.log1p(-z) + Math.log(series(c - a, c - b, c, z)));
  }
  return series(a, b, c, z);
}

const TERMS_MAX = 20_000;
const PRECISION = 1e-15;

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < TERMS_MAX; n += 1) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // The rest is at most a geometric series of the present ratio.
    if (ratio < 1 && Math.abs(term) <= PRECISION * Math.abs(sum) * (1 - ratio)) break;
  }
  return sum;
}
