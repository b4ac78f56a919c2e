import { type ValueParameters, weeksLived } from "./value-parameters.ts";

const YEAR_WEEKS = 365.25 / 7;

/**
 * Expected purchases over the weeks ahead, as they are and with each worth less the later it comes. By parts the
 * latter is e^(-δH)·E(H) plus δ times the integral of e^(-δt)·E(t), for which Simpson's rule does: δ is small and
 * E smooth.
 */
export function discountedPurchases(
  expected: (weeks: number) => number,
  parameters: Pick<ValueParameters, "weeks" | "discountPerYear" | "seasonalFactor">,
): { purchases: number; discounted: number } {
  const lived = weeksLived(parameters);
  const purchases = expected(lived);
  if (parameters.discountPerYear === 0) return { purchases, discounted: purchases };
  const rate = (Math.log1p(parameters.discountPerYear) * parameters.weeks) / YEAR_WEEKS;
  const [half, end] = [Math.exp(-rate / 2) * expected(lived / 2), Math.exp(-rate) * purchases];
  return { purchases, discounted: end + (rate * (4 * half + end)) / 6 };
}
