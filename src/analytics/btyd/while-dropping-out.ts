import { hypergeometric2F1 } from "../numerics/hypergeometric.ts";

/** Half width of the gap around a = 1 in which the closed form divides by a - 1. */
const GAP = 1e-4;

/**
 * Expected purchases in the next `weeks` of a customer who is alive now, drops out after each purchase with a
 * probability p ~ Beta(a, c - a) and buys at a rate ~ Gamma(shape, age), where `age` is alpha + T:
 *
 *   c / (a - 1) · (1 - (1 - z)^(a - 1) · 2F1(c - shape, a - 1; c; z)),  z = weeks / (age + weeks)
 *
 * This is the published form after Euler's transformation: c - shape does not grow with the number of
 * purchases, so nothing overflows for the heaviest buyer.
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
  return aroundOne(options.a, (a) => {
    const shift = a - options.a;
    const decay = Math.exp((a - 1) * Math.log1p(-z));
    const third = awayFromZero(c + shift);
    return (third / (a - 1)) * (1 - decay * hypergeometric2F1(third - shape, a - 1, third, z));
  });
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
