const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** A series as a line of bars from its least value (at most 0) to its greatest. */
export function sparkline(values: readonly number[]): string {
  const least = Math.min(0, ...values);
  const range = Math.max(0, ...values) - least;
  return values
    .map((value) => BARS[range === 0 ? 0 : Math.round(((value - least) / range) * (BARS.length - 1))] ?? "")
    .join("");
}
