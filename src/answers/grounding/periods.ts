import {
  calendarDay,
  type DayNumber,
  dayOf,
  lastDayOfMonth,
  lastDayOfQuarter,
  mondayOf,
} from "../rules/calendar.ts";
import { MONTHS, readMonth } from "../rules/months.ts";

/** Days from the first to the last, both counted. */
export interface Span {
  from: DayNumber;
  to: DayNumber;
}

/** A date or a period in a text. Several readings where no year is said, or the words depend on today. */
export interface PeriodMention {
  start: number;
  end: number;
  text: string;
  readings: readonly Span[];
  /** The event that it is of, in the year of the readings: `Christmas 2025`. */
  season?: string;
}

const MONTH = `(?:${MONTHS})\\.?`;
const YEAR = "(?:19|20)\\d\\d";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";

type Read = (parts: string[], about: { today: readonly DayNumber[]; years: readonly number[] }) => Span[];

/** Formats of dates and periods, the longer first. */
const FORMS: readonly [string, Read][] = [
  [`(${YEAR})-(\\d\\d)-(\\d\\d)`, ([y, m, d]) => day(num(y), num(m), num(d))],
  [`(${MONTH}) (${DAY}),? (${YEAR})`, ([m, d, y]) => day(num(y), month(m), num(d))],
  [`(${DAY})(?: of)? (${MONTH}),? (${YEAR})`, ([d, m, y]) => day(num(y), month(m), num(d))],
  [`(?:Q|quarter )([1-4]),?(?: of| in)? (${YEAR})`, ([q, y]) => quarter(num(y), num(q))],
  [`(first|second|third|fourth|last) quarter(?: of| in) (${YEAR})`, ([q, y]) => quarter(num(y), ordinal(q))],
  [`(first|second) half(?: of| in) (${YEAR})`, ([h, y]) => half(num(y), ordinal(h))],
  [`H([12]),? (${YEAR})`, ([h, y]) => half(num(y), num(h))],
  [`(${YEAR})-(0[1-9]|1[0-2])`, ([y, m]) => months(num(y), num(m))],
  [`(${MONTH})(?:,? of|,)? (${YEAR})`, ([m, y]) => months(num(y), month(m))],
  [`(${MONTH}) (${DAY})`, ([m, d], { years }) => years.flatMap((y) => day(y, month(m), num(d)))],
  [`(${DAY})(?: of)? (${MONTH})`, ([d, m], { years }) => years.flatMap((y) => day(y, month(m), num(d)))],
  ["Q([1-4])", ([q], { years }) => years.flatMap((y) => quarter(y, num(q)))],
  ["(first|second|third|fourth) quarter", ([q], { years }) => years.flatMap((y) => quarter(y, ordinal(q)))],
  [`(?:FY|year )?(${YEAR})`, ([y]) => [{ from: dayOf(num(y), 1, 1), to: dayOf(num(y), 12, 31) }]],
  [
    `(?<!\\b(?:you|we|they|it|may|and) )(${MONTH})(?! not\\b)`,
    ([m], { years }) => years.flatMap((y) => months(y, month(m))),
  ],
  [
    "(?:over|during|within|in) the (last|next) (week|month|quarter|year)",
    ([which, what], { today }) =>
      today.flatMap((at) => relative(/last/i.test(which ?? "") ? "past" : "coming", what ?? "", at)),
  ],
  [
    "(?:the )?(this|current|last|previous|past|prior|next|coming) (week|month|quarter|year|summer|winter|spring|autumn|fall|weekend)",
    ([which, what], { today }) => today.flatMap((at) => relative(which ?? "", what ?? "", at)),
  ],
  [
    "(today|yesterday|tomorrow|tonight)",
    ([word], { today }) => today.flatMap((at) => nearDay(word ?? "", at)),
  ],
  [
    "(year to date|YTD)",
    (_, { today }) => today.map((at) => ({ from: dayOf(calendarDay(at).year, 1, 1), to: at })),
  ],
  [
    "(black friday|cyber monday|christmas|easter|halloween|thanksgiving|valentine'?s(?: day)?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)",
    () => [],
  ],
];

const PATTERNS = FORMS.map(
  ([form, read]) =>
    [new RegExp(`(?<![\\p{L}\\p{N}#$£€,.-])${form}(?![\\p{L}\\p{N}%])`, "giu"), read] as const,
);

const MAY_HAVE_YEAR = /(?:19|20)\d\d/;

const MAY_HAVE_ONE = new RegExp(
  `${MAY_HAVE_YEAR.source}|\\b(?:${MONTHS})|\\bQ[1-4]|quarter|half|week|month|year|YTD|day\\b|days\\b|summer|winter|spring|autumn|fall|morrow|night|friday|monday|christmas|easter|halloween|thanksgiving|valentine`,
  "i",
);

/**
 * The dates and periods of a statement.
 *
 * @param about days that `today` may mean, and the years that the evidence speaks of, for dates without one.
 */
