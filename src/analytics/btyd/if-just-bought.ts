import type { PurchaseHistory } from "./history.ts";

/**
 * What would be expected had the customer's last purchase been today: as many purchases at the same age, but no
 * silence since. A one-time buyer who has just bought is a newcomer, about whose pace nothing is known yet, but
 * is not expected to do better than one of the same age who came back today. That holds for every model; under
 * BG/NBD, in which silence says nothing of who bought once, setting t_x alone would change nothing.
 */
export function expectedIfJustBought(
  { x, T }: PurchaseHistory,
  expected: (history: PurchaseHistory) => number,
): number {
  if (x > 0) return expected({ x, tx: T, T });
  return Math.min(expected({ x: 0, tx: 0, T: 0 }), expected({ x: 1, tx: T, T }));
}
