/**
 * Minimum of a function of a few variables without derivatives (Nelder & Mead, A simplex method for function
 * minimization, Computer Journal 7, 1965). For functions with corners, such as a sum of squared errors that is
 * infinite outside its region; smooth ones are better served by `numerics/minimize`.
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  options: { step: number; tolerance: number; evaluationsMax: number },
): { at: number[]; value: number } {
  const n = start.length;
  const simplex = [start, ...start.map((value, i) => start.with(i, value + options.step))].map((at) => ({
    at: [...at],
    value: f(at),
  }));
  for (let evaluations = n + 1; evaluations < options.evaluationsMax; ) {
    simplex.sort((one, other) => one.value - other.value);
    const [best, worst, second] = [simplex[0], simplex[n], simplex[n - 1]];
    if (!best || !worst || !second) break;
    if (Math.abs(worst.value - best.value) <= options.tolerance * (Math.abs(best.value) + options.tolerance))
      break;
    const centre = best.at.map(
      (_, i) => simplex.slice(0, n).reduce((sum, point) => sum + (point.at[i] ?? 0), 0) / n,
    );
    const towards = (factor: number) => {
      const at = centre.map((value, i) => value + factor * ((worst.at[i] ?? 0) - value));
      evaluations += 1;
      return { at, value: f(at) };
    };

    const reflected = towards(-1);
    if (reflected.value < best.value) {
      const expanded = towards(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) {
      simplex[n] = reflected;
    } else {
      const contracted = towards(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) {
        simplex[n] = contracted;
      } else {
        for (let i = 1; i <= n; i += 1) {
          const at = (simplex[i]?.at ?? []).map((value, j) => ((best.at[j] ?? 0) + value) / 2);
          simplex[i] = { at, value: f(at) };
        }
        evaluations += n;
      }
    }
  }
  simplex.sort((one, other) => one.value - other.value);
  return simplex[0] ?? { at: [...start], value: f(start) };
}
