import { poolAdjacentViolators } from "./pool-adjacent-violators.ts";
import type { CustomerStanding, ObservedCustomer } from "./standing.ts";

/** A simple rule that a risk has to beat to be worth showing. `words` complete "no better than …". */
export interface InactivityRule {
  name: string;
  words: string;
  risksOf(customers: readonly CustomerStanding[]): number[];
}

/**
 * The rules, calibrated on the window before the one they are judged on: everybody has the share that was
 * silent then; who has not bought for 90 or 180 days is gone; and the share silent by days since the last
 * purchase, made non-decreasing.
 *
 * @param before at least one customer.
 */
export function inactivityRules(before: readonly ObservedCustomer[]): InactivityRule[] {
  const share = before.filter(({ silent }) => silent).length / before.length;
  const byRecency = silenceByRecency(before);
  return [
    {
      name: "base rate",
      words: "telling everybody the shop's average",
      risksOf: (customers) => customers.map(() => share),
    },
    ...[90, 180].map((days) => ({
      name: `${days} days inactive`,
      words: `the rule of ${days} days without a purchase`,
      risksOf: (customers: readonly CustomerStanding[]) =>
        customers.map((customer) => (recencyDaysOf(customer) >= days ? 1 : 0)),
    })),
    {
      name: "recency alone",
      words: "the days since the last purchase alone",
      risksOf: (customers) => customers.map((customer) => byRecency(recencyDaysOf(customer))),
    },
  ];
}

export function recencyDaysOf({ tx, T }: CustomerStanding): number {
  return Math.round((T - tx) * 7);
}

function silenceByRecency(before: readonly ObservedCustomer[]): (recencyDays: number) => number {
  const counts = new Map<number, { customers: number; silent: number }>();
  for (const customer of before) {
    const days = recencyDaysOf(customer);
    const count = counts.get(days) ?? { customers: 0, silent: 0 };
    count.customers += 1;
    count.silent += customer.silent ? 1 : 0;
    counts.set(days, count);
  }
  const known = [...counts].sort(([one], [other]) => one - other);
  const shares = poolAdjacentViolators(
    known.map(([, { customers, silent }]) => silent / customers),
    known.map(([, { customers }]) => customers),
  );
  const lastDay = known.at(-1)?.[0] ?? 0;
  const byDay = new Float64Array(lastDay + 1);
  let place = 0;
  for (let day = 0; day <= lastDay; day += 1) {
    if ((known[place + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= day) place += 1;
    byDay[day] = shares[place] ?? 0;
  }
  return (recencyDays) => byDay[Math.min(recencyDays, lastDay)] ?? 0;
}
