import { MONTHS } from "./months.ts";
import { type Sentence, take } from "./sentence.ts";

/** What a list is ranked by, in the question's terms; each tool says which of them it can sort by. */
export type Measure =
  | "value"
  | "expected"
  | "risk"
  | "impact"
  | "orders"
  | "frequency"
  | "recency"
  | "size"
  | "growth"
  | "units"
  | "repurchase"
  | "lift";

const BY =
  "(?:by|on|according to|in order of|in terms of)(?: (?:the|their|highest|total|average|median|mean|expected(?= value at)|number of|decreasing|descending|overall|how much|how many|how))*";

interface MeasureRule {
  measure: Measure;
  /** What may follow "by". */
  by: string;
  /** What says it without "by". */
  says: string;
}

const SEGMENT =
  "(?:\\w+ )?(?:segments?|archetypes?|groups?|clusters?|cohorts?|personas?|types?|kinds?|customer (?:segments?|groups?|types?|archetypes?))";

/** The more telling first: "value at risk" before "risk" and "value". */
const RULES: readonly MeasureRule[] = [
  {
    measure: "impact",
    by: "(?:value|revenue|money|sales|ltv) at (?:risk|stake)|impact|(?:potential |possible )?(?:loss(?:es)?|damage|harm)",
    says: "(?:value|revenue|money|sales|ltv) at (?:risk|stake)|(?:most )?(?:money |value |cash |revenue )?at stake|(?:biggest|greatest|highest|most) impact|most to lose|biggest loss(?:es)?|lose (?:us )?(?:the )?most (?:money|revenue|value)|cost us (?:the )?most|hurts? (?:us )?(?:the )?most|most expensive to lose|costliest to lose|most painful|(?:priciest|biggest|costliest|worst|heaviest|greatest|largest|highest) (?:potential |possible |expected )?(?:loss(?:es)?|damage|stakes?)|hurts? (?:us )?most",
  },
  {
    measure: "expected",
    by: "(?:expected|future|predicted|projected|forecast(?:ed)?) (?:value|ltv|clv|spend|spending|revenue|worth|lifetime value)|potential",
    says: "(?:highest|most|biggest|greatest) (?:expected|future|predicted|projected) (?:value|ltv|clv|spend|revenue)|(?:will|going to) (?:be worth|spend|bring in|bring us|bring)(?: \\w+){0,2}? (?:the )?most|expected (?:to spend|value)(?: the most)?|most (?:promising|expected)|future value",
  },
  {
    measure: "units",
    by: "units?(?: sold)?|quantity|quantities|pieces|volume|items sold",
    says: "most units|units sold|most pieces|highest (?:volume|quantity)",
  },
  {
    measure: "repurchase",
    by: "repurchase(?: rate)?|repurchases|repeat (?:rate|purchases|purchase rate)",
    says: "(?:most|best) (?:rebought|repurchased|reordered|bought again)|(?:reordered|rebought|repurchased|bought again) (?:the )?most|highest (?:repurchase|repeat)(?: purchase)?(?: rate)?|best repurchase(?: rate)?",
  },
  {
    measure: "lift",
    by: "lift|uplift|seasonality",
    says: "(?:biggest|highest|strongest|most) (?:[a-z]+ )?(?:lift|uplift|jump|boost|spike)",
  },
  {
    measure: "growth",
    by: "(?:highest |strongest |fastest )?growth(?: rate)?",
    says: "(?:gain|gained|gains|rise|rose) (?:the )?(?:fastest|most)|fastest growing|grow(?:s|n|ing)? (?:the )?(?:fastest|most|quickest)|growing|grew|growth|shrink(?:ing|s)?|shrank|declin(?:e|es|ing)|gaining|up and coming|trending|(?:pulling|drawing|attracting|winning) (?:in )?(?:ever )?more|(?:risers|climbers|growers) first",
  },
  {
    measure: "risk",
    by: "(?:churn(?: risk| rate| probability)?|(?:probability|likelihood|chance|risk) of (?:churn|churning|leaving)|risk|how likely they are to (?:churn|leave|stop)|likelihood (?:of|to) (?:churn(?:ing)?|leave|leaving))",
    says: "(?:most|more) likely to (?:churn|leave|lapse|defect|go|stop)|(?:highest|worst|greatest) (?:churn|risk|attrition)(?: risk| rate| probability)?|riskiest|shakiest|wobbliest|most endangered|likeliest to (?:churn|leave|lapse|go)|most at risk|closest to (?:churning|leaving)|lowest retention",
  },
  {
    measure: "frequency",
    by: "(?:purchase |buying |order )?frequency|often (?:they|people|customers|folks) (?:buy|order|shop|come)",
    says: "(?:oftenest|most loyal first)|(?:shortest|tightest) (?:gaps?|intervals?|cycles?|waits?|rhythms?)(?: first)?|busiest(?= (?:first|ahead|on top))|most (?:often|frequent|frequently|regular|regularly)|highest frequency",
  },
  {
    measure: "recency",
    by: "recency|recently (?:they )?(?:bought|ordered)|(?:recently|late) they (?:bought|ordered|shopped)|days since (?:the |their )?last (?:purchase|order)|last (?:purchase|order)(?: date)?",
    says: "most recent(?:ly)?|latest|newest|freshest|how recently they (?:bought|ordered)|soonest",
  },
  {
    measure: "size",
    by: "size|customers|members|people|headcount",
    says: `most (?:customers|people|members|buyers)|most (?:crowded|populous|numerous)|sizes|(?:by|from) (?:the )?(?:biggest|largest)|(?:biggest|largest) (?:first|on top|ahead)|is (?:the |our )?(?:biggest|largest)|(?:biggest|largest|smallest|most common|most populous)(?= ${SEGMENT}\\b)`,
  },
  {
    measure: "orders",
    by: "(?:order count|orders|purchases|order volume|times)(?! value)",
    says: "(?:(?:most|highest number of) (?:orders|purchases|transactions)|order(?:s|ed)? (?:the )?most)(?! value)",
  },
  {
    measure: "value",
    by: "(?:lifetime |customer |net )?value|ltv|clv|(?:lifetime |total |overall )?(?:spend|spending|spent|worth)|outlay|revenue|sales|money|turnover|worth|they(?:ve| have)? (?:spend|spent|paid)",
    says: "most (?:valuable|profitable|money|revenue|value|lucrative)|highest (?:value|ltv|clv|spend|spending|lifetime value|revenue)|(?:biggest|top|highest|largest|heaviest) (?:spenders?|spending)|spen[dt]s? (?:the )?most|worth (?:the )?most|matter (?:the )?most|(?:biggest|richest|wealthiest|dearest|best|top|big|high|highest|most)(?: (?:spenders?|spent|spend|money|ltv|paying|ones|customers|buyers|value))? (?:first|at the top|on top|up top|ahead)",
  },
];

