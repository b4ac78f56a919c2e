import type { Axis } from "../../analytics/segments/axes.ts";
import { findAxis } from "./axes.ts";
import { readB2b } from "./b2b.ts";
import { type DayNumber, dayIn } from "./calendar.ts";
import { type CampaignTerms, takeCampaignTerms } from "./campaign-terms.ts";
import { CHARACTERS, cleanQuestion } from "./clean.ts";
import { takeBareId, takeCustomers } from "./customer-reference.ts";
import { type CustomerFilters, lessWords, takeFilters } from "./filters.ts";
import { type Groups, takeGroups } from "./groups.ts";
import { type Granularity, takeGranularity } from "./horizon.ts";
import { type Metric, takeMetric } from "./metric.ts";
import { type PeriodRead, takePeriod } from "./period.ts";
import { phrasePattern } from "./phrases.ts";
import { type Measure, takeLimit, takeMeasure } from "./ranking.ts";
import { findSeason, type SeasonInput } from "./seasons.ts";
import { type Sentence, said, take, takeWords, untaken } from "./sentence.ts";
import { WRITE_TO } from "./signs.ts";
import { isKnownWord } from "./spelling.ts";
import { type Thing, takeThings, withThings } from "./things.ts";

/** What the world is like when the question is asked. */
export interface Circumstances {
  now: Date;
  timeZone: string;
  currency: string;
}

/** All that the rules can make out in a question, before anything is decided. */
export interface Reading {
  /** The words, with marks for customers, groups and goods. */
  text: string;
  today: DayNumber;
  currency: string;
  customers: readonly string[];
  /** Customers that a campaign is to leave out. */
  leftOut: readonly string[];
  groups: Groups;
  things: readonly Thing[];
  axis?: Axis;
  filters: CustomerFilters;
  /** true: businesses, false: persons. */
  b2b?: boolean;
  campaignTerms: CampaignTerms;
  measure?: Measure;
  limit?: number;
  metric?: Metric;
  /** The word "customers" alone made the metric, which are more often whom a list is of. */
  isWeakMetric: boolean;
  season?: SeasonInput;
  period: PeriodRead;
  granularity?: Granularity | "quarter";
  /** Words that are neither understood nor everyday English. */
  unknownWords: readonly string[];
  words: number;
  /** There is something in it that is no English but a program's. */
  hasCode: boolean;
}

/** Only what is sent has a price apiece. */
const APIECE =
  "apiece|each\\. who|per (piece|card|letter|contact|mail)|in the kitty|(die ?hards|faithful|regulars) for|thank yous";

const CAMPAIGN = phrasePattern(
  `${WRITE_TO}|<campaign>|control group|hold ?out|(who|whom|which <buyers>) .. (should|must|can|could) .. (<write>|get)|budget|winback|win back|reward|${APIECE}`,
);

/**
 * Reads a question. Each parser takes its words out of the sentence, the surest first, so that the "12" of
 * "customer 12" is no limit and the "orders" of "over 3 orders" no metric.
 *
 * @param asked.isCampaign what was talked about before is a campaign: numbers are its size, and so on.
 */
export function readQuestion(
  question: string,
  circumstances: Circumstances,
  asked: { isCampaign?: boolean } = {},
): Reading {
  const today = dayIn(circumstances.timeZone, circumstances.now);
  const cleaned = cleanQuestion(question);
  const named = takeCustomers(cleaned);
  const grouped = takeGroups(named.rest);
  const whole = grouped.rest;
  const isCampaign = asked.isCampaign === true || CAMPAIGN.test(said(whole));
  const campaign = isCampaign ? takeCampaignTerms(whole) : { terms: {}, rest: whole };
  const { leavesOut = false, ...terms }: CampaignTerms = campaign.terms;
  const filtered = takeFilters(campaign.rest, today);
  const limited = takeLimit(filtered.rest);
  const measured = takeMeasure(limited.rest);
  const { things, rest: withoutThings } = takeThings(measured.rest, whole.source);
  const season = findSeason(withoutGoods(filtered.rest, things));
  const grained = takeGranularity(withoutThings);
  const quarterly = /\b(?:quarterly|(?:by|per|each|every) quarter|quarter by quarter)\b/.test(
    said(grained.rest),
  );
  const meant = measured.isOrder ? lessWords(filtered.bounds, limited.rest, measured.rest) : filtered.bounds;
  const plain = withThings(lessWords(meant, grouped.rest, grouped.marked), things);
  const dated = takePeriod(grained.rest, plain, today);
  const size =
    isCampaign && limited.limit === undefined && terms.size === undefined ? takeSize(dated.rest) : undefined;
  const bare =
    named.customers.length > 0 || isCampaign ? { rest: size?.rest ?? dated.rest } : takeBareId(dated.rest);
  const text = withBareId(plain, "customer" in bare ? bare.customer : undefined);
  const metric = takeMetric(bare.rest);
  const b2b = readB2b(text);
  const axis = findAxis(whole);
  return {
    ...{
      text,
      today,
      things,
      currency: circumstances.currency,
      groups: grouped.groups,
      period: dated.period,
    },
    customers: leavesOut ? [] : "customer" in bare && bare.customer ? [bare.customer] : named.customers,
    leftOut: leavesOut ? named.customers : [],
    filters: filtered.filters,
    campaignTerms: size ? { ...terms, size: size.size } : terms,
    isWeakMetric: metric.isWeak,
    unknownWords: unknownWords(metric.rest),
    words: whole.words.length,
    hasCode: HAS_CODE.test(question.slice(0, CHARACTERS)),
    ...(b2b === undefined ? {} : { b2b }),
    ...(axis ? { axis } : {}),
    ...(season.season ? { season: season.season } : {}),
    ...(measured.measure ? { measure: measured.measure } : {}),
    ...(limited.limit === undefined ? {} : { limit: limited.limit }),
    ...(metric.metric ? { metric: metric.metric } : {}),
    ...(grained.granularity
      ? { granularity: grained.granularity }
      : quarterly
        ? { granularity: "quarter" as const }
        : {}),
  };
}

/** A number that nothing else has claimed is how many are to be written to. */
function takeSize(sentence: Sentence): { size: number; rest: Sentence } | undefined {
  const taken = take(
    sentence,
    /(?<!(?:than|over|under|above|below|least|most|score|age|\.|order|customer) )(?:^|(?<= ))(?!20\d\d(?: |$))(?<size>\d{2,5})(?= |$)(?! (?:%|percent|days?|weeks?|months?|years?|orders?|purchases?|times|dollars?|euros?|pounds?|bucks|off))/,
  );
  return taken && { size: Number(taken.match.groups?.size), rest: taken.rest };
}

const HAS_CODE =
  /<\/?\w+>|<script|process\.env|\bDROP\s+TABLE\b|\bSELECT\b.*\bFROM\b|--\s*$|'\s*OR\s|\$\(|\.\.\/|rm -rf|[A-Z]{3,}_[A-Z]{3,}|\w+\(\{|\w+\(".*"\)|[{}].*:.*[{}]|=\*/;

/** A number that turned out to be a customer is marked as one. */
function withBareId(text: string, id: string | undefined): string {
  return id === undefined ? text : text.replace(new RegExp(`(?<![^ ])${id}(?![^ ])`), "{customer}");
}

function withoutGoods(sentence: Sentence, things: readonly Thing[]): Sentence {
  return things.reduce((rest, { first, last }) => takeWords(rest, first, last), sentence);
}

function unknownWords(rest: Sentence): string[] {
  return untaken(rest).filter((word) => /^\p{L}{3,}$/u.test(word) && !isKnownWord(word));
}
