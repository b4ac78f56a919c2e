import { BOUND, readBounds } from "./bounds.ts";
import { type DayNumber, EVENT_NAMES } from "./calendar.ts";
import { DURATION, durationDays, readDuration } from "./durations.ts";
import type { CustomerFilters, FilterRule } from "./filters.ts";
import { MONTHS } from "./months.ts";
import { spanOfName } from "./period-named.ts";

type Groups = Readonly<Record<string, string | undefined>>;

const BUY =
  "(?:(?:placed|made|had|sent) (?:an? |any |another |one )?(?:new )?(?:orders?|purchases?)|bought|buy|ordered|order|purchased|purchase|shopped|shop|spent|spend|returned|seen|heard(?: from)?|shown up|turned up|been around|been active|visited|come back|been back|been seen)";
const NOT_BOUGHT = `(?:not|hasnt|havent|hadnt|didnt|dont|doesnt|never|stopped) (?:been |yet |have |has )*${BUY}`;
const SILENT = "(?:inactive|quiet|silent|dormant|away|gone|absent|idle|missing|not been seen|asleep)";
/** Having bought, said so that "orders in the last 30 days" is left to the metrics. */
const BOUGHT =
  "(?:(?:bought|ordered|purchased|shopped|active|buying|ordering|seen)|(?:made|placed|with|have|had|has) (?:an? |any |at least one |their last )?(?:purchases?|orders?))";
const FILLER =
  "(?: (?:lately|recently|anything|something|again|from us|with us|at all|a thing|here|any more|anymore|any|order|orders|purchase|single))*";
const WITHIN =
  "(?:for|in|within|during|over|since|the|at least|more than|about|last|past|previous|a full|over)";

const PEOPLE =
  "(?:buyers?|customers?|clients?|shoppers?|people|folks|accounts|purchasers?|timers?|ones|members|regulars|cheapskates|hunters|fans)";
/** Sales of some customers in a period are asked for, and not who bought within it. */
const NO_FIGURE =
  "(?<!\\b(?:revenue|sales|turnover|takings|sold|earn|earned|make|made|how many|how much|number of|growth|grew|grown|lost|forecast)\\b.*)";

const SINCE = `(?:last |the |(?:the )?(?:start|beginning|end) of |early |late )*(?<name>20\\d\\d-\\d\\d-\\d\\d|[0-3]?\\d(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})|(?:${MONTHS}) [0-3]?\\d(?:st|nd|rd|th)?(?= |$)|${MONTHS}|${EVENT_NAMES.join("|")}|20\\d\\d)(?: (?:of )?(?<year>20\\d\\d))?`;

export const RECENCY_RULES: readonly FilterRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:${NOT_BOUGHT}|nothing|no (?:orders?|purchases?|activity)|without (?:an? |any )?(?:orders?|purchases?|activity))${FILLER}(?: ${WITHIN})* ${DURATION}`,
    ),
    read: silentFor,
  },
  {
    pattern: new RegExp(
      `\\b(?:${NOT_BOUGHT}|nothing|no (?:orders?|purchases?|activity)|${SILENT})${FILLER} since ${SINCE}`,
    ),
    read: (groups, today) => bounds("last_purchase_days_min", groups, today),
  },
  {
    pattern: new RegExp(`\\b(?:been )?${SILENT}(?: ${WITHIN})* ${DURATION}`),
    read: silentFor,
  },
  {
    pattern: new RegExp(
      `\\blast (?:bought|ordered|shopped|purchased|purchase|order|sale)(?: (?:was|is|were|date))*(?: (?:something))? ${BOUND} ${DURATION}(?: ago| old)?`,
    ),
    read: lastPurchase,
  },
  {
    pattern: new RegExp(
      `\\blast (?:bought|ordered|shopped|purchased|purchase|order|sale)(?: (?:was|is|were))* ${DURATION} (?:or more )?ago`,
    ),
    read: silentFor,
  },
  {
    pattern: new RegExp(
      `\\b${BOUGHT}${FILLER} (?:in|within|during|over) (?:the )?(?:last|past|previous) ${DURATION}`,
    ),
    read: activeWithin,
  },
  {
    pattern: new RegExp(
      `\\b${BOUGHT}${FILLER} (?:in |during |within )?(?:the )?(?:last|past|this) (?<unit>day|week|fortnight|month|quarter|year)\\b`,
    ),
    read: activeWithin,
  },
  {
    pattern: new RegExp(`\\b${BOUGHT}${FILLER} (?:within|this past|inside) ${DURATION}`),
    read: activeWithin,
  },
  {
    pattern: new RegExp(
      `${NO_FIGURE}(?<=\\b${PEOPLE} )(?:in|within|during|over|of|from) (?:the )?(?:last|past|previous) ${DURATION}`,
    ),
    read: activeWithin,
  },
  {
    pattern: new RegExp(
      `${NO_FIGURE}\\brecent ${PEOPLE} (?:within |in |of |from )?(?:the )?(?:last |past )?${DURATION}`,
    ),
    read: activeWithin,
  },
  {
    pattern:
      /\b(?<from>\d+) (?:to|and) (?<to>\d+) days?(?: (?:of|in))? (?:silent|silence|quiet|inactive|inactivity|gone|away|dormant|without|lapsed)\b/,
    read: (groups) => ({
      last_purchase_days_min: Number(groups.from),
      last_purchase_days_max: Number(groups.to),
    }),
  },
  {
    pattern: new RegExp(`\\b${BOUGHT}${FILLER} (?:since|after) ${SINCE}`),
    read: (groups, today) => bounds("last_purchase_days_max", groups, today),
  },
  {
    pattern: new RegExp(`\\b${BOUGHT}${FILLER} (?:yesterday|today)\\b`),
    read: () => ({ last_purchase_days_max: 1 }),
  },
  {
    pattern:
      /\b(?:last (?:purchase|order|bought|ordered) )?between (?<from>\d+) and (?<to>\d+) days (?:ago|since (?:the |their )?last (?:purchase|order))/,
    read: (groups) => ({
      last_purchase_days_min: Number(groups.from),
      last_purchase_days_max: Number(groups.to),
    }),
  },
  {
    pattern: new RegExp(
      `\\b(?:recency|days since (?:the |their )?last (?:purchase|order))(?: is| of)* ${BOUND} (?<days>\\d+)(?: days)?`,
    ),
    read: (groups) => bounded(groups, Number(groups.days)),
  },
];

function silentFor(groups: Groups): CustomerFilters {
  return { last_purchase_days_min: durationDays(readDuration(groups)) };
}

function activeWithin(groups: Groups): CustomerFilters {
  return { last_purchase_days_max: durationDays(readDuration(groups)) };
}

/** "Last purchase over 90 days ago" is a least, "under 30 days ago" a most. */
function lastPurchase(groups: Groups): CustomerFilters {
  return bounded(groups, durationDays(readDuration(groups)));
}

function bounded(groups: Groups, days: number): CustomerFilters {
  const { min, max } = readBounds(groups, days);
  return {
    ...(min === undefined ? {} : { last_purchase_days_min: min }),
    ...(max === undefined ? {} : { last_purchase_days_max: max }),
  };
}

/** Days since the beginning of what is named: of its latest that has begun. */
function bounds(
  name: "last_purchase_days_min" | "last_purchase_days_max",
  groups: Groups,
  today: DayNumber,
): CustomerFilters | undefined {
  const span = spanOfName(groups.name ?? "", groups.year, today, { isOver: false });
  return span && { [name]: Math.max(0, today - span.from) };
}
