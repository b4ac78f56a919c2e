import {
  calendarDay,
  type DayNumber,
  dayOf,
  EVENT_NAMES,
  lastDayOfMonth,
  lastDayOfQuarter,
  mondayOf,
  shoppingEvent,
} from "./calendar.ts";
import { DURATION, type Duration, readDuration } from "./durations.ts";
import { MONTHS, readMonth } from "./months.ts";
import { type Sentence, take } from "./sentence.ts";

/** Where a question looks: ahead for a length of time, ahead to a day, or back. */
export type Period =
  | { kind: "for"; duration: Duration }
  /** `from`: where what was named begins, if not now: the first quarter begins in January. */
  | { kind: "through"; day: DayNumber; natural: "day" | "week" | "month"; from?: DayNumber }
  | { kind: "past" };

type Groups = Readonly<Record<string, string | undefined>>;

interface PeriodRule {
  pattern: RegExp;
  read: (groups: Groups, today: DayNumber) => Period | undefined;
}

const ENDS =
  "(?:until|till|til|thru|through|by|before|to|up to|for|in|on|over|during|around|this|next|of|the)";
const YEAR = "(?: (?:of |in )?(?<year>20\\d\\d))?";

/** Tried in this order: what names more comes first. */
const RULES: readonly PeriodRule[] = [
  {
    pattern:
      /\b(?:(?:rest|remainder|end|balance) of (?:the |this )?|remaining )(?<unit>week|month|quarter|year)\b/,
    read: (groups, today) => throughUnit(groups.unit, today),
  },
  {
    pattern: /\b(?:(?:rest|end) of (?<year>20\d\d)|year end|eoy)\b/,
    read: (groups, today) => throughYear(groups.year, today),
  },
  { pattern: new RegExp(`\\bq ?(?<quarter>[1-4])\\b${YEAR}`), read: readQuarter },
  {
    pattern: new RegExp(`\\b(?<quarter>first|1st|second|2nd|third|3rd|fourth|4th|final) quarter${YEAR}`),
    read: readQuarter,
  },
  { pattern: new RegExp(`\\b(?:h(?<half>[12])|(?<half2>first|second) half)\\b${YEAR}`), read: readHalf },
  { pattern: /\b(?<iso>20\d\d-\d\d-\d\d)\b/, read: readIsoDate },
  {
    pattern: new RegExp(`\\b(?<day>[0-3]?\\d)(?:st|nd|rd|th)?(?: of)? (?<month>${MONTHS})\\b${YEAR}`),
    read: readDate,
  },
  {
    pattern: new RegExp(`\\b(?<month>${MONTHS}) (?<day>[0-3]?\\d)(?:st|nd|rd|th)?(?= |$)${YEAR}`),
    read: readDate,
  },
  { pattern: new RegExp(`(?:\\b${ENDS} )?\\b(?<event>${EVENT_NAMES.join("|")})\\b${YEAR}`), read: readEvent },
  { pattern: new RegExp(`\\b${ENDS} (?:end of )?(?<month>${MONTHS})\\b${YEAR}`), read: readNamedMonth },
  // Bare "may" and "march" are verbs more often than months.
  { pattern: new RegExp(`\\b(?!may\\b|march\\b)(?<month>${MONTHS})\\b${YEAR}`), read: readNamedMonth },
  {
    pattern: new RegExp(`\\b(?:next|coming|following|upcoming) ${DURATION}`),
    read: (groups) => ({ kind: "for", duration: readDuration(groups) }),
  },
  {
    pattern:
      /\b(?:(?:the )?(?:next|coming|following|upcoming) )(?<unit>day|week|month|quarter|year|fortnight)\b/,
    read: (groups) => ({ kind: "for", duration: readDuration(groups) }),
  },
  {
    pattern: /\b(?:next|coming|following|upcoming) (?<units>days|weeks|months|quarters|years)\b/,
    read: (groups) => ({ kind: "for", duration: readDuration({ count: "few", unit: groups.units }) }),
  },
  { pattern: /\bhalf year\b/, read: () => ({ kind: "for", duration: { count: 6, unit: "month" } }) },
  {
    pattern: /\b(?:this|current|the running) (?<unit>week|month|quarter|year)\b/,
    read: (groups, today) => throughUnit(groups.unit, today, { natural: groups.unit }),
  },
  { pattern: /\btomorrow\b/, read: () => ({ kind: "for", duration: { count: 1, unit: "day" } }) },
  { pattern: /\b(?<year>20\d\d)\b/, read: (groups, today) => throughYear(groups.year, today) },
  {
    pattern: new RegExp(
      `(?:^|\\b(?:for|in|over|within|of|the) |(?<= ))${DURATION}(?: ahead| out| horizon| from now)?`,
    ),
    read: (groups) => ({ kind: "for", duration: readDuration(groups) }),
  },
];

