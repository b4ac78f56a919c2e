import { churnWindows, type Window } from "../../../src/analytics/churn/churn-windows.ts";
import type { ChurnHistory } from "../../../src/analytics/churn/fit-churn.ts";
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
  { lastDay, horizonDays }: { lastDay: number; horizonDays: number },
): ChurnHistory {
  const known = customers.map((days) => new Map([...days].filter(([at]) => at <= lastDay)));
  const firstDay = known.reduce((first, days) => Math.min(first, ...days.keys()), lastDay);
  const windows = churnWindows({ historyDays: lastDay - firstDay, horizonDays });
  const read = ({ daysBefore, daysAhead }: Window) =>
    standingsOn(known, { day: lastDay - daysBefore, daysAhead });
  const observe = (window: Window) => ({ daysAhead: window.daysAhead, customers: read(window) });
  const now = read({ daysBefore: 0, daysAhead: 0 });
  if (windows.kind === "too-short")
    return { horizonDays, judgedDays: horizonDays, now, past: [], season: undefined };
  const { judgedDays, judged, season } = windows;
  return {
    horizonDays,
    judgedDays,
    now,
    past: judged.map(read),
    season: season && {
      lastYear: observe(season.lastYear),
      checks: season.checks.map(({ thisYear, lastYear }) => ({
        thisYear: observe(thisYear),
        lastYear: observe(lastYear),
      })),
    },
  };
}
