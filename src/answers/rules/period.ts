import { calendarDay, type DayNumber, EVENT_NAMES } from "./calendar.ts";
import { DURATION, readDuration } from "./durations.ts";
import { MONTHS } from "./months.ts";
import { type Period, takePeriodAhead } from "./period-ahead.ts";
import { type Span, takeNamedSpan } from "./period-named.ts";
import { takePeriodPast } from "./period-past.ts";
import { phrasePattern } from "./phrases.ts";
import { type Sentence, said, take } from "./sentence.ts";

/** Where in time a question looks. */
export interface PeriodRead {
  direction?: "past" | "ahead";
  /** The days, where they are over or running. */
  span?: Span;
  /** What is ahead, as a forecast takes it. */
  ahead?: Period;
  /** Days are named that are called alike every year or run at present: the direction is inferred. */
  isDated: boolean;
  hasYear: boolean;
}

const AHEAD = phrasePattern(
  "will|going to|gonna|future|coming|forecasts?|forecasted|forecasting|predict|predicts|predicted|prediction|predictions|project|projected|projection|projections|outlook|prognosis|expect|expects|expected|expecting|estimate|estimated|anticipate|anticipated|next|ahead|heading|upcoming|plan|planning|can we expect|should i expect|likely|bring|fcst|on track",
);

const BACK = phrasePattern(
  "did|was|were|had|made|sold|earned|took|happened|came in|came|have we|have been|has been|received|achieved|so far|actual|actuals|brought|went|placed|turned over|historic|got|have i|weve|ordered|bought|spent|performed|compared",
);

const UNTIL = phrasePattern(
  `until|till?|thru|through|rest of|remainder of|remaining|by the end|end of|before|up to|
  by(?= (?:(?:the|next|early|late|mid|end) )*(?:${MONTHS}|q[1-4]|easter|christmas|year|summer|winter|spring|autumn|20\\d\\d))`,
);

/** Takes the period that a question names. "May" alone is this year's May where verbs do not say which. */
export function takePeriod(
  asked: Sentence,
  text: string,
  today: DayNumber,
): { period: PeriodRead; rest: Sentence } {
  const sentence = withYears(asked, today);
  const named = takeNamedSpan(sentence, today);
  const past = takePeriodPast(sentence, today);
  const none = { isDated: false, hasYear: named.hasYear };
  if (past.isPast && !(named.span && past.span === undefined)) {
    const period = { ...none, direction: "past" as const, ...(past.span ? { span: past.span } : {}) };
    return { period, rest: past.rest };
  }
  const ahead = NEXT_FOR.test(said(sentence)) ? takeNextFor(sentence) : takePeriodAhead(sentence, today);
  if (NEXT_FOR.test(said(sentence)) && ahead.period) {
    return { period: { ...none, direction: "ahead", ahead: ahead.period }, rest: ahead.rest };
  }
  if (!named.span) {
    if (ahead.period === undefined) return { period: none, rest: ahead.rest };
    if (ahead.period.kind === "past") return { period: { ...none, direction: "past" }, rest: ahead.rest };
    return { period: { ...none, direction: "ahead", ahead: ahead.period }, rest: ahead.rest };
  }
  const period = resolve({
    isRange: named.isRange,
    span: named.span,
    hasYear: named.hasYear,
    ahead: ahead.period,
    text,
    today,
  });
  return { period, rest: wordsFewer(named.rest, ahead.rest) };
}

/** "The next 6 months" says it more plainly than the "H1" beside it. */
const NEXT_FOR = new RegExp(`\\b(?:next|coming|following|upcoming) ${DURATION}`);

function takeNextFor(sentence: Sentence): { period?: Period; rest: Sentence } {
  const taken = take(sentence, NEXT_FOR);
  if (!taken) return { rest: sentence };
  return { period: { kind: "for", duration: readDuration(taken.match.groups) }, rest: taken.rest };
}

