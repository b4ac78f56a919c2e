import { phrasePattern } from "./phrases.ts";
import type { Measure } from "./ranking.ts";
import type { Reading } from "./reading.ts";

/** What words alone say, whatever stands around them. */
const SAID_SIGNS = {
  buyers: "<buyers>|regulars|vips?|whales?|b2b",
  who: "who|whos|whose|whom|which <buyers>",
  product: "<product>",
  category: "<category>",
  segment: "<segment>",
  campaign: "<campaign>",
  write_to:
    "(who|whom|which <buyers>) .. (should|must|can|do|could|would|shall|to|deserves?|gets?|needs?|would) .. (<write>|send|get|receive|an? (mail|email|letter|postcard|invitation|thank you|gift))|(whom|who) (can|could|should|do|must) (we|i) (sell|pitch|win|keep|save|thank|reward|invite|target|ask|approach|write)|(who|whom) to (<write>|send)|(write|mail|send|reach out|target|email|contact|postcard|message) (to )?(all |our |the |those |these |people |who |best )*(<buyers>|regulars|vips)|(pick|choose|select|draw|find|get|give) (me |us )?(\\d+ )(regulars|<buyers>) .. (<write>|reward|invite|mail|for)|invite|(list|group|audience|set) of .. (<buyers>) to (keep|win|reward|thank|<write>|reactivate|save|retain|invite)|\\d+ (<buyers>|regulars|people) to (keep|win|reward|thank|mail|write|contact|target|reactivate|save|retain|invite)|(convert|turn) .. into|(who|whom|whos|wholl|which <buyers>) (ll |will |should |shall |do |must )?(we |i )?(get|gets|hear|hears|receive|receives) .. (one|from us|it|them|the|a|an|postcard|gift|catalogue)|(whom|who) .. (mail|mailing|write)|id like to mail|(people|folks|customers|buyers|ones|those) .. to (mail|write|contact|post)|(pull|build|draw up|compile|put together|set up|make|create|prepare|assemble|export|load) .. (list|audience|segment|names|campaign|recipients|addressees)|(for|in) (the|our|my|a|an) .. (mailing|campaign|flow|mail|send|push|mailshot|newsletter)|by mail|\\d+ (names|addresses|contacts|recipients|addressees|letters|cards|people|folks|<buyers>) (for|to)|(list|audience|recipients|addressees|targets?) (to|for) (win|keep|wake|thank|reach|the|our|get|bring|grow|sell|convert|turn|<write>)|(win back|winback|save|retention|loyalty|seasonal|growth|acquisition|keep em|welcome|reactivation|thank you) (list|audience|send|mail)|talked into .. mail|(convert|turn) the",
  vip: "vips?|whales?|key accounts|high rollers",
  will: "will|going to|gonna|future|coming|anticipate|anticipated|looking ahead|on track|next|ahead|heading|likely to be",
  forecast_words:
    "forecasts?|forecasted|forecasting|predict|predicts|predicted|prediction|predictions|project|projected|projection|projections|outlook|prognosis|expect|expects|expected|expecting|expectation|expectations|estimate|estimated|fcst",
  past_tense:
    "did|was|were|had|made(?! up)|sold|earned|took|happened|came in|have we|have been|has been|received|achieved|so far|actuals?|brought in|went|placed|turned over|historic|historical|got|gone|have i|weve|until now|did we",
  compare: "compare|compared|comparison|versus|vs|against|difference|than",
  churn:
    "churn|churns|churning|churned|attrition|at risk|leaving|leave|lapsing|losing|lose|defect|quit|bail|in danger|close to (leaving|going)|(wont|not|never) (come back|return)",
  advice:
    "ideas?|suggestions?|suggest|recommend|recommends|recommendations?|advice|advise|tips|strategy|strategies|plan|plans|opportunit(y|ies)|steps|actions?|measures|tactics|approach|playbook|how (can|do|should|could|might|to|would)|what (should|can|could|would|to|might|do|shall)|what else|best way|potential for|candidates for|next best|propose|proposals?",
  contact_words: "emails?|e mails|phone|phones|addresses|adresses|birthdays?|names",
  question: "who|what|which|when|where|why|how|whom|whose",
} as const;

export type SaidSign = keyof typeof SAID_SIGNS;

