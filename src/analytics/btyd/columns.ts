import type { CountedHistory } from "./history.ts";

/**
 * Histories side by side: counts and times are places in tables of the distinct ones, so that a likelihood
 * takes each logarithm and each gamma function once.
 */
export interface HistoryColumns {
  /** Per history, how many customers share it. */
  customers: Float64Array;
  /** Per history, the place of x in `counts`, and of t_x and T in `times`. */
  x: Uint32Array;
  tx: Uint32Array;
  T: Uint32Array;
  counts: readonly number[];
  times: readonly number[];
  totals: { customers: number; repeats: number; weeks: number };
}

export function columnsOf(histories: readonly CountedHistory[]): HistoryColumns {
  const counts = tableOfDistinct();
  const times = tableOfDistinct();
  const columns = {
    customers: Float64Array.from(histories, ({ customers }) => customers),
    x: Uint32Array.from(histories, ({ x }) => counts.placeOf(x)),
    tx: Uint32Array.from(histories, ({ tx }) => times.placeOf(tx)),
    T: Uint32Array.from(histories, ({ T }) => times.placeOf(T)),
  };
  const totals = { customers: 0, repeats: 0, weeks: 0 };
  for (const { customers, x, T } of histories) {
    totals.customers += customers;
    totals.repeats += customers * x;
    totals.weeks += customers * T;
  }
  return { ...columns, counts: counts.values, times: times.values, totals };
}

/** A table of distinct values that grows as they are met. */
function tableOfDistinct() {
  const values: number[] = [];
  const known = new Map<number, number>();
  return {
    values,
    placeOf(value: number): number {
      const place = known.get(value);
      if (place !== undefined) return place;
      known.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}