const NAMED_YEAR = new RegExp(
  `(?<=(?:^| )(?:${MONTHS}|q[1-4]|h[12]|quarter|half|${EVENT_NAMES.join("|")}) )(?:(?:of|in) )?(?<which>last|this|next|the previous|previous|the year before|past) ?year(?= |$)`,
);

/** "May last year" is May of a year that has a number. */
function withYears(sentence: Sentence, today: DayNumber): Sentence {
  const taken = take(sentence, NAMED_YEAR);
  if (!taken) return sentence;
  const shift = { this: 0, next: 1 }[taken.match.groups?.which ?? ""] ?? -1;
  const year = String(calendarDay(today).year + shift);
  const first = sentence.words.findIndex((word, index) => word !== taken.rest.words[index]);
  const words = taken.rest.words.map((word, index) => (index === first ? { ...word, text: year } : word));
  return { source: sentence.source, words };
}

interface Dated {
  isRange: boolean;
  span: Span;
  hasYear: boolean;
  ahead: Period | undefined;
  text: string;
  today: DayNumber;
}

function resolve({ isRange, span, hasYear, ahead, text, today }: Dated): PeriodRead {
  const past = { direction: "past", span: cut(span, today), isDated: true, hasYear } as const;
  const coming = {
    direction: "ahead",
    ahead: aheadOf(span, { ahead, isRange }, today),
    isDated: true,
    hasYear,
  } as const;
  if (span.from > today) return coming;
  if (hasYear && span.to < today) return past;
  if (AHEAD.test(text) || (UNTIL.test(text) && !isRange)) return coming;
  if (BACK.test(text) || (span.from < today && span.to >= today && /\bto date\b|\bso far\b/.test(text)))
    return past;
  if (ahead?.kind === "for") return { ...coming, ahead };
  if (THIS.test(text) || text.split(" ").length <= BARE_WORDS) return coming;
  // Running now: what is asked of it is mostly how it will end.
  if (span.to >= today) return coming;
  const next = ahead?.kind === "through" ? (ahead.from ?? ahead.day) : span.from + 365;
  return (next - today) * NEAR > today - span.to ? past : coming;
}

/** "revenue Q3": said so barely, a forecast is meant. */
const BARE_WORDS = 2;

const THIS = new RegExp(
  `(?<![^ ])this (?:coming )?(?:${MONTHS}|${EVENT_NAMES.join("|")}|q[1-4]|season)(?![^ ])`,
);

/** What is ahead counts as nearer than what is as far back. */
const NEAR = 0.9;

function cut(span: Span, today: DayNumber): Span {
  return { from: span.from, to: Math.min(span.to, Math.max(today, span.from)) };
}

/** What was named, as it comes next; of a range both ends count. */
function aheadOf(
  span: Span,
  { ahead, isRange }: { ahead: Period | undefined; isRange: boolean },
  today: DayNumber,
): Period {
  if (ahead !== undefined && ahead.kind !== "past" && !isRange) return ahead;
  const shifted = shift(span, today);
  return {
    kind: "through",
    day: shifted.to,
    natural: isWholeMonths(shifted) ? "month" : shifted.to - today <= 31 ? "day" : "week",
    ...(shifted.from > today ? { from: shifted.from } : {}),
  };
}

function shift(span: Span, today: DayNumber): Span {
  const years = span.to >= today ? 0 : Math.ceil((today - span.to) / 365.25);
  const days = Math.round(years * 365.25);
  return { from: span.from + days, to: span.to + days };
}

function isWholeMonths({ from, to }: Span): boolean {
  const first = new Date(from * 86_400_000).getUTCDate();
  const behind = new Date((to + 1) * 86_400_000).getUTCDate();
  return first === 1 && behind === 1;
}

function wordsFewer(a: Sentence, b: Sentence): Sentence {
  const left = (sentence: Sentence) => sentence.words.filter(({ text }) => text !== "·").length;
  return left(a) < left(b) ? a : b;
}
