/** The standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) * 0.3989422804014327;
}

/**
 * Probability that a standard normal variable is above z, to 7.5e-8, given the density there, which a caller
 * mostly needs anyway (Hastings; Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.17).
 */
export function normalTail(z: number, density: number = normalDensity(z)): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    density *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? 1 - tail : tail;
}
