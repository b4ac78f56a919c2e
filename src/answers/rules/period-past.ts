import { calendarDay, type DayNumber, dayOf, EVENT_NAMES, lastDayOfMonth, mondayOf } from "./calendar.ts";
import { DURATION, type Duration, readDuration, type Unit } from "./durations.ts";
import { MONTHS } from "./months.ts";
import { type Span, spanOfName } from "./period-named.ts";
import { type Sentence, take } from "./sentence.ts";

type Groups = Readonly<Record<string, string | undefined>>;

interface PastRule {
  pattern: RegExp;
  /** Undefined where the words say when, but no days: "historically". */
  read: (groups: Groups, today: DayNumber) => Span | undefined;
}

const EVENT = EVENT_NAMES.join("|");
const LAST = "(?:last|past|previous|prior|preceding|latest)";
const YEAR = "(?: (?:of |in )?(?<year>20\\d\\d))?";

const RULES: readonly PastRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:the )?(?:last|past|previous|prior|preceding|recent)(?: full| complete| calendar)? ${DURATION}`,
    ),
    read: (groups, today) => rolling(readDuration(groups), today),
  },
  {
    pattern: new RegExp(`\\b(?:the )?${LAST} (?<name>q ?[1-4]|h[12]|${MONTHS}|${EVENT})\\b`),
    read: (groups, today) => spanOfName(groups.name ?? "", undefined, today, { isOver: true }),
  },
  {
    pattern: /\b(?:the )?(?:day before yesterday)\b/,
    read: (_groups, today) => ({ from: today - 2, to: today - 2 }),
  },
  {
    pattern:
      /\b(?:the )?(?<which>last|past|previous|prior) (?:full |complete |calendar )?(?<unit>day|week|weekend|month|quarter|year|season)\b/,
    read: (groups, today) => unitBefore(groups.unit, 1, today),
  },
  {
    pattern: /\b(?:the )?(?<unit>week|month|quarter|year) before(?: last)?\b/,
    read: (groups, today) => unitBefore(groups.unit, 2, today),
  },
  {
    pattern: /\b(?:last|past|previous|recent) (?<unit>days|weeks|months|quarters|years)\b/,
    read: (groups, today) => rolling(readDuration({ count: "few", unit: groups.unit }), today),
  },
  {
    pattern: new RegExp(`\\b${DURATION} ago\\b`),
    read: (groups, today) => around(readDuration(groups), today),
  },
  { pattern: /\byesterday\b/, read: (_groups, today) => ({ from: today - 1, to: today - 1 }) },
  { pattern: /\b(?:today|tonight)\b/, read: (_groups, today) => ({ from: today, to: today }) },
  {
    pattern: /\b(?:so far|to date|until now|up to now|till now) this (?<unit>week|month|quarter|year)\b/,
    read: (groups, today) => toDate(groups.unit, today),
  },
  {
    pattern:
      /\bthis (?<unit>week|month|quarter|year)(?:s)? (?:so far|to date|until now|up to now|till now)\b/,
    read: (groups, today) => toDate(groups.unit, today),
  },
  {
    pattern: /\b(?:(?<unit>year|month|quarter|week) to date|ytd|year to now)\b/,
    read: (groups, today) => toDate(groups.unit ?? "year", today),
  },
  { pattern: /\bmtd\b/, read: (_groups, today) => toDate("month", today) },
  { pattern: /\bqtd\b/, read: (_groups, today) => toDate("quarter", today) },
  {
    pattern:
      /\bsince (?:(?:the )?(?:beginning|start) of )?(?:the )?(?:(?<unit>week|month|quarter|year)|new years?)(?: began| started)?(?= |$)/,
    read: (groups, today) => toDate(groups.unit ?? "year", today),
  },
  {
    pattern: /\bsince last (?<unit>week|month|quarter|year)\b/,
    read: (groups, today) => since(unitBefore(groups.unit, 1, today), today),
  },
  {
    pattern: new RegExp(
      `\\b(?:since|from) (?:last |the |early |late |(?:the )?(?:start|beginning|end) of )*(?<name>20\\d\\d-\\d\\d-\\d\\d|[0-3]?\\d(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})|(?:${MONTHS}) [0-3]?\\d(?:st|nd|rd|th)?(?= |$)|q ?[1-4]|${MONTHS}|${EVENT}|20\\d\\d)${YEAR}(?! (?:to|until|till|through) )(?: (?:on|onwards?|to now|until now|till now|to today))?`,
    ),
    read: (groups, today) =>
      since(spanOfName(groups.name ?? "", groups.year, today, { isOver: false }), today),
  },
  { pattern: /\bso far\b|\bto date\b|\buntil now\b|\bup to now\b/, read: () => undefined },
  { pattern: /\bsince yesterday\b/, read: (_groups, today) => ({ from: today - 1, to: today }) },
  {
    pattern: /\bright now\b|\bcurrently\b|\ball time\b|\bever\b|\bhistorically\b|\buntil now\b/,
    read: () => undefined,
  },
];

/** Takes a period that is over, or runs up to now: "last quarter", "3 weeks ago", "since March". */
export function takePeriodPast(
  sentence: Sentence,
  today: DayNumber,
): { isPast: boolean; span?: Span; rest: Sentence } {
  for (const { pattern, read } of RULES) {
    const taken = take(sentence, pattern);
    if (!taken) continue;
    const span = read(taken.match.groups ?? {}, today);
    return { isPast: true, rest: taken.rest, ...(span && span.from <= today ? { span } : {}) };
  }
  return { isPast: false, rest: sentence };
}

/** So many days, weeks or months up to the day on which the data end. */
function rolling({ count, unit }: Duration, today: DayNumber): Span {
  const { year, month, day } = calendarDay(today);
  const months: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };
  const inMonths = months[unit];
  if (inMonths === undefined) return { from: today - count * (unit === "week" ? 7 : 1) + 1, to: today };
  const first = month - count * inMonths;
  const start = Math.min(dayOf(year, first, day), lastDayOfMonth(year, first));
  return { from: start + 1, to: today };
}

/** The calendar's week, month, quarter or year, so many before the running one. */
function unitBefore(unit: string | undefined, back: number, today: DayNumber): Span | undefined {
  const { year, month } = calendarDay(today);
  switch (unit) {
    case "day":
      return { from: today - back, to: today - back };
    case "week":
      return { from: mondayOf(today) - 7 * back, to: mondayOf(today) - 7 * back + 6 };
    case "weekend":
      return { from: mondayOf(today) - 2, to: mondayOf(today) - 1 };
    case "month":
      return { from: dayOf(year, month - back, 1), to: lastDayOfMonth(year, month - back) };
    case "quarter": {
      const first = 3 * Math.floor((month - 1) / 3) + 1 - 3 * back;
      return { from: dayOf(year, first, 1), to: lastDayOfMonth(year, first + 2) };
    }
    case "year":
      return { from: dayOf(year - back, 1, 1), to: dayOf(year - back, 12, 31) };
    default:
      return undefined;
  }
}

/** "3 weeks ago": the week, month, … that it was. */
function around({ count, unit }: Duration, today: DayNumber): Span | undefined {
  return unitBefore(unit, count, today);
}

function toDate(unit: string | undefined, today: DayNumber): Span {
  const running = unitBefore(unit, 0, today);
  return { from: running?.from ?? today, to: today };
}

function since(span: Span | undefined, today: DayNumber): Span | undefined {
  return span && { from: span.from, to: today };
}
