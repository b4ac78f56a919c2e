/** A stream of chance that a seed determines whole. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Whole number from 0 to n - 1. */
  below(n: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  normal(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Gamma with the given shape and mean shape / rate. */
  gamma(shape: number, rate: number): number;
  beta(a: number, b: number): number;
}

/**
 * @param stream keeps apart what is drawn for different things under one seed, so that one more draw for a customer
 * does not change the next one.
 */
export function createRandom(seed: number, stream = Math.floor(seed / 2 ** 32)): Random {
  const next = sfc32(seed, stream);
  const uniform = () => next() / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number, rate: number) => standardGamma(shape, uniform, normal) / rate;
  return {
    uniform,
    normal,
    gamma,
    below: (n) => Math.floor(uniform() * n),
    chance: (probability) => uniform() < probability,
    pick: (items) => items[Math.floor(uniform() * items.length)] ?? items[0],
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    beta(a, b) {
      const x = gamma(a, 1);
      return x / (x + gamma(b, 1));
    },
  };
}

/** Small Fast Counter (C. Doty-Humphrey, PractRand): 32-bit words with a period of 2^128 on average. */
function sfc32(seed: number, stream: number): () => number {
  let [a, b, c, counter] = [seed | 0, stream | 0, 0x9e3779b9 | 0, 1];
  const next = () => {
    const word = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + word;
    c |= 0;
    return word >>> 0;
  };
  // The first words still show the seed.
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

/** Marsaglia & Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000). */
function standardGamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return standardGamma(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
