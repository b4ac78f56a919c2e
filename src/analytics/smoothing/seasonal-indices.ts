/** Centred moving average over one season; undefined at the ends, where it does not reach. */
function centredAverage(values: readonly number[], period: number): (number | undefined)[] {
  const half = Math.floor(period / 2);
  return values.map((_, i) => {
    if (i < half || i + half >= values.length) return undefined;
    const window = values.slice(i - half, i + half + 1);
    const ends = period % 2 === 0 ? ((window[0] ?? 0) + (window.at(-1) ?? 0)) / 2 : undefined;
    const sum =
      ends === undefined
        ? window.reduce((a, b) => a + b, 0)
        : window.slice(1, -1).reduce((a, b) => a + b, ends);
    return sum / period;
  });
}

/**
 * Seasonal indices by classical decomposition, one per position in the season, the first for the position of
 * `values[0]`. Multiplicative ones average 1, additive ones 0 (Makridakis, Wheelwright & Hyndman, Forecasting,
 * 3rd ed., ch. 3).
 *
 * @param values at least two seasons.
 */
export function seasonalIndices(
  values: readonly number[],
  period: number,
  kind: "additive" | "multiplicative",
): number[] {
  const trend = centredAverage(values, period);
  const byPosition = Array.from({ length: period }, () => [] as number[]);
  for (const [i, level] of trend.entries()) {
    if (level === undefined) continue;
    const value = values[i] ?? 0;
    byPosition[i % period]?.push(kind === "additive" ? value - level : level === 0 ? 1 : value / level);
  }
  const means = byPosition.map((deviations) =>
    deviations.length === 0
      ? kind === "additive"
        ? 0
        : 1
      : deviations.reduce((a, b) => a + b, 0) / deviations.length,
  );
  const mean = means.reduce((a, b) => a + b, 0) / period;
  return means.map((index) => (kind === "additive" ? index - mean : mean === 0 ? 1 : index / mean));
}

/**
 * Whether a season shows: the autocorrelation at its lag exceeds what chance gives one series in ten
 * (the test of Theta's authors: Assimakopoulos & Nikolopoulos 2000; Hyndman's forecast::thetaf).
 */
export function isSeasonal(values: readonly number[], period: number): boolean {
  if (period < 2 || values.length < 2 * period + 1) return false;
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const deviations = values.map((value) => value - mean);
  const variance = deviations.reduce((sum, d) => sum + d * d, 0);
  if (variance === 0) return false;
  const correlation = (lag: number) =>
    deviations.slice(lag).reduce((sum, d, i) => sum + d * (deviations[i] ?? 0), 0) / variance;
  let squares = 0;
  for (let lag = 1; lag < period; lag += 1) squares += correlation(lag) ** 2;
  return Math.abs(correlation(period)) > 1.645 * Math.sqrt((1 + 2 * squares) / n);
}
