/**
 * Gauss's hypergeometric function 2F1(a, b; c; z) for 0 ≤ z < 1 and c > 0, by its series (Abramowitz & Stegun,
 * Handbook of Mathematical Functions, 15.1.1). Meant for a and b of moderate size: transform first where they
 * are large, or the terms overflow.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < TERMS_MAX; n += 1) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    const shrinkage = Math.abs(ratio);
    // The rest is at most a geometric series of the present ratio.
    if (shrinkage < 1 && Math.abs(term) <= PRECISION * Math.abs(sum) * (1 - shrinkage)) break;
  }
  return sum;
}

const TERMS_MAX = 20_000;
const PRECISION = 1e-15;
