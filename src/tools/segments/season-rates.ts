import { type DayRange, daysWithin, type Occurrences } from "../../analytics/season/season-events.ts";

export interface Sold {
  orders: number;
  valueCents: number | null;
}

/** Days of the season, other days, and times it came round, within some days. */
export function coverage({ whole, partial }: Occurrences, within: DayRange) {
  const daysOf = (ranges: readonly DayRange[]) =>
    ranges.reduce((sum, range) => sum + daysWithin(range, within), 0);
  const eventDays = daysOf(whole);
  return {
    eventDays,
    usualDays: Math.max(0, daysWithin(within, within) - eventDays - daysOf(partial)),
    years: whole.filter(({ to }) => to >= within.from).length,
  };
}

/** Fewer other days are no measure of what is usual. */
const USUAL_DAYS_MIN = 30;

/** Sales per day of the season against those per day of other days. */
export function ratesOf(
  { usual, ...event }: Sold & { usual: Sold },
  { eventDays, usualDays }: { eventDays: number; usualDays: number },
) {
  const isKnown = eventDays > 0 && usualDays >= USUAL_DAYS_MIN;
  const perDay = (value: number | null, days: number) => (isKnown && value !== null ? value / days : null);
  const lift = (value: number | null, other: number | null) => {
    const [now, then] = [perDay(value, eventDays), perDay(other, usualDays)];
    return now === null || then === null || then <= 0 ? null : now / then - 1;
  };
  return {
    ...event,
    ordersPerDay: perDay(event.orders, eventDays),
    usualOrdersPerDay: perDay(usual.orders, usualDays),
    ordersLift: lift(event.orders, usual.orders),
    valueLift: lift(event.valueCents, usual.valueCents),
  };
}

/** Sales of some days together. */
export function salesOf(days: readonly { orders: number; netValueCents: number }[]): Sold {
  return {
    orders: days.reduce((sum, day) => sum + day.orders, 0),
    valueCents: days.reduce((sum, day) => sum + day.netValueCents, 0),
  };
}

export function totalOf(years: readonly Sold[]): Sold {
  const known = years.flatMap(({ valueCents }) => valueCents ?? []);
  return {
    orders: years.reduce((sum, { orders }) => sum + orders, 0),
    valueCents: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
  };
}

export function isIn(day: string, { from, to }: DayRange): boolean {
  return day >= from && day <= to;
}
