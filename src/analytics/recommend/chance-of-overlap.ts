import { logGamma } from "../numerics/log-gamma.ts";

/**
 * Probability that two products meet in `both` baskets or more by chance, were the baskets of the one drawn
 * blindly from all: the upper tail of the hypergeometric distribution (Fisher's exact test, one-sided; Fisher
 * 1935). All counts are of baskets. Never 0: what is smaller than 1e-300 is given as that.
 */
export function chanceOfOverlap({ both, one, other, total }: OverlapCounts): number {
  const most = Math.min(one, other);
  const least = Math.max(0, one + other - total);
  if (both <= least) return 1;
  if (both > most) return TINY;
  const log = logChoose(one, both) + logChoose(total - one, other - both) - logChoose(total, other);
  // Terms relative to the first; from its peak on they fall ever quicker.
  let term = 1;
  let sum = 1;
  for (let k = both; k < most; k += 1) {
    const ratio = ((one - k) * (other - k)) / ((k + 1) * (total - one - other + k + 1));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * 1e-15 * (1 - ratio)) break;
  }
  return Math.min(1, Math.max(TINY, Math.exp(log + Math.log(sum))));
}

export interface OverlapCounts {
  both: number;
  one: number;
  other: number;
  total: number;
}

const TINY = 1e-300;

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
