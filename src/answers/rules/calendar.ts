import { shopDay } from "../../analytics/calendar/shop-day.ts";
import { easterSunday, nthWeekday } from "../../analytics/season/season-events.ts";

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
  return readIsoDay(shopDay(timeZone, instant));
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
  easter: (year) => readIsoDay(easterSunday(year)),
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
  return readIsoDay(nthWeekday(year, 11, THURSDAY, 4));
}

const THURSDAY = 4;

function readIsoDay(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}
