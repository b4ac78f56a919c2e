import type { Granularity } from "./rhythms.ts";

const DAY_MS = 86_400_000;

/** Values by period, complete periods only. */
export interface PeriodSeries {
  /** First day of each period, `YYYY-MM-DD`, consecutive. */
  starts: string[];
  values: number[];
  /** First day of the first period that is not complete: where a forecast begins. */
  next: string;
}

/** First day of the period that a day lies in; weeks begin on Monday. */
export function periodStart(day: string, granularity: Granularity): string {
  if (granularity === "day") return day;
  if (granularity === "month") return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

export function nextPeriod(start: string, granularity: Granularity): string {
  if (granularity === "day") return addDays(start, 1);
  if (granularity === "week") return addDays(start, 7);
  const [year = 0, month = 0] = start.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/**
 * Lays values out over consecutive periods from the first day with data to the last. Periods without a value
 * are 0, which is what they were; the first and the last are left out where the data cover them in part.
 */
export function periodSeries(
  sums: ReadonlyMap<string, number>,
  days: { first: string; last: string },
  granularity: Granularity,
): PeriodSeries {
  const starts: string[] = [];
  const values: number[] = [];
  const begun = periodStart(days.first, granularity);
  let start = begun < days.first ? nextPeriod(begun, granularity) : begun;
  while (addDays(nextPeriod(start, granularity), -1) <= days.last) {
    starts.push(start);
    values.push(sums.get(start) ?? 0);
    start = nextPeriod(start, granularity);
  }
  return { starts, values, next: start };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
