import digamma from "@stdlib/math-base-special-digamma";
import gammaln from "@stdlib/math-base-special-gammaln";

/** ln Γ(x) for x > 0. */
export const logGamma: (x: number) => number = gammaln;

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}

/**
 * ln (Γ(x + n) / Γ(x)) without the cancellation that the difference of two large logarithms suffers: for
 * small whole n the product is taken term by term.
 */
export function logRising(x: number, n: number): number {
  if (!Number.isInteger(n) || n > TERMS_MAX) return gammaln(x + n) - gammaln(x);
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += Math.log(x + i);
  return sum;
}

/** Derivative of `logRising` by x: ψ(x + n) - ψ(x). */
export function logRisingSlope(x: number, n: number): number {
  if (!Number.isInteger(n) || n > TERMS_MAX) return digamma(x + n) - digamma(x);
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += 1 / (x + i);
  return sum;
}

const TERMS_MAX = 32;

/** ln(e^a + e^b) without overflow. */
export function logAdd(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