const PATTERNS = (Object.keys(SAID_SIGNS) as SaidSign[]).map((sign) => ({
  sign,
  pattern: phrasePattern(SAID_SIGNS[sign]),
}));

/** Whom to write to is asked, in these words. */
export const WRITE_TO: string = SAID_SIGNS.write_to;

/** Every phrase of the signs: words that are known. */
export const SIGN_PHRASES: readonly string[] = Object.values(SAID_SIGNS);

/** One thing that speaks for or against a reading of the question. */
export type Sign =
  | SaidSign
  | `by_${Measure}`
  | "by_newness"
  | "customer"
  | "several_customers"
  | "thing"
  | "single_product"
  | "group"
  | "within_group"
  | "two_groups"
  | "axis"
  | "metric"
  | "metric_named"
  | "metric_past"
  | "metric_unknown_past"
  | "metric_rate"
  | "headcount"
  | "ahead"
  | "past"
  | "past_period"
  | "dated"
  | "year_named"
  | "season"
  | "granularity"
  | "limit"
  | "filters"
  | "campaign_terms"
  | "unknown_words"
  | "named_by_contact"
  | "silence"
  | "recent"
  | "risk_bound"
  | "b2b"
  | "b2b_filter"
  | "forbidden_marks"
  | "words_many"
  | "said_plainly";

const RATES = new Set(["churn_rate", "average_ltv"]);
const NOT_PAST = new Set(["churn_rate", "average_ltv", "new_customers"]);

/** What there is in a question, as the targets weigh it. */
export function signsOf(reading: Reading): ReadonlySet<Sign> {
  const { filters, metric, period, groups } = reading;
  const isNamed = metric !== undefined && !reading.isWeakMetric;
  const present: readonly [Sign, boolean][] = [
    ["customer", reading.customers.length > 0],
    ["several_customers", reading.customers.length > 1],
    ["thing", reading.things.length > 0],
    ["single_product", reading.things.some(({ isSingle }) => isSingle)],
    ["group", groups.names.length > 0 && !groups.isWithin],
    ["within_group", groups.isWithin],
    ["two_groups", groups.isComparison],
    ["axis", reading.axis !== undefined],
    ["metric", isNamed],
    ["metric_named", isNamed],
    ["metric_past", isNamed && !NOT_PAST.has(metric)],
    ["metric_unknown_past", isNamed && NOT_PAST.has(metric)],
    ["metric_rate", metric !== undefined && RATES.has(metric) && (isNamed || period.direction === "ahead")],
    ["headcount", reading.isWeakMetric],
    ["ahead", period.direction === "ahead"],
    ["past", period.direction === "past"],
    ["past_period", period.direction === "past" && period.span !== undefined],
    ["dated", period.isDated],
    ["year_named", period.hasYear],
    ["season", reading.season !== undefined],
    ["granularity", reading.granularity !== undefined],
    ["limit", reading.limit !== undefined],
    ["filters", Object.keys(filters).length > 0],
    ["campaign_terms", Object.keys(reading.campaignTerms).length > 0],
    ["by_newness", filters.first_bought_after !== undefined],
    ["unknown_words", reading.unknownWords.length > 0],
    ["named_by_contact", reading.customers.some((customer) => /^[+(0]|@/.test(customer))],
    ["silence", filters.last_purchase_days_min !== undefined],
    ["recent", filters.last_purchase_days_max !== undefined],
    ["risk_bound", filters.churn_min !== undefined || filters.churn_max !== undefined],
    ["b2b", reading.b2b === true],
    [
      "b2b_filter",
      /\b(?:only|just) (?:the )?(?:b2b|business|compan)|\b(?:b2b|businesses|companies)(?: \w+)? only\b/.test(
        reading.text,
      ),
    ],
    ["forbidden_marks", reading.hasCode],
    ["words_many", reading.words > 6],
  ];
  const found = new Set<Sign>(
    PATTERNS.filter(({ pattern }) => pattern.test(reading.text)).map(({ sign }) => sign),
  );
  for (const [sign, isPresent] of present) if (isPresent) found.add(sign);
  // Within a group customers are asked about, and not the group.
  if (groups.isWithin) found.delete("segment");
  if (reading.measure) found.add(`by_${reading.measure}`);
  return found;
}
