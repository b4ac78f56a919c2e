/** One forecast made as if the series had ended at an origin, beside what followed. */
export interface BacktestPath {
  origin: number;
  forecast: readonly number[];
  /** As much of the horizon as has happened since. */
  actual: readonly number[];
}

/** The latest origins, `step` apart, from the end of the series back to `from`; newest first. */
export function originsOf(length: number, options: { from: number; step: number; most: number }): number[] {
  const origins: number[] = [];
  for (let origin = length; origin >= options.from && origins.length < options.most; origin -= options.step)
    origins.push(origin);
  return origins;
}

/** Sum of absolute errors over sum of absolute actual values; undefined where the latter is 0. */
export function wapeOf(paths: readonly Omit<BacktestPath, "origin">[]): number | undefined {
  let errors = 0;
  let actuals = 0;
  for (const { forecast, actual } of paths) {
    for (const [i, value] of actual.entries()) {
      errors += Math.abs(value - (forecast[i] ?? 0));
      actuals += Math.abs(value);
    }
  }
  return actuals > 0 ? errors / actuals : undefined;
}
