import { type Sentence, take } from "./sentence.ts";

/** What a list is ranked by, in the question's terms; each tool says which of them it can sort by. */
export type Measure = "value" | "risk" | "impact" | "orders" | "frequency" | "recency" | "size" | "growth";

const BY =
  "(?:by|on|according to|in order of|in terms of)(?: (?:the|their|highest|total|average|number of|decreasing|descending|overall))*";

interface MeasureRule {
  pattern: RegExp;
  measure: Measure;
}

const RULES: readonly MeasureRule[] = [
  {
    measure: "impact",
    pattern: new RegExp(
      `\\b(?:(?:${BY} )?(?:value|revenue|money|sales|ltv) at risk|(?:${BY} )impact|(?:biggest|greatest|highest|most) impact|most to lose|biggest loss(?:es)?|lose (?:us )?(?:the )?most (?:money|revenue|value)|cost us (?:the )?most|hurt(?:s)? (?:us )?(?:the )?most|most expensive to lose|vips? (?=.*(?:risk|leav|churn|los)))`,
    ),
  },
  {
    measure: "growth",
    pattern: new RegExp(
      `\\b(?:${BY} growth(?: rate)?|fastest growing|growing (?:the )?(?:fastest|most|quickest)|grow(?:s|n|ing)? (?:the )?(?:fastest|most)|growing|grew|growth|shrink(?:ing|s)?|shrank|declin(?:e|es|ing)|gaining|up and coming|trending)\\b`,
    ),
  },
  {
    measure: "risk",
    pattern: new RegExp(
      `\\b(?:${BY} (?:churn(?: risk| rate| probability)?|risk)|(?:most|more) likely to (?:churn|leave|lapse|defect|go|stop)\\b|(?:highest|worst|greatest) (?:churn|risk|attrition)(?: risk| rate| probability)?|riskiest|most at risk|closest to (?:churning|leaving)|lowest retention)`,
    ),
  },
  {
    measure: "frequency",
    pattern: new RegExp(
      `\\b(?:${BY} (?:purchase |buying |order )?frequency|most (?:often|frequent|frequently|regular|regularly)|highest frequency|(?:buy|order|shop|purchase)s? (?:the )?most often)\\b`,
    ),
  },
  {
    measure: "recency",
    pattern: new RegExp(
      `\\b(?:${BY} (?:recency|last (?:purchase|order))|most recent(?:ly)?|latest|newest)\\b`,
    ),
  },
  {
    measure: "size",
    pattern: new RegExp(
      `\\b(?:${BY} (?:size|customers|members|people|headcount)|most (?:customers|people|members|buyers)|(?:biggest|largest|smallest|most common|most populous)(?= (?:\\w+ )?(?:segments?|archetypes?|groups?|clusters?|cohorts?|personas?|customer (?:segments?|groups?|types?|archetypes?)|types?|kinds?)\\b))`,
    ),
  },
  {
    measure: "orders",
    pattern: new RegExp(
      `\\b(?:${BY} (?:order count|orders|purchases|order volume|times)|(?:most|highest number of) (?:orders|purchases|transactions)|order(?:s|ed)? (?:the )?most|order count|number of orders)\\b(?! value)`,
    ),
  },
  {
    measure: "value",
    pattern: new RegExp(
      `\\b(?:${BY} (?:lifetime value|customer value|ltv|clv|value|spend|spending|spent|revenue|sales|money|net value|turnover)|most (?:valuable|profitable|money|revenue|value|lucrative)|highest (?:value|ltv|clv|spend|spending|lifetime value|revenue)|(?:biggest|top|highest|largest|heaviest) (?:spenders?|spending)|spen[dt]s? (?:the )?most|(?:are )?worth (?:the )?most|matter (?:the )?most)\\b`,
    ),
  },
];

/** Takes what the question wants its list ranked by. */
export function takeMeasure(sentence: Sentence): { measure?: Measure; rest: Sentence } {
  for (const { pattern, measure } of RULES) {
    const taken = take(sentence, pattern);
    if (taken) return { measure, rest: taken.rest };
  }
  return { rest: sentence };
}

const THINGS =
  "(?:customers?|clients?|buyers?|shoppers?|people|accounts|spenders|vips?|whales|segments?|archetypes?|groups?|clusters?|cohorts?|personas?|types|kinds|names|entries|rows|results)";

const LIMITS: readonly RegExp[] = [
  /\b(?:top|first|best|biggest|largest|leading|highest|worst|limit|riskiest)(?: of| to)? (?<limit>\d{1,9})(?= |$)(?! (?:days?|weeks?|months?|years?|orders|purchases|dollars|euros))/,
  /\b(?<limit>\d{1,9}) (?:of (?:them|those|these|our|the)|entries|rows|results|names)\b/,
  new RegExp(`(?:^|(?<= ))(?<limit>\\d{1,9}) (?:[\\p{L}·]+ ){0,3}?${THINGS}(?= |$)`, "u"),
  /\b(?:list|show|give|name|get|tell)(?: \w+){0,2} (?<limit>\d{1,3})(?= |$)/,
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
