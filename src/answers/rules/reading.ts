import { type DayNumber, dayIn } from "./calendar.ts";
import { cleanQuestion } from "./clean.ts";
import { type Concept, PHRASES } from "./concepts.ts";
import { takeBareId, takeCustomers } from "./customer-reference.ts";
import { type CustomerFilters, takeFilters } from "./filters.ts";
import { type Granularity, takeGranularity } from "./horizon.ts";
import { type Metric, takeMetric } from "./metric.ts";
import { type Period, takePeriodAhead } from "./period-ahead.ts";
import { takePeriodPast } from "./period-past.ts";
import { type Measure, takeLimit, takeMeasure } from "./ranking.ts";
import { takeSegmentName } from "./segment-name.ts";
import { readSentence, type Sentence, takeWords, untaken } from "./sentence.ts";
import { isKnownWord } from "./spelling.ts";

/** What the world is like when the question is asked. */
export interface Circumstances {
  now: Date;
  timeZone: string;
  currency: string;
}

/** All that the rules can make out in a question, before anything is decided. */
export interface Reading {
  today: DayNumber;
  currency: string;
  customers: readonly string[];
  segment?: { name: string; isWithin: boolean };
  filters: CustomerFilters;
  measure?: Measure;
  limit?: number;
  metric?: Metric;
  /** The word "customers" alone made the metric, which are more often whom a list is of. */
  isWeakMetric: boolean;
  period?: Period;
  isPast: boolean;
  granularity?: Granularity;
  concepts: ReadonlySet<Concept>;
  /** Words that are neither understood nor everyday English. */
  unknownWords: readonly string[];
  words: number;
}

/**
 * Reads a question. Each parser takes its words out of the sentence, the surest first, so that the "12" of
 * "customer 12" is no limit and the "orders" of "over 3 orders" no metric.
 */
export function readQuestion(question: string, circumstances: Circumstances): Reading {
  const today = dayIn(circumstances.timeZone, circumstances.now);
  const named = takeCustomers(cleanQuestion(question));
  const segment = takeSegmentName(readSentence(named.rest));
  const filtered = takeFilters(segment.rest, today);
  const limited = takeLimit(filtered.rest);
  const measured = takeMeasure(limited.rest);
  const past = takePeriodPast(measured.rest);
  const grained = takeGranularity(past.rest);
  const ahead = takePeriodAhead(grained.rest, today);
  const bare = named.customers.length > 0 ? { rest: ahead.rest } : takeBareId(ahead.rest);
  const metric = takeMetric(bare.rest);
  // A metric's words may say more than the metric: "customers" are also whom a list is of. Those of the
  // churn rate and of the average lifetime value do not.
  const { concepts, rest } = takeConcepts(metric.metric === "average_ltv" ? metric.rest : bare.rest);
  const words = untaken(limited.rest);
  return {
    today,
    currency: circumstances.currency,
    customers: "customer" in bare && bare.customer ? [bare.customer] : named.customers,
    filters: filtered.filters,
    isWeakMetric: metric.isWeak,
    isPast: past.isPast || ahead.period?.kind === "past",
    concepts,
    unknownWords: untaken(rest).filter((word) => /^\p{L}{3,}$/u.test(word) && !isKnownWord(word)),
    words: words.length,
    ...(segment.name ? { segment: { name: segment.name, isWithin: segment.isWithin } } : {}),
    ...(measured.measure ? { measure: measured.measure } : {}),
    ...(limited.limit === undefined ? {} : { limit: limited.limit }),
    ...(metric.metric ? { metric: metric.metric } : {}),
    ...(ahead.period ? { period: ahead.period } : {}),
    ...(grained.granularity ? { granularity: grained.granularity } : {}),
  };
}

/** Takes the phrases that say what the question is about; where several begin, the longest. */
function takeConcepts(sentence: Sentence): { concepts: ReadonlySet<Concept>; rest: Sentence } {
  const concepts = new Set<Concept>();
  let rest = sentence;
  let index = 0;
  while (index < sentence.words.length) {
    const found = phrasesAt(sentence, index);
    for (const { concept } of found) concepts.add(concept);
    const length = found[0]?.words.length ?? 0;
    if (length > 0) rest = takeWords(rest, index, index + length - 1);
    index += Math.max(1, length);
  }
  return { concepts, rest };
}

const PHRASES_BY_FIRST_WORD = phrasesByFirstWord();

function phrasesByFirstWord(): ReadonlyMap<string, typeof PHRASES> {
  const groups = new Map<string, (typeof PHRASES)[number][]>();
  for (const phrase of PHRASES) {
    const first = phrase.words[0] ?? "";
    groups.set(first, [...(groups.get(first) ?? []), phrase]);
  }
  return groups;
}

/** The longest phrases that begin at a word; several where one phrase says several things. */
function phrasesAt(sentence: Sentence, index: number) {
  const candidates = PHRASES_BY_FIRST_WORD.get(sentence.words[index]?.text ?? "") ?? [];
  const matching = candidates.filter((phrase) =>
    phrase.words.every((word, offset) => sentence.words[index + offset]?.text === word),
  );
  const longest = matching[0]?.words.length;
  return matching.filter((phrase) => phrase.words.length === longest);
}
