import type { CountedHistory } from "./history.ts";
import { type FittedPurchases, scoresOf } from "./models.ts";

/** Customers whose first purchase was at the same time. */
export interface Newcomers {
  week: number;
  customers: number;
}

/**
 * Repeat purchases that all customers together should have made by each of some times, from nothing but when
 * each first bought: the unconditional expectation. Beside the purchases made it shows where a model drifts.
 *
 * @param weeks times on the same scale as the newcomers' weeks; who comes later counts 0.
 */
export function expectedFromStart(
  fitted: FittedPurchases,
  newcomers: readonly Newcomers[],
  weeks: readonly number[],
): number[] {
  const { expectedPurchases } = scoresOf(fitted);
  return weeks.map((until) =>
    newcomers.reduce((sum, { week, customers }) => {
      if (until <= week) return sum;
      return sum + customers * expectedPurchases({ x: 0, tx: 0, T: 0 }, until - week);
    }, 0),
  );
}

/** Purchases that all customers together are expected to make within each of some weeks ahead, by their histories. */
export function expectedAhead(
  fitted: FittedPurchases,
  histories: readonly CountedHistory[],
  weeks: readonly number[],
): number[] {
  const { expectedPurchases } = scoresOf(fitted);
  return weeks.map((ahead) =>
    histories.reduce((sum, history) => sum + history.customers * expectedPurchases(history, ahead), 0),
  );
}