/** What is said after "by" is meant more surely than what is said otherwise. */
const PATTERNS: readonly { pattern: RegExp; measure: Measure }[] = [
  ...RULES.map(({ by, measure }) => ({ measure, pattern: new RegExp(`\\b${BY} (?:${by})(?= |$)`) })),
  ...RULES.map(({ says, measure }) => ({ measure, pattern: new RegExp(`\\b(?:${says})(?= |$)`) })),
];

const ORDER_BEFORE = new RegExp(`^${BY} `);
const ORDER_BEHIND = /^ (?:customers )?(?:first|on top|up top|ahead|at the top|descending|to lowest)(?= |$)/;

/** Takes what the question wants its list ranked by; `isOrder` where the words say nothing but the order. */
export function takeMeasure(sentence: Sentence): { measure?: Measure; isOrder: boolean; rest: Sentence } {
  for (const { pattern, measure } of PATTERNS) {
    const taken = take(sentence, pattern);
    if (!taken) continue;
    const behind = (taken.match.input ?? "").slice(taken.match.index + taken.match[0].length);
    const isOrder = ORDER_BEFORE.test(taken.match[0]) || ORDER_BEHIND.test(behind);
    return { measure, isOrder, rest: taken.rest };
  }
  return { isOrder: false, rest: sentence };
}

const THINGS =
  "(?:customers?|clients?|buyers?|shoppers?|people|accounts|spenders|vips?|whales|regulars|persons|folks|cards|letters|companies|businesses|resellers|pairs?|bundles?|products?|items?|skus?|articles?|categories|combinations|tips|offers|ideas|suggestions|recommendations|proposals|archetypes|baskets|transactions|lines|rows|orders?(?= (?:of|from|by|only|please|$))|segments?|archetypes?|groups?|clusters?|cohorts?|personas?|types|kinds|names|entries|rows|results)";

const LIMITS: readonly RegExp[] = [
  /^(?:(?:and|only|just|make it|ok|now|no|or) )*(?<limit>\d{1,4})(?: (?:instead|please|rather|only|then|of them|will do))*$/,
  /\b(?:top|first|best|biggest|largest|leading|highest|worst|limit|riskiest)(?: of| to)? (?<limit>\d{1,9})(?= |$)(?! (?:days?|weeks?|months?|years?|orders|purchases|dollars|euros))/,
  /\b(?<limit>\d{1,9}) (?:of (?:them|those|these|our|the)|entries|rows|results|names)\b/,
  new RegExp(
    `(?:^|(?<= ))(?<limit>\\d{1,9}) (?:(?!(?:and|to|until|till|${MONTHS}) )[\\p{L}·]+ ){0,3}?${THINGS}(?= |$)`,
    "u",
  ),
  /(?:^|(?<= ))(?<limit>\d{1,6}) (?:best|top|most|biggest|largest|strongest|riskiest|worst|highest|fastest|leading|greatest)\b/,
  /\b(?:max|maximum|at most|no more than|limit|limited to|just|only|first|up to) (?<limit>\d{1,4})(?: please)?$/,
  /\b(?<limit>\d{1,4}) (?:is (?:plenty|enough|fine|ok)|will do|would do|max|maximum|please)\b/,
  /\b(?:limit|cut|reduce|restrict|shorten|trim|keep)(?: (?:it|that|this|them|the list|down))* to (?<limit>\d{1,4})(?= |$)/,
  /(?<limit>\b\d{1,3}) (?:rows?|lines?|hits|tops|will do|would do|suffice|are enough|of each|at most)(?= |$)/,
  new RegExp(
    `(?<!\\b(?:over|under|above|below|than|least|most|from|since|in|of|to|for|and|or|until|between|order|customer|client|number|score|q|h|level|last|past|${MONTHS}) )(?<= )(?<limit>\\d{1,3})(?: please)?$`,
  ),
  /\b(?:list|show|give|name|get|tell)(?: \w+){0,2} (?<limit>\d{1,3})(?= |$)(?! (?:days?|weeks?|months?|quarters?|years?))/,
];

/** Takes how many the question wants to see. */
export function takeLimit(sentence: Sentence): { limit?: number; rest: Sentence } {
  for (const pattern of LIMITS) {
    const match = take(sentence, pattern);
    const digits = match?.match.groups?.limit;
    if (!match || digits === undefined) continue;
    // Only the number is read: "top" and "customers" say more than how many.
    const number = take(sentence, new RegExp(`(?:^|(?<= ))${digits}(?= |$)`));
    return { limit: Number(digits), rest: number?.rest ?? match.rest };
  }
  return { rest: sentence };
}
