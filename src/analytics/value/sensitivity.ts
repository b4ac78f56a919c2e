import type { PurchaseHistory } from "../btyd/history.ts";
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
    /** Derivatives of the logarithm of expected purchases by those of the parameters of purchases. */
    ofPurchases(history: PurchaseHistory, expectedPurchases: number): number[] {
      return moved.map((scores) =>
        expectedPurchases > 0 ? (scores.expectedPurchases(history, weeks) / expectedPurchases - 1) / STEP : 0,
      );
    },
    /** Derivatives of the logarithm of expected spend by those of p, q and v. */
    ofSpend({ x, netCents }: ValueCustomer): number[] {
      if (spendLogCovariance.length === 0) return [];
      const { p, q, v } = spend;
      const shape = p * (x + 1) + q - 1;
      return [(q - 1) / shape, -q / shape, v / (v + Math.max(0, netCents))];
    },
    /** Variance of what has these derivatives, those of purchases first. */
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
