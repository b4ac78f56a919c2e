import { type Candidate, candidatesFor } from "./candidates.ts";
import { RHYTHMS } from "./rhythms.ts";
import { sum } from "./sums.ts";

/** The days behind a series of months: what adds up, such as revenue and orders, not averages or heads. */
export interface MonthDays {
  /** Oldest first, without gaps, up to the day before `next`. */
  values: readonly number[];
  /** First day of the first month ahead, `YYYY-MM-DD`. */
  next: string;
}

const DAY_MS = 86_400_000;

/**
 * Ways to continue months by their days: the days are continued and summed by month. So each month has the
 * weekdays that the calendar gives it, where a month of last year had others. Level and trend stay with the months.
 *
 * @param monthCount months in the series whose end the days share.
 */
export function candidatesByDays(days: MonthDays, monthCount: number): Candidate[] {
  const [year = 0, month = 1] = days.next.split("-").map(Number);
  const origin = Date.UTC(year, month - 1, 1);
  /** Days from the first day ahead to the first day of a month, counted from the first month ahead. */
  const dayOf = (ahead: number) => Math.round((Date.UTC(year, month - 1 + ahead, 1) - origin) / DAY_MS);
  const historyBefore = (months: number) =>
    days.values.slice(0, Math.max(0, days.values.length + dayOf(months - monthCount)));

  const byDays = candidatesFor(RHYTHMS.day)
    .filter(isByLastYear)
    .map(
      (candidate): Candidate => ({
        name: `${candidate.name}, summed from days`,
        prior: (months) => candidate.prior(historyBefore(months.length)),
        continue(months, horizon) {
          const ahead = months.length - monthCount;
          const starts = Array.from({ length: horizon + 1 }, (_, i) => dayOf(ahead + i) - dayOf(ahead));
          const path = candidate.continue(historyBefore(months.length), starts.at(-1) ?? 0);
          return path && starts.slice(1).map((end, i) => sum(path.slice(starts[i], end)));
        },
      }),
    );
  return [...byDays, ...candidatesFor(RHYTHMS.month).filter((candidate) => !isByLastYear(candidate))];
}

const isByLastYear = ({ name }: Candidate) => name.includes("last year");
