import type { FeatureName, Transform } from "./features.ts";

/** How a feature is brought to the scale of its axis. */
export interface Scale {
  feature: FeatureName;
  transform: Transform;
  /** Bounds within which a transformed value is held, and mean and deviation of what is so held. */
  low: number;
  high: number;
  mean: number;
  deviation: number;
}

const TAIL = 0.01;
/** Share of a feature's own size below which customers' differences are none to a shop. */
const DIFFERENCE_MIN = 0.1;

/**
 * Learns a scale from the known values of a feature: transformed, winsorised to their 1st and 99th percentile
 * (linear between ranks), then centred and divided by the population standard deviation, so that no axis is
 * ruled by one feature's units or by a few odd accounts. Deviation 0 = all alike within those bounds, or as good
 * as alike: standardising would blow up differences of less than a tenth, such as in how long customers have been
 * here where all came in one season.
 */
export function fitScale(feature: FeatureName, transform: Transform, known: readonly number[]): Scale {
  const bent = known.map((value) => bend(transform, value)).sort((one, other) => one - other);
  const [low, high] = [quantile(bent, TAIL), quantile(bent, 1 - TAIL)];
  const held = bent.map((value) => Math.min(high, Math.max(low, value)));
  const mean = held.reduce((sum, value) => sum + value, 0) / Math.max(1, held.length);
  const variance = held.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, held.length);
  const deviation = Math.sqrt(variance);
  return {
    feature,
    transform,
    low,
    high,
    mean,
    deviation: deviation < leastDeviation(transform, mean) ? 0 : deviation,
  };
}

/** What a tenth of the feature's size is after the transform; at least what rounding may make. */
function leastDeviation(transform: Transform, mean: number): number {
  if (transform === "log1p") return DIFFERENCE_MIN;
  return Math.max(1e-9, (transform === "sqrt" ? 0.5 : 1) * DIFFERENCE_MIN * Math.abs(mean));
}

/** In standard deviations from the shop's mean. */
export function standardise(scale: Scale, value: number): number {
  if (scale.deviation === 0) return 0;
  const held = Math.min(scale.high, Math.max(scale.low, bend(scale.transform, value)));
  return (held - scale.mean) / scale.deviation;
}

/** Back to the feature's own unit. */
export function unstandardise(scale: Scale, standardised: number): number {
  const bent = scale.mean + standardised * scale.deviation;
  if (scale.transform === "log1p") return Math.expm1(bent);
  return scale.transform === "sqrt" ? bent * Math.abs(bent) : bent;
}

/** Values below 0, which those transforms are not meant for, are bent as their opposites. */
function bend(transform: Transform, value: number): number {
  if (transform === "none") return value;
  const size = Math.abs(value);
  return Math.sign(value) * (transform === "log1p" ? Math.log1p(size) : Math.sqrt(size));
}

function quantile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? 0;
  return below + (rank - Math.floor(rank)) * ((sorted[Math.ceil(rank)] ?? below) - below);
}
