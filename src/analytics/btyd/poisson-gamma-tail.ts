import { normalTail } from "../numerics/normal.ts";

/** Below e^-700 a probability is no longer a double. */
const LOG_SMALLEST = -700;

/**
 * Chances of at least 1, 2, 3… purchases, up to where they are negligible: the tail of the negative binomial
 * distribution, of purchases at a rate ~ Gamma(shape).
 *
 * @param options.share part of all time, the customer's (with alpha) and that ahead, that lies ahead.
 */
export function poissonGammaTail(options: {
  shape: number;
  share: number;
  negligible: number;
  countMax: number;
}): Float64Array {
  const { shape, share, negligible, countMax } = options;
  const logNone = shape * Math.log1p(-share);
  if (logNone < LOG_SMALLEST) return tailOfMany({ shape, share, countMax });
  const tail: number[] = [];
  let chance = Math.exp(logNone);
  let rest = -Math.expm1(logNone);
  for (let n = 1; n <= countMax && (rest >= negligible || n === 1); n += 1) {
    tail.push(Math.max(0, rest));
    chance *= ((shape + n - 1) / n) * share;
    rest -= chance;
  }
  return Float64Array.from(tail);
}

/** So many purchases behind or ahead that the count is as good as normal. */
function tailOfMany(options: { shape: number; share: number; countMax: number }): Float64Array {
  const { shape, share, countMax } = options;
  const mean = (shape * share) / (1 - share);
  const spread = Math.sqrt(mean / (1 - share));
  const most = Math.min(countMax, Math.ceil(mean + 5 * spread));
  return Float64Array.from({ length: most }, (_, i) => normalTail((i + 0.5 - mean) / spread));
}
