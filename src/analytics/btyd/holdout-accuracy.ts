import type { PurchaseHistory } from "./history.ts";
import { type FittedPurchases, scoresOf } from "./models.ts";

/** How expected purchases compare with what customers did in the weeks after those the model was fitted to. */
export interface HoldoutAccuracy {
  customers: number;
  expectedTotal: number;
  actualTotal: number;
  /** (expected - actual) / actual; null where nobody bought. */
  errorPercent: number | null;
  /** Mean absolute and root mean squared error of a customer's number of purchases. */
  mae: number;
  rmse: number;
}

/** Undefined without customers. */
export function holdoutAccuracy(
  fitted: FittedPurchases,
  customers: readonly (PurchaseHistory & { purchasesAhead: number })[],
  weeks: number,
): HoldoutAccuracy | undefined {
  if (customers.length === 0) return undefined;
  const { expectedPurchases } = scoresOf(fitted);
  let [expectedTotal, actualTotal, absolute, squared] = [0, 0, 0, 0];
  for (const customer of customers) {
    const expected = expectedPurchases(customer, weeks);
    const error = expected - customer.purchasesAhead;
    expectedTotal += expected;
    actualTotal += customer.purchasesAhead;
    absolute += Math.abs(error);
    squared += error * error;
  }
  return {
    customers: customers.length,
    expectedTotal,
    actualTotal,
    errorPercent: actualTotal > 0 ? (100 * (expectedTotal - actualTotal)) / actualTotal : null,
    mae: absolute / customers.length,
    rmse: Math.sqrt(squared / customers.length),
  };
}