/** Takes the first period ahead that the question names; a named one that is over is `past`. */
export function takePeriodAhead(sentence: Sentence, today: DayNumber): { period?: Period; rest: Sentence } {
  for (const rule of RULES) {
    const taken = take(sentence, rule.pattern);
    const period = taken && rule.read(taken.match.groups ?? {}, today);
    if (taken && period) return { period: isUntil(taken.match) ? fromNow(period) : period, rest: taken.rest };
  }
  return { rest: sentence };
}

/** "Until Q4" begins now, where "Q4" begins in October. */
function isUntil({ 0: text, index, input = "" }: RegExpMatchArray): boolean {
  return /\b(?:until|till?|thru|through|by|up to|before|end of) (?:the )?(?:end of )?\S+(?: \S+)?$/.test(
    input.slice(0, (index ?? 0) + text.length),
  );
}

function fromNow(period: Period): Period {
  if (period.kind !== "through") return period;
  const { from: _, ...rest } = period;
  return rest;
}

function throughUnit(
  unit: string | undefined,
  today: DayNumber,
  options: { natural?: string | undefined } = {},
): Period | undefined {
  const { year, month } = calendarDay(today);
  if (unit === "week") {
    return { kind: "through", day: mondayOf(today) + 6, natural: options.natural ? "week" : "day" };
  }
  if (unit === "month") {
    return { kind: "through", day: lastDayOfMonth(year, month), natural: options.natural ? "month" : "day" };
  }
  if (unit === "quarter") {
    return { kind: "through", day: lastDayOfQuarter(year, Math.ceil(month / 3)), natural: "month" };
  }
  return throughYear(undefined, today);
}

function throughYear(yearText: string | undefined, today: DayNumber): Period {
  const year = yearText ? Number(yearText) : calendarDay(today).year;
  return through({ from: dayOf(year, 1, 1), day: dayOf(year, 12, 31) }, today, "month");
}

const ORDINALS: Readonly<Record<string, number>> = { f: 4, "1": 1, s: 2, "2": 2, t: 3, "3": 3, "4": 4 };

function readQuarter(groups: Groups, today: DayNumber): Period {
  const text = groups.quarter ?? "1";
  const quarter = text === "first" ? 1 : (ORDINALS[text[0] ?? "1"] ?? 1);
  return nextOccurrence(groups.year, today, "month", {
    start: (year) => dayOf(year, 3 * quarter - 2, 1),
    end: (year) => lastDayOfQuarter(year, quarter),
  });
}

function readHalf(groups: Groups, today: DayNumber): Period {
  const isFirst = groups.half === "1" || groups.half2 === "first";
  return nextOccurrence(groups.year, today, "month", {
    start: (year) => dayOf(year, isFirst ? 1 : 7, 1),
    end: (year) => lastDayOfMonth(year, isFirst ? 6 : 12),
  });
}

function readNamedMonth(groups: Groups, today: DayNumber): Period {
  const month = readMonth(groups.month ?? "");
  return nextOccurrence(groups.year, today, "month", {
    start: (year) => dayOf(year, month, 1),
    end: (year) => lastDayOfMonth(year, month),
  });
}

function readEvent(groups: Groups, today: DayNumber): Period {
  const name = groups.event ?? "";
  return nextOccurrence(groups.year, today, "week", { end: (year) => shoppingEvent(name, year) ?? today });
}

function readDate(groups: Groups, today: DayNumber): Period | undefined {
  const day = Number(groups.day);
  if (day < 1 || day > 31) return undefined;
  const month = readMonth(groups.month ?? "");
  return nextOccurrence(groups.year, today, "date", { end: (year) => dayOf(year, month, day) });
}

function readIsoDate(groups: Groups, today: DayNumber): Period | undefined {
  const [year = 0, month = 0, day = 0] = (groups.iso ?? "").split("-").map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return through({ day: dayOf(year, month, day) }, today, "date");
}

/** Without a year, the next time it comes round. */
function nextOccurrence(
  yearText: string | undefined,
  today: DayNumber,
  natural: "day" | "week" | "month" | "date",
  named: { start?: (year: number) => DayNumber; end: (year: number) => DayNumber },
): Period {
  const { year } = calendarDay(today);
  const wanted = yearText ? Number(yearText) : named.end(year) >= today ? year : year + 1;
  return through({ from: named.start?.(wanted), day: named.end(wanted) }, today, natural);
}

/** A date within a month is looked at by day, a later one by week. */
function through(
  { from, day }: { from?: DayNumber | undefined; day: DayNumber },
  today: DayNumber,
  natural: "day" | "week" | "month" | "date",
): Period {
  if (day < today) return { kind: "past" };
  const later = from !== undefined && from > today ? { from } : {};
  if (natural !== "date") return { kind: "through", day, natural, ...later };
  return { kind: "through", day, natural: day - today <= 31 ? "day" : "week", ...later };
}
