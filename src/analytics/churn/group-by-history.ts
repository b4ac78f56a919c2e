import type { CountedHistory, PurchaseHistory } from "../btyd/history.ts";

/** Customers' distinct histories, and per customer the place of theirs. */
export interface HistoryGroups {
  histories: CountedHistory[];
  places: Uint32Array;
}

export function groupByHistory(customers: readonly PurchaseHistory[]): HistoryGroups {
  const histories: CountedHistory[] = [];
  const places = new Uint32Array(customers.length);
  const known = new Map<string, number>();
  for (const [i, { x, tx, T }] of customers.entries()) {
    const key = `${x} ${tx} ${T}`;
    const place = known.get(key) ?? histories.length;
    const history = histories[place];
    if (history) history.customers += 1;
    else {
      known.set(key, place);
      histories.push({ x, tx, T, customers: 1 });
    }
    places[i] = place;
  }
  return { histories, places };
}
