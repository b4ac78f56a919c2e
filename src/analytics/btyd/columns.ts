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

/** Columns of the distinct histories, whether or not they came counted. */
export function columnsOf(histories: readonly CountedHistory[]): HistoryColumns {
  const counts = tableOfDistinct();
  const times = tableOfDistinct();
  for (const { x, tx, T } of histories) {
    counts.placeOf(x);
    times.placeOf(tx);
    times.placeOf(T);
  }
  const customersBy = new Map<number, number>();
  const totals = { customers: 0, repeats: 0, weeks: 0 };
  const size = times.values.length;
  for (const { x, tx, T, customers } of histories) {
    // A whole number per history: below 2^53 up to 10^6 times (days) and 9,000 counts.
    const key = (counts.placeOf(x) * size + times.placeOf(tx)) * size + times.placeOf(T);
    customersBy.set(key, (customersBy.get(key) ?? 0) + customers);
    totals.customers += customers;
    totals.repeats += customers * x;
    totals.weeks += customers * T;
  }
  const keys = [...customersBy.keys()];
  return {
    customers: Float64Array.from(customersBy.values()),
    x: Uint32Array.from(keys, (key) => Math.floor(key / (size * size))),
    tx: Uint32Array.from(keys, (key) => Math.floor(key / size) % size),
    T: Uint32Array.from(keys, (key) => key % size),
    counts: counts.values,
    times: times.values,
    totals,
  };
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
