/** Shorter histories are not judged: two windows of a few weeks say nothing of a habit. */
export const HISTORY_DAYS_MIN = 120;

const WINDOWS_MAX = 4;

export type ChurnWindows =
  | { kind: "windows"; judgedDays: number; daysBefore: number[] }
  /** `reason` is a sentence for a person. */
  | { kind: "too-short"; reason: string };

/**
 * The past days on which the risk of silence is tried, each judged by the `judgedDays` after it: these end one
 * where the next begins. `daysBefore` the last day with data, the latest first.
 *
 * The judged days are the horizon, or a third of the history where that is less: the latest window needs one
 * before it, which the rules it is compared with are calibrated on, and that one needs purchases to begin with.
 *
 * @param options.historyDays from the first to the last day with purchases.
 */
export function churnWindows(options: { historyDays: number; horizonDays: number }): ChurnWindows {
  const { historyDays, horizonDays } = options;
  if (historyDays < HISTORY_DAYS_MIN) {
    const reason = `The orders reach back ${historyDays} days, and ${HISTORY_DAYS_MIN} are needed.`;
    return { kind: "too-short", reason };
  }
  const judgedDays = Math.max(1, Math.min(horizonDays, Math.floor(historyDays / 3)));
  const windows = Math.min(WINDOWS_MAX, Math.floor(historyDays / judgedDays) - 1);
  const daysBefore = Array.from({ length: windows }, (_, i) => (i + 1) * judgedDays);
  return { kind: "windows", judgedDays, daysBefore };
}
