/** What every surface says where a figure is not known; never 0, never a blank. */
export const UNKNOWN = "unknown";

const LOCALE = "en-US";

type Unknowable<T> = T | null | undefined;

/**
 * Integer cents as money: `$1,234.50`. Whole units where `digits` is 0, for sums and forecasts in which
 * cents say nothing.
 */
export function formatMoney(
  cents: Unknowable<number>,
  currency: string,
  options: { digits?: 0 | 2 } = {},
): string {
  if (cents === null || cents === undefined) return UNKNOWN;
  const whole = options.digits === 0;
  const format = moneyFormat(currency, whole);
  // Halves of a cent and minus zero would show as "-$0".
  const units = whole ? Math.round(cents / 100) : cents / 100;
  return format.format(units === 0 ? 0 : units);
}

/** A ratio as a percentage: 0.123 is `12.3%`; whole percents where `digits` is 0. */
export function formatPercent(ratio: Unknowable<number>, options: { digits?: 0 | 1 } = {}): string {
  if (ratio === null || ratio === undefined) return UNKNOWN;
  return numberFormat({
    style: "percent",
    maximumFractionDigits: options.digits ?? 1,
    signDisplay: "negative",
  }).format(ratio);
}

/** A change as a signed percentage: 0.05 is `+5%`. */
export function formatChange(ratio: Unknowable<number>): string {
  if (ratio === null || ratio === undefined) return UNKNOWN;
  return numberFormat({
    style: "percent",
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  }).format(ratio);
}

/** A count or an average: `1,234`, `2.4`. */
export function formatNumber(value: Unknowable<number>, options: { digits?: 0 | 1 } = {}): string {
  if (value === null || value === undefined) return UNKNOWN;
  return numberFormat({
    maximumFractionDigits: options.digits ?? (Number.isInteger(value) ? 0 : 1),
    signDisplay: "negative",
  }).format(value);
}

/** A count with its noun: `1 order`, `2 orders`, `3 categories` where the plural is given. */
export function formatCount(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(value, { digits: 0 })} ${Math.round(value) === 1 ? noun : plural}`;
}

/** A span of days: `1 day`, `90 days`; tenths only under ten days. */
export function formatDays(days: Unknowable<number>): string {
  if (days === null || days === undefined) return UNKNOWN;
  const rounded = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
  return `${formatNumber(rounded)} ${rounded === 1 ? "day" : "days"}`;
}

/** A calendar day, from an instant in the shop's time zone: `Dec 9, 2011`. */
export function formatDate(instant: Unknowable<string>, timeZone: string): string {
  if (instant === null || instant === undefined) return UNKNOWN;
  return dateFormat({ dateStyle: "medium", timeZone }).format(new Date(instant));
}

/** A calendar day without a time zone, as `2011-12-09`, read as `Dec 9, 2011`. */
export function formatDay(day: string): string {
  return formatDate(`${day}T00:00:00Z`, "UTC");
}

/** First day of a period as its name: a month is `Dec 2011`, a week `week of Dec 5, 2011`. */
export function formatPeriodStart(day: string, granularity: "day" | "week" | "month"): string {
  if (granularity === "day") return formatDay(day);
  if (granularity === "week") return `week of ${formatDay(day)}`;
  return dateFormat({ month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** `at_risk` as `at risk`: a stored word as a person reads it. */
export function formatWord(word: Unknowable<string>): string {
  return word === null || word === undefined ? UNKNOWN : word.replaceAll("_", " ");
}

function moneyFormat(currency: string, whole: boolean): Intl.NumberFormat {
  return numberFormat({
    style: "currency",
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
}

/** A score from 0 to 1, with two decimals. */
export function formatScore(score: Unknowable<number>): string {
  if (score === null || score === undefined) return UNKNOWN;
  return numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(score);
}

/** To make a format costs as much as to use it a hundred times, and a long list uses few. */
const numberFormat = remembering(
  (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(LOCALE, options),
);
const dateFormat = remembering(
  (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, options),
);

function remembering<Options, Format>(make: (options: Options) => Format): (options: Options) => Format {
  const made = new Map<string, Format>();
  return (options) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? make(options);
    made.set(key, format);
    return format;
  };
}
