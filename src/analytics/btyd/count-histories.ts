import type { CountedHistory, PurchaseHistory } from "./history.ts";

/** Histories with how many customers share each, in the order in which they are first met. */
export function countHistories(histories: Iterable<PurchaseHistory>): CountedHistory[] {
  const counted = new Map<string, CountedHistory>();
  for (const { x, tx, T } of histories) {
    const key = `${x} ${tx} ${T}`;
    const known = counted.get(key);
    if (known) known.customers += 1;
    else counted.set(key, { x, tx, T, customers: 1 });
  }
  return [...counted.values()];
}