export function periodsIn(
  statement: string,
  about: { today: readonly DayNumber[]; years: readonly number[] },
): PeriodMention[] {
  const found: PeriodMention[] = [];
  // Most texts have no date: this is asked of every cell.
  if (!(about.years.length > 0 ? MAY_HAVE_ONE : MAY_HAVE_YEAR).test(statement)) return found;
  for (const [pattern, read] of PATTERNS) {
    for (const match of statement.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      if (
        /^(?:may|march|sun|mar|dec)$/i.test(match[0]) &&
        match[0] !== match[0][0]?.toUpperCase() + match[0].slice(1)
      )
        continue;
      if (
        match[0] === "May" &&
        (start === 0 ||
          !/(?:\b(?:in|of|since|from|until|to|by|through|and|for|last|during)|[,(-]) $/i.test(
            statement.slice(0, start),
          ))
      )
        continue;
      found.push({ start, end, text: match[0], readings: read(match.slice(1), about) });
    }
  }
  return ofSeasons(
    statement,
    joined(
      statement,
      found.toSorted((a, b) => a.start - b.start),
    ),
  );
}

/** An event with its year is one period; a year beside it is the same event of that year. */
function ofSeasons(statement: string, mentions: readonly PeriodMention[]): PeriodMention[] {
  const isYear = ({ text }: PeriodMention) => /^(?:19|20)\d\d$/.test(text);
  const at = mentions.findIndex((one, index) => {
    const next = mentions[index + 1];
    return (
      one.readings.length === 0 &&
      next !== undefined &&
      isYear(next) &&
      /^(?: in| of)? $/.test(statement.slice(one.end, next.start))
    );
  });
  const season = mentions[at];
  if (!season) return [...mentions];
  return mentions.flatMap((one, index) => {
    if (index === at) return [];
    const named = index === at + 1 ? { start: season.start, text: `${season.text} ${one.text}` } : {};
    return [isYear(one) ? { ...one, ...named, season: season.text } : one];
  });
}

/** `April to June`, `from X to Y`, `between X and Y` as one period. */
function joined(statement: string, mentions: readonly PeriodMention[]): PeriodMention[] {
  const result: PeriodMention[] = [];
  for (const mention of mentions) {
    const before = result.at(-1);
    const gap = before ? statement.slice(before.end, mention.start) : "";
    const isRange =
      before &&
      (/^ ?(?:-|to|through|until|till) (?:the )?$|^-$/.test(gap) ||
        (/^ and $/.test(gap) && /\bbetween (?:the )?$/i.test(statement.slice(0, before.start))));
    if (!before || !isRange) {
      result.push(mention);
      continue;
    }
    const readings = before.readings.flatMap((first) =>
      mention.readings
        .filter((last) => last.to >= first.from)
        .map((last) => ({ from: first.from, to: last.to })),
    );
    result[result.length - 1] = {
      start: before.start,
      end: mention.end,
      text: statement.slice(before.start, mention.end),
      readings,
    };
  }
  return result;
}

function day(year: number, monthOf: number, dayOfMonth: number): Span[] {
  const at = dayOf(year, monthOf, dayOfMonth);
  return calendarDay(at).month === monthOf ? [{ from: at, to: at }] : [];
}

function months(year: number, monthOf: number): Span[] {
  return [{ from: dayOf(year, monthOf, 1), to: lastDayOfMonth(year, monthOf) }];
}

function quarter(year: number, number: number): Span[] {
  return [{ from: dayOf(year, number * 3 - 2, 1), to: lastDayOfQuarter(year, number) }];
}

function half(year: number, number: number): Span[] {
  return [{ from: dayOf(year, number === 1 ? 1 : 7, 1), to: lastDayOfMonth(year, number * 6) }];
}

function relative(which: string, what: string, at: DayNumber): Span[] {
  const step = /^(?:this|current)$/i.test(which) ? 0 : /^(?:next|coming)$/i.test(which) ? 1 : -1;
  const { year, month: monthOf } = calendarDay(at);
  const length = { week: 7, month: 30, quarter: 91, year: 365 }[what.toLowerCase()];
  // "The past month" is the thirty days up to now as well as the month before.
  const rolling =
    length !== undefined && /^(?:past|coming)$/i.test(which)
      ? [step < 0 ? { from: at - length + 1, to: at } : { from: at + 1, to: at + length }]
      : [];
  switch (what.toLowerCase()) {
    case "week":
      return [{ from: mondayOf(at) + step * 7, to: mondayOf(at) + step * 7 + 6 }, ...rolling];
    case "month":
      return [...months(year, monthOf + step), ...rolling];
    case "quarter":
      return [...quarter(year, Math.ceil(monthOf / 3) + step), ...rolling];
    case "year":
      return [{ from: dayOf(year + step, 1, 1), to: dayOf(year + step, 12, 31) }, ...rolling];
    default:
      return [];
  }
}

function nearDay(word: string, at: DayNumber): Span[] {
  const step = { yesterday: -1, tomorrow: 1 }[word.toLowerCase()] ?? 0;
  return [{ from: at + step, to: at + step }];
}

function ordinal(word: string | undefined): number {
  return { first: 1, second: 2, third: 3 }[word?.toLowerCase() ?? ""] ?? 4;
}

function month(name: string | undefined): number {
  return readMonth((name ?? "").toLowerCase().replace(".", ""));
}

function num(digits: string | undefined): number {
  return Number.parseInt(digits ?? "", 10);
}
