const DAY_MS = 86_400_000;

/** A day of the calendar, counted from 1970-01-01; without hours, so without time zones and summer time. */
export type DayNumber = number;

export interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** The day that an instant falls on in a time zone. */
export function dayIn(timeZone: string, instant: Date): DayNumber {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
  const [year = 1970, month = 1, day = 1] = parts.split("-").map(Number);
  return dayOf(year, month, day);
}

/** Months beyond 12 and days beyond the month's end run on into what follows. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function calendarDay(day: DayNumber): CalendarDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-07-01`. */
export function isoDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function lastDayOfMonth(year: number, month: number): DayNumber {
  return dayOf(year, month + 1, 1) - 1;
}

/** Months are 1 to 12; `quarter` is 1 to 4. */
export function lastDayOfQuarter(year: number, quarter: number): DayNumber {
  return lastDayOfMonth(year, quarter * 3);
}

/** Weeks begin on Monday. */
export function mondayOf(day: DayNumber): DayNumber {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** Calendar months from the one to the other, both counted. */
export function monthsThrough(from: DayNumber, to: DayNumber): number {
  const [a, b] = [calendarDay(from), calendarDay(to)];
  return (b.year - a.year) * 12 + b.month - a.month + 1;
}

/** Weeks from the one to the other, both counted. */
export function weeksThrough(from: DayNumber, to: DayNumber): number {
  return (mondayOf(to) - mondayOf(from)) / 7 + 1;
}

/** Days that shops plan for; undefined for another word. */
export function shoppingEvent(name: string, year: number): DayNumber | undefined {
  const find = EVENTS[name];
  return find?.(year);
}

const EVENTS: Readonly<Record<string, (year: number) => DayNumber>> = {
  "valentines day": (year) => dayOf(year, 2, 14),
  valentines: (year) => dayOf(year, 2, 14),
  easter: easterSunday,
  halloween: (year) => dayOf(year, 10, 31),
  thanksgiving: fourthThursdayOfNovember,
  "black friday": (year) => fourthThursdayOfNovember(year) + 1,
  "cyber monday": (year) => fourthThursdayOfNovember(year) + 4,
  christmas: (year) => dayOf(year, 12, 25),
  "new years eve": (year) => dayOf(year, 12, 31),
  spring: (year) => dayOf(year, 5, 31),
  summer: (year) => dayOf(year, 8, 31),
  autumn: (year) => dayOf(year, 11, 30),
  "the holidays": (year) => dayOf(year, 12, 31),
  "holiday season": (year) => dayOf(year, 12, 31),
};

/** Names of the events, for patterns. */
export const EVENT_NAMES: readonly string[] = Object.keys(EVENTS);

function fourthThursdayOfNovember(year: number): DayNumber {
  const first = dayOf(year, 11, 1);
  // 1970-01-01 was a Thursday, so Thursdays are the multiples of seven.
  return Math.ceil(first / 7) * 7 + 21;
}

/** Gregorian computus in the anonymous form (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
