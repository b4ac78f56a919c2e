import { addDays } from "../forecast/periods.ts";

/** First and last day, both in it. */
export interface DayRange {
  from: string;
  to: string;
}

type EventRule = (year: number) => DayRange;

/** What comes round every year and is sold for, by the year it begins in. */
export const SEASON_EVENTS = {
  black_friday: (year) => {
    const friday = addDays(nthWeekday(year, 11, THURSDAY, 4), 1);
    return { from: friday, to: addDays(friday, 3) };
  },
  christmas: fixed("12-01", "12-24"),
  new_year: fixed("12-27", "01-06"),
  valentines: fixed("02-01", "02-14"),
  easter: (year) => {
    const sunday = easterSunday(year);
    return { from: addDays(sunday, -14), to: addDays(sunday, 1) };
  },
  back_to_school: fixed("08-01", "09-15"),
  spring: fixed("03-01", "05-31"),
  summer: fixed("06-01", "08-31"),
  autumn: fixed("09-01", "11-30"),
  winter: (year) => ({ from: `${year}-12-01`, to: addDays(`${year + 1}-03-01`, -1) }),
  q1: fixed("01-01", "03-31"),
  q2: fixed("04-01", "06-30"),
  q3: fixed("07-01", "09-30"),
  q4: fixed("10-01", "12-31"),
} as const satisfies Record<string, EventRule>;

export type SeasonEvent = keyof typeof SEASON_EVENTS;

/** An event of the table, or one of the shop's own between two days of the year (`MM-DD`). */
export type Season = { event: SeasonEvent } | { fromMonthDay: string; toMonthDay: string };

export interface Occurrences {
  /** Those that the data cover from the first day to the last, oldest first. */
  whole: (DayRange & { year: number })[];
  /** Those that the data cover in part: to be left out. */
  partial: (DayRange & { year: number })[];
}

/** When a season was within the days of the data, by the year it began in. */
export function occurrencesOf(season: Season, data: DayRange): Occurrences {
  const rule: EventRule =
    "event" in season ? SEASON_EVENTS[season.event] : fixed(season.fromMonthDay, season.toMonthDay);
  const [first, last] = [yearOf(data.from) - 1, yearOf(data.to)];
  const all = Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, ...rule(first + i) }));
  const touched = all.filter(({ from, to }) => to >= data.from && from <= data.to);
  const isWhole = ({ from, to }: DayRange) => from >= data.from && to <= data.to;
  return { whole: touched.filter(isWhole), partial: touched.filter((range) => !isWhole(range)) };
}

/** Days of a range that are also in another. */
export function daysWithin(range: DayRange, other: DayRange): number {
  const from = range.from > other.from ? range.from : other.from;
  const to = range.to < other.to ? range.to : other.to;
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1);
}

const DAY_MS = 86_400_000;
const THURSDAY = 4;

/** The same days every year; into the next one where the last comes before the first. */
function fixed(from: string, to: string): EventRule {
  return (year) => ({ from: dayOf(year, from), to: dayOf(to < from ? year + 1 : year, to) });
}

/** The 29th of February is the 28th where there is none. */
function dayOf(year: number, monthDay: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${monthDay === "02-29" && !isLeap ? "02-28" : monthDay}`;
}

/** The nth weekday of a month; Sunday is 0. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const day = 1 + ((weekday - first + 7) % 7) + 7 * (nth - 1);
  return isoDay(year, month, day);
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus 1991, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return isoDay(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
