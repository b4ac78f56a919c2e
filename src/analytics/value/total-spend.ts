import digamma from "@stdlib/math-base-special-digamma";
import trigamma from "@stdlib/math-base-special-trigamma";
import type { GammaGammaParameters, SpendHistory } from "../btyd/gamma-gamma.ts";
import type { CountChances } from "../btyd/purchase-counts.ts";
import { normalDensity, normalTail } from "../numerics/normal.ts";

/** What a customer will spend in all: so likely nothing, else about e^center, times or by e^spread. */
export interface TotalSpend {
  /** Value that it stays at or below with a probability. */
  quantile(probability: number): number;
  variance: number;
}

/** Counts of purchases are lumped to at most this many: their spends overlap anyway. */
const LUMPS_MAX = 32;
const STEPS_MAX = 30;
const DEVIATIONS_MAX = 5;
/** Of the logarithm: a thousandth of the value. */
const PRECISION = 1e-3;

/** Keeps the variance finite where customers who bought little leave that of the mean infinite. */
const VARIANCE_SHAPE_MIN = 0.25;

/**
 * Distribution of the sum of a random number of purchases under Gamma-Gamma. Given n purchases the sum is
 * (v + what was spent) times a beta-prime variable (p·n, q + p·purchases), whose logarithm is close to normal with
 * mean and variance in digamma and trigamma functions.
 */
export function totalSpendOf({
  p,
  q,
  v,
}: GammaGammaParameters): (
  history: SpendHistory,
  counts: CountChances,
  logErrorVariance: number,
) => TotalSpend {
  const own = remembered((n) => ({ mean: digamma(p * n), variance: trigamma(p * n) }));
  return ({ purchases, meanValue }, counts, logErrorVariance) => {
    const scale = v + purchases * Math.max(0, meanValue);
    const shape = q + p * purchases;
    const [center, variance] = [Math.log(scale) - digamma(shape), trigamma(shape) + logErrorVariance];
    const lumps = lumped(counts).map(({ n, chance }) => ({
      n,
      chance,
      center: center + own(n).mean,
      spread: Math.sqrt(variance + own(n).variance),
    }));
    const any = lumps.reduce((sum, { chance }) => sum + chance, 0);
    return {
      quantile: (probability) => quantileOf(lumps, { none: 1 - any, probability }),
      variance: varianceOf(lumps, { p, scale, shape }),
    };
  };
}

interface Lump {
  n: number;
  chance: number;
  center: number;
  spread: number;
}

function lumped(counts: CountChances): { n: number; chance: number }[] {
  const size = Math.ceil(counts.length / LUMPS_MAX);
  const lumps: { n: number; chance: number }[] = [];
  for (let from = 0; from < counts.length; from += size) {
    const part = counts.subarray(from, from + size);
    const chance = part.reduce((sum, value) => sum + value, 0);
    const middle = part.reduce((sum, value, i) => sum + value * i, 0) / (chance || 1);
    lumps.push({ n: from + 1 + Math.round(middle), chance });
  }
  return lumps;
}

function quantileOf(
  lumps: readonly Lump[],
  { none, probability }: { none: number; probability: number },
): number {
  if (none >= probability) return 0;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { center, spread } of lumps) {
    low = Math.min(low, center - DEVIATIONS_MAX * spread);
    high = Math.max(high, center + DEVIATIONS_MAX * spread);
  }
  let log = (low + high) / 2;
  for (let i = 0; i < STEPS_MAX; i += 1) {
    let below = none;
    let slope = 0;
    for (const { chance, center, spread } of lumps) {
      const z = (log - center) / spread;
      const density = normalDensity(z);
      below += chance * (1 - normalTail(z, density));
      slope += (chance * density) / spread;
    }
    if (below < probability) low = log;
    else high = log;
    const next = log - (below - probability) / slope;
    const change = next - log;
    // Newton's step where it stays within what is known, else halving.
    log = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(change) < PRECISION) break;
  }
  return Math.exp(log);
}

function varianceOf(
  lumps: readonly Lump[],
  { p, scale, shape }: { p: number; scale: number; shape: number },
): number {
  const [first, second] = [shape - 1, Math.max(VARIANCE_SHAPE_MIN, shape - 2)];
  let [mean, square] = [0, 0];
  for (const { n, chance } of lumps) {
    mean += (chance * scale * p * n) / first;
    square += (chance * scale * scale * p * n * (p * n + 1)) / (first * second);
  }
  return Math.max(0, square - mean * mean);
}

function remembered<Value>(value: (n: number) => Value): (n: number) => Value {
  const known: (Value | undefined)[] = [];
  return (n) => {
    const fresh = known[n] ?? value(n);
    known[n] = fresh;
    return fresh;
  };
}
