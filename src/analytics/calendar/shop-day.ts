/** The calendar day that an instant falls on in a time zone, as `2026-11-24`. */
export function shopDay(timeZone: string, instant: Date | number): string {
  return shopDays(timeZone)(instant);
}

/** The same for many instants: to make a format costs as much as to use it a hundred times. */
export function shopDays(timeZone: string): (instant: Date | number) => string {
  // Canadian dates are written as ISO 8601 has them.
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  return (instant) => format.format(instant);
}
