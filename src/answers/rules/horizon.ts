import { type DayNumber, isoDay, monthsThrough, weeksThrough } from "./calendar.ts";
import type { Duration, Unit } from "./durations.ts";
import type { Period } from "./period-ahead.ts";
import { type Sentence, take } from "./sentence.ts";

export type Granularity = "day" | "week" | "month";

export interface Horizon {
  granularity: Granularity;
  horizon: number;
  /** First day of what was named, where that is still to come. */
  from?: string;
}

/** What is forecast when nobody says how far: long enough to plan with, short enough to trust. */
const USUAL: Readonly<Record<Granularity, number>> = { day: 30, week: 12, month: 6 };

const GRANULARITY: readonly { pattern: RegExp; granularity: Granularity }[] = [
  {
    pattern: /\b(?:daily|day by day|day to day|in days|(?:by|per|each|every) (?:the )?day)\b/,
    granularity: "day",
  },
  {
    pattern: /\b(?:weekly|week by week|in weeks|(?:by|per|each|every) (?:the )?week)\b/,
    granularity: "week",
  },
  {
    pattern: /\b(?:monthly|month by month|in months|(?:by|per|each|every) (?:the )?month)\b/,
    granularity: "month",
  },
];

/** Takes "by week", "daily", "per month". */
export function takeGranularity(sentence: Sentence): { granularity?: Granularity; rest: Sentence } {
  for (const { pattern, granularity } of GRANULARITY) {
    const taken = take(sentence, pattern);
    if (taken) return { granularity, rest: taken.rest };
  }
  return { rest: sentence };
}

/**
 * A period ahead as a number of days, weeks or months. The one that today is in counts as the first:
 * it is not over, so it is still to be forecast.
 */
export function toHorizon(
  period: Period | undefined,
  granularity: Granularity | undefined,
  today: DayNumber,
): Horizon {
  if (period?.kind === "through") {
    const unit = granularity ?? period.natural;
    return {
      granularity: unit,
      horizon: countThrough(unit, today, period.day),
      ...(period.from !== undefined && { from: isoDay(period.from) }),
    };
  }
  if (period?.kind === "for") return spanHorizon(period.duration, granularity);
  const unit = granularity ?? "week";
  return { granularity: unit, horizon: USUAL[unit] };
}

function countThrough(unit: Granularity, today: DayNumber, day: DayNumber): number {
  if (unit === "day") return day - today + 1;
  return unit === "week" ? weeksThrough(today, day) : monthsThrough(today, day);
}

/** How many of each granularity make one unit. */
const PER_UNIT: Readonly<Record<Unit, Record<Granularity, number>>> = {
  day: { day: 1, week: 1 / 7, month: 12 / 365 },
  week: { day: 7, week: 1, month: 12 / 52 },
  month: { day: 30, week: 52 / 12, month: 1 },
  quarter: { day: 91, week: 13, month: 3 },
  year: { day: 365, week: 52, month: 12 },
};

function spanHorizon(duration: Duration, asked: Granularity | undefined): Horizon {
  const own = duration.unit === "quarter" || duration.unit === "year" ? "month" : duration.unit;
  const granularity = asked ?? own;
  const count = Math.round(duration.count * PER_UNIT[duration.unit][granularity]);
  return { granularity, horizon: Math.max(1, count) };
}
