/** Shorter histories are not judged: two windows of a few weeks say nothing of a habit. */
export const HISTORY_DAYS_MIN = 120;

const WINDOWS_MAX = 4;

/** Whole weeks, so that a week day meets itself. */
const YEAR_DAYS = 364;
/** A year ago says what the season does only if the models had so much to go by then. */
const HISTORY_OF_LAST_YEAR_MIN = 240;
const SEASON_CHECK_DAYS = 60;
const SEASON_CHECKS_MIN = 2;
const SEASON_CHECKS_MAX = 4;

/** Customers as of `daysBefore` the last day with data, and what they did in the `daysAhead` after that day. */
export interface Window {
  daysBefore: number;
  daysAhead: number;
}

/** What is read of a season: the same days a year ago, and the same for past days whose outcome is known. */
export interface SeasonWindows<Read = Window> {
  lastYear: Read;
  checks: { thisYear: Read; lastYear: Read }[];
}

export type ChurnWindows =
  | {
      kind: "windows";
      judgedDays: number;
      /** The latest first; each ends where the one before it begins. */
      judged: Window[];
      /** Undefined where history is too short to know the season. */
      season: SeasonWindows | undefined;
    }
  /** `reason` is a sentence for a person. */
  | { kind: "too-short"; reason: string };

/**
 * The past days on which the risk of silence is tried, each judged by the `judgedDays` after it.
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
  const judged = Array.from({ length: windows }, (_, i) => ({
    daysBefore: (i + 1) * judgedDays,
    daysAhead: judgedDays,
  }));
  return { kind: "windows", judgedDays, judged, season: seasonWindows(historyDays, horizonDays) };
}

function seasonWindows(historyDays: number, horizonDays: number): SeasonWindows | undefined {
  const daysAhead = Math.min(horizonDays, SEASON_CHECK_DAYS);
  const spare = historyDays - YEAR_DAYS - HISTORY_OF_LAST_YEAR_MIN;
  const checks = Math.min(SEASON_CHECKS_MAX, Math.floor(spare / daysAhead));
  if (checks < SEASON_CHECKS_MIN || horizonDays > YEAR_DAYS) return undefined;
  return {
    lastYear: { daysBefore: YEAR_DAYS, daysAhead: horizonDays },
    checks: Array.from({ length: checks }, (_, i) => {
      const daysBefore = (i + 1) * daysAhead;
      return {
        thisYear: { daysBefore, daysAhead },
        lastYear: { daysBefore: daysBefore + YEAR_DAYS, daysAhead },
      };
    }),
  };
}
