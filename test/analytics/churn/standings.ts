import type { ChurnHistory } from "../../../src/analytics/churn/fit-churn.ts";
import { churnHistoryOf, type PurchaseDays } from "../../../src/analytics/churn/history-of-days.ts";
import type { ObservedCustomer } from "../../../src/analytics/churn/standing.ts";

/** Value by day number of one customer. */
export type CustomerDays = ReadonlyMap<number, number>;

/** Customers as of the end of `day`, and whether they were silent in the `daysAhead` after it. */
export function standingsOn(
  customers: readonly CustomerDays[],
  { day, daysAhead }: { day: number; daysAhead: number },
): ObservedCustomer[] {
  return customers.flatMap((days) => {
    const until = [...days].filter(([at]) => at <= day);
    if (until.length === 0) return [];
    const numbers = until.map(([at]) => at);
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const value = until.reduce((sum, [, spend]) => sum + spend, 0);
    return [
      {
        x: until.length - 1,
        tx: (last - first) / 7,
        T: (day - first) / 7,
        meanValue: value / until.length,
        silent: ![...days.keys()].some((at) => at > day && at <= day + daysAhead),
      },
    ];
  });
}

/** What `fitChurn` is given on `lastDay`: nothing of what follows it. */
export function churnHistoryOn(
  customers: readonly CustomerDays[],
  split: { lastDay: number; horizonDays: number },
): ChurnHistory {
  const known = churnHistoryOf(purchaseDaysOf(customers, split.lastDay), split);
  if (known.kind === "history") return known.history;
  throw new Error(known.reason);
}

export function purchaseDaysOf(customers: readonly CustomerDays[], lastDay: number): PurchaseDays {
  const rows = customers.flatMap((days, customer) =>
    [...days]
      .filter(([day]) => day <= lastDay)
      .sort(([one], [other]) => one - other)
      .map(([day, value]) => ({ customer, day, value })),
  );
  return {
    customer: Uint32Array.from(rows, ({ customer }) => customer),
    day: Int32Array.from(rows, ({ day }) => day),
    value: Float64Array.from(rows, ({ value }) => value),
  };
}
