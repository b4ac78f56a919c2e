const TICKS = 5;

/**
 * Round numbers that span the values, some five of them.
 *
 * @param {number[]} values
 * @param {{withZero: boolean}} options
 */
export function niceTicks(values, { withZero }) {
  const all = withZero ? [0, ...values] : values;
  const lowest = Math.min(...all);
  const highest = Math.max(...all);
  // A line that stays near its mean may begin elsewhere; one that comes near zero begins there.
  const from = lowest > 0 && lowest < highest * 0.6 ? 0 : lowest;
  const span = highest - from || Math.abs(highest) || 1;
  const rough = span / (TICKS - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(from / step);
  const last = Math.max(first + 1, Math.ceil(highest / step));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** @param {number} value */
export function compact(value) {
  return new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 }).format(value);
}
