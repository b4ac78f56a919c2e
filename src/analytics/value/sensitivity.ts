import { type FittedPurchases, scoresOf } from "../btyd/models.ts";
import { type ValueCustomer, type ValueParameters, weeksLived } from "./value-parameters.ts";

/** Step of a one-sided difference in a parameter's logarithm: intervals need two digits. */
const STEP = 1e-3;

/** How a customer's expected value moves with the parameters, as far as their uncertainty is known. */
export function createSensitivity(parameters: ValueParameters) {
  const { purchases, spend, purchasesLogCovariance = [], spendLogCovariance = [] } = parameters;
  const weeks = weeksLived(parameters);
  const moved = purchasesLogCovariance.map((_, i) => scoresOf(withStep(purchases, i)));
  const blocks = [purchasesLogCovariance, spendLogCovariance];

  return {
    /** Derivatives of the logarithm of expected value by those of the parameters of purchases, then of spend. */
    slopesOf(customer: ValueCustomer, expectedPurchases: number): number[] {
      const ofPurchases = moved.map((scores) =>
        expectedPurchases > 0
          ? (scores.expectedPurchases(customer, weeks) / expectedPurchases - 1) / STEP
          : 0,
      );
      if (spendLogCovariance.length === 0) return ofPurchases;
      const { p, q, v } = spend;
      const shape = p * (customer.x + 1) + q - 1;
      const ofSpend = [(q - 1) / shape, -q / shape, v / (v + Math.max(0, customer.netCents))];
      return [...ofPurchases, ...ofSpend];
    },
    varianceOf(slopes: readonly number[]): number {
      let variance = 0;
      let from = 0;
      for (const block of blocks) {
        for (const [i, row] of block.entries())
          for (const [j, value] of row.entries())
            variance += value * (slopes[from + i] ?? 0) * (slopes[from + j] ?? 0);
        from += block.length;
      }
      return Math.max(0, variance);
    },
  };
}

function withStep(fitted: FittedPurchases, position: number): FittedPurchases {
  const parameters = Object.fromEntries(
    Object.entries(fitted.parameters).map(([name, value], i) => [
      name,
      i === position ? value * Math.exp(STEP) : value,
    ]),
  );
  // The same names with the same kind of values.
  return { ...fitted, parameters } as FittedPurchases;
}
