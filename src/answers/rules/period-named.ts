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
import { MONTHS, readMonth } from "./months.ts";
import { type Sentence, take } from "./sentence.ts";

/** Days of the calendar, the first and the last counted. */
export interface Span {
  from: DayNumber;
  to: DayNumber;
}

type Groups = Readonly<Record<string, string | undefined>>;

const YEAR = "(?: (?:of |in |last )?(?<YEAR>20\\d\\d))?";
const EVENT = EVENT_NAMES.join("|");
const DATE = `(?:20\\d\\d-\\d\\d-\\d\\d|[0-3]?\\d(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})|(?:${MONTHS}) [0-3]?\\d(?:st|nd|rd|th)?(?= |$))`;
const POINT = `(?:${DATE}|${MONTHS}|q ?[1-4])`;

const RANGES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:between |from )?(?:the )?(?<a>${POINT})${year("yearA")} (?:and|to|until|till|through|thru|up to) (?:the )?(?:end of )?(?<b>${POINT})${year("yearB")}`,
  ),
  new RegExp(
    `\\b(?:between |from )(?:the )?(?<a>[0-3]?\\d)(?:st|nd|rd|th)? (?:and|to|until|till|through) (?:the )?(?<b>[0-3]?\\d(?:st|nd|rd|th)?(?: of)? (?:${MONTHS}))${year("yearB")}`,
  ),
  /\b(?:between |from )?(?<a>20\d\d) (?:and|to|until|till|through) (?<b>20\d\d)\b/,
];

const NAME = new RegExp(
  `\\b(?:(?:the )?(?<week>week) (?:of|beginning|starting|from) (?:the )?)?(?<name>${DATE}|q ?[1-4]|(?:first|1st|second|2nd|third|3rd|fourth|4th|final) quarter|h[12]|(?:first|second) half|${EVENT}|(?<!\\b(?:we|you|i|it|they|who|customers|people) )(?:${MONTHS})|(?<!\\d )20\\d\\d|this (?:week|month|quarter|year))\\b(?:s)?${year("year")}`,
);

/** The days that a question names without saying whether they are over or ahead: "in May", "Q4 2025", "3 to 10 June". */
export function takeNamedSpan(
  sentence: Sentence,
  today: DayNumber,
): { span?: Span; hasYear: boolean; isRange: boolean; rest: Sentence } {
  for (const pattern of RANGES) {
    const taken = take(sentence, pattern);
    const span = taken && rangeOf(taken.match.groups ?? {}, today);
    if (taken && span) return { span, hasYear: hasYear(taken.match[0]), isRange: true, rest: taken.rest };
  }
  const taken = take(sentence, NAME);
  if (!taken) return { hasYear: false, isRange: false, rest: sentence };
  const { name = "", week, year: named } = taken.match.groups ?? {};
  // "May" and "march" are verbs more often than months.
  const isVerb = /^(?:may|march)$/.test(name) && !named && !isAfterPreposition(taken.match);
  const span = isVerb ? undefined : spanOfName(name, named, today, { isOver: false });
  if (!span) return { hasYear: false, isRange: false, rest: sentence };
  const whole = week ? { from: mondayOf(span.from), to: mondayOf(span.from) + 6 } : span;
  return { span: whole, hasYear: hasYear(taken.match[0]), isRange: false, rest: taken.rest };
}

function isAfterPreposition({ index = 0, input = "" }: RegExpMatchArray): boolean {
  return /(?:^|\b(?:in|of|for|during|about|did|was|and|by|until|since|from|before|revenue|sales|orders|turnover|vs|versus|against|last|this|around) )$/.test(
    input.slice(0, index),
  );
}

/**
 * The latest days that are called so and have begun: "May" is this year's from May on, last year's before.
 * Those of a named year are what they are, also where they are to come.
 *
 * @param options.isOver only days that are over.
 */
export function spanOfName(
  name: string,
  yearText: string | undefined,
  today: DayNumber,
  options: { isOver: boolean },
): Span | undefined {
  const exact = exactSpan(name, today);
  if (exact) return exact;
  const spanIn = yearlySpan(name);
  if (!spanIn) return undefined;
  if (yearText) return spanIn(Number(yearText));
  const { year } = calendarDay(today);
  const hasBegun = (span: Span) => (options.isOver ? span.to < today : span.from <= today);
  const latest = [year, year - 1, year - 2].map(spanIn).find((span) => span !== undefined && hasBegun(span));
  return latest;
}

function exactSpan(name: string, today: DayNumber): Span | undefined {
  if (/^20\d\d-/.test(name)) {
    const [year = 0, month = 0, day = 0] = name.split("-").map(Number);
    if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
    return { from: dayOf(year, month, day), to: dayOf(year, month, day) };
  }
  if (/^20\d\d$/.test(name)) return { from: dayOf(Number(name), 1, 1), to: dayOf(Number(name), 12, 31) };
  const { year, month } = calendarDay(today);
  switch (name) {
    case "this week":
      return { from: mondayOf(today), to: mondayOf(today) + 6 };
    case "this month":
      return { from: dayOf(year, month, 1), to: lastDayOfMonth(year, month) };
    case "this quarter": {
      const quarter = Math.ceil(month / 3);
      return { from: dayOf(year, 3 * quarter - 2, 1), to: lastDayOfQuarter(year, quarter) };
    }
    case "this year":
      return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
    default:
      return undefined;
  }
}

/** What comes round every year: its days in a year. */
function yearlySpan(name: string): ((year: number) => Span | undefined) | undefined {
  const quarter = /^q ?([1-4])$/.exec(name)?.[1] ?? ORDINAL[/^(\w+) quarter$/.exec(name)?.[1] ?? ""];
  if (quarter) {
    return (year) => ({
      from: dayOf(year, 3 * Number(quarter) - 2, 1),
      to: lastDayOfQuarter(year, Number(quarter)),
    });
  }
  const half = /^h([12])$/.exec(name)?.[1] ?? ORDINAL[/^(\w+) half$/.exec(name)?.[1] ?? ""];
  if (half === "1") return (year) => ({ from: dayOf(year, 1, 1), to: dayOf(year, 6, 30) });
  if (half === "2") return (year) => ({ from: dayOf(year, 7, 1), to: dayOf(year, 12, 31) });
  const event = EVENT_SPANS[name];
  if (event) return event;
  if (EVENT_NAMES.includes(name)) {
    return (year) => {
      const day = shoppingEvent(name, year);
      return day === undefined ? undefined : { from: day, to: day };
    };
  }
  return datedSpan(name);
}

const ORDINAL: Readonly<Record<string, string>> = {
  ...{ first: "1", "1st": "1", second: "2", "2nd": "2", third: "3", "3rd": "3" },
  ...{ fourth: "4", "4th": "4", final: "4" },
};

const SEASON_MONTHS: Readonly<Record<string, [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
};

/** Events that last: what is asked of Christmas is asked of its season. */
const EVENT_SPANS: Readonly<Record<string, (year: number) => Span>> = {
  ...Object.fromEntries(
    Object.entries(SEASON_MONTHS).map(([name, [first, last]]) => [
      name,
      (year: number) => ({ from: dayOf(year, first, 1), to: lastDayOfMonth(year, last) }),
    ]),
  ),
  christmas: (year) => ({ from: dayOf(year, 12, 1), to: dayOf(year, 12, 24) }),
  "the holidays": (year) => ({ from: dayOf(year, 12, 1), to: dayOf(year, 12, 31) }),
  "holiday season": (year) => ({ from: dayOf(year, 12, 1), to: dayOf(year, 12, 31) }),
  "black friday": (year) => {
    const friday = shoppingEvent("black friday", year) ?? dayOf(year, 11, 27);
    return { from: friday, to: friday + 3 };
  },
};

function datedSpan(name: string): ((year: number) => Span | undefined) | undefined {
  const month = new RegExp(`(?:^| )(${MONTHS})(?: |$)`).exec(name)?.[1];
  if (!month) return undefined;
  const number = readMonth(month);
  const day = /\d+/.exec(name)?.[0];
  if (day === undefined)
    return (year) => ({ from: dayOf(year, number, 1), to: lastDayOfMonth(year, number) });
  if (Number(day) < 1 || Number(day) > 31) return undefined;
  return (year) => ({ from: dayOf(year, number, Number(day)), to: dayOf(year, number, Number(day)) });
}

/** A range takes the year of its end; without one, it is the latest that has begun. */
function rangeOf(groups: Groups, today: DayNumber): Span | undefined {
  const { b = "", yearA, yearB } = groups;
  const month = new RegExp(`(?:${MONTHS})`).exec(b)?.[0];
  const a = /^\d{1,2}$/.test(groups.a ?? "") && month ? `${groups.a} ${month}` : (groups.a ?? "");
  if (yearA === undefined && yearB === undefined) {
    const from = spanOfName(a, undefined, today, { isOver: false });
    const { year } = calendarDay(from?.from ?? today);
    const to = spanOfName(b, /^20\d\d/.test(b) ? undefined : String(year), today, { isOver: false });
    return from && to && joined(from, to, b, year);
  }
  const to = spanOfName(b, yearB ?? yearA, today, { isOver: false });
  const from = spanOfName(a, yearA ?? yearB, today, { isOver: false });
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : undefined;
}

/** From November to February runs into the year after. */
function joined(from: Span, to: Span, name: string, year: number): Span | undefined {
  if (from.from <= to.to) return { from: from.from, to: to.to };
  const later = spanOfName(name, String(year + 1), to.to, { isOver: false });
  return later && { from: from.from, to: later.to };
}

function hasYear(text: string): boolean {
  return /20\d\d/.test(text);
}

function year(group: string): string {
  return YEAR.replace("YEAR", group);
}
