/** Half width of the gap around a = 1 in which the closed forms divide by a - 1. */
const GAP = 1e-4;

/**
 * Value at `a` of a function that is smooth in a but whose formula divides 0 by 0 at a = 1: inside the gap the
 * straight line through its edges, whose error is of the order of the gap squared.
 */
export function aroundOne(a: number, value: (a: number) => number): number {
  if (Math.abs(a - 1) >= GAP) return value(a);
  const [low, high] = [value(1 - GAP), value(1 + GAP)];
  return low + ((a - (1 - GAP)) / (2 * GAP)) * (high - low);
}
