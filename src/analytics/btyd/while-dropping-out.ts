import { hypergeometric2F1 } from "../numerics/hypergeometric.ts";
import { poissonGammaTail } from "./poisson-gamma-tail.ts";

/** Half width of the gap around a = 1 in which the closed form divides by a - 1. */
const GAP = 1e-4;

/** Further below 0 the series alternates in terms so large that their sum is all rounding. */
const SERIES_FROM = -20;

/** Logarithm to which its terms may grow, short of the largest double. */
const LOG_TERM_MAX = 300;

/** Terms of the sum that stands in for the series there. */
const LIMITS = { negligible: 1e-12, countMax: 20_000 };

/**
 * Expected purchases in the next `weeks` of a customer who is alive now, drops out after each purchase with a
 * probability p ~ Beta(a, c + 1 - a) and buys at a rate ~ Gamma(shape, age), where `age` is alpha + T:
 *
 *   c / (a - 1) · (1 - (1 - z)^(a - 1) · 2F1(c - shape, a - 1; c; z)),  z = weeks / (age + weeks)
 *
 * This is the published form after Euler's transformation: c - shape does not grow with the number of
 * purchases, so nothing overflows for the heaviest buyer. Where rates or dropout hardly vary over customers the
 * parameters themselves are large; then the chances of making each further purchase are summed.
 */
export function purchasesWhileDroppingOut(options: {
  a: number;
  c: number;
  shape: number;
  age: number;
  weeks: number;
}): number {
  const { c, shape, age, weeks } = options;
  const z = weeks / (age + weeks);
  const logTerm = -Math.log1p(-z) * Math.max(c - shape, options.a);
  if (c - shape < SERIES_FROM || logTerm > LOG_TERM_MAX) return sumOfChances(options, z);
  return aroundOne(options.a, (a) => {
    const shift = a - options.a;
    const decay = Math.exp((a - 1) * Math.log1p(-z));
    const third = awayFromZero(c + shift);
    return (third / (a - 1)) * (1 - decay * hypergeometric2F1(third - shape, a - 1, third, z));
  });
}

function sumOfChances({ a, c, shape }: { a: number; c: number; shape: number }, share: number): number {
  let staying = 1;
  let sum = 0;
  for (const [i, chance] of poissonGammaTail({ shape, share, ...LIMITS }).entries()) {
    sum += chance * staying;
    staying *= (c + 1 - a + i) / (c + 1 + i);
  }
  return sum;
}

/** Under BG/NBD c = a + b - 1 may be 0 for a one-time buyer, where the product has a limit but no value. */
function awayFromZero(c: number): number {
  return Math.abs(c) < 1e-9 ? 1e-9 : c;
}

/**
 * Value at `a` of a function that is smooth in a but whose formula divides 0 by 0 at a = 1: inside the gap the
 * straight line through its edges, whose error is of the order of the gap squared.
 */
export function aroundOne(a: number, value: (a: number) => number): number {
  if (Math.abs(a - 1) >= GAP) return value(a);
  const [low, high] = [value(1 - GAP), value(1 + GAP)];
  return low + ((a - (1 - GAP)) / (2 * GAP)) * (high - low);
}
