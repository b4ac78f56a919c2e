const MINUTE_MS = 60_000;

/** Longer than any month: rarer jobs than monthly ones are not caught up. */
const MINUTES_BACK_MAX = 32 * 24 * 60;

/**
 * The last of a schedule's times that is not after `now`, found by asking minute by minute: the expression's own
 * matcher knows weekdays, months and changes of the clocks, and node-cron tells only times to come.
 *
 * @param second of the minute at which the schedule strikes.
 * @returns undefined where there was none for a month.
 */
export function previousTime(matches: (date: Date) => boolean, now: Date, second: number): Date | undefined {
  const latest = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + second * 1_000;
  const first = latest > now.getTime() ? 1 : 0;
  for (let back = first; back <= MINUTES_BACK_MAX; back += 1) {
    const date = new Date(latest - back * MINUTE_MS);
    if (matches(date)) return date;
  }
  return undefined;
}

/** Whether no run began since the schedule last struck. A job that never ran is missed, whatever its times. */
export function isMissed(lastRunAt: Date | undefined, due: Date | undefined): boolean {
  if (!lastRunAt) return true;
  return due !== undefined && lastRunAt.getTime() < due.getTime();
}
