import { calendarDay, type DayNumber, dayOf, isoDay } from "./calendar.ts";
import { DURATION, durationDays, readDuration } from "./durations.ts";
import type { CustomerFilters, FilterRule } from "./filters.ts";
import { MONTHS } from "./months.ts";
import { spanOfName } from "./period-named.ts";

type Groups = Readonly<Record<string, string | undefined>>;

const FIRST =
  "(?:first (?:bought|ordered|purchased|shopped|purchase|order|buy|came)|(?:joined|signed up|arrived|acquired|won|started buying|became (?:a )?customers?|been (?:a )?customers?|customers? only)|(?<!how many |number of )new (?:customers|clients|buyers|shoppers|people|ones)|newcomers|first purchase came|started|anyone new|anybody new|new(?= since)|(?:one off|one time|single time|first time) (?:buyers|customers|shoppers|purchasers|people|ones)|first timers|one timers|(?:never more|never again|bought once|once)(?= since))(?: [^ ]+){0,3}?";
const NAME = `(?<name>20\\d\\d-\\d\\d-\\d\\d|[0-3]?\\d(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})|(?:${MONTHS}) [0-3]?\\d(?:st|nd|rd|th)?(?= |$)|${MONTHS}|20\\d\\d)(?: (?:of )?(?<year>20\\d\\d))?`;

/** When customers came: the day of their first purchase. */
export const FIRST_PURCHASE_RULES: readonly FilterRule[] = [
  {
    pattern: new RegExp(
      `\\b${FIRST} (?:since|after|from|on or after|later than|as of)(?: the)?(?: start of)? ${NAME}`,
    ),
    read: (groups, today) => sinceNamed(groups, today),
  },
  {
    pattern: new RegExp(
      `\\bfirst (?:purchase|order|buy|bought|ordered)(?: (?:was|came|fell|made))? (?:in|during) ${NAME}`,
    ),
    read: (groups, today) => sinceNamed(groups, today),
  },
  {
    pattern: new RegExp(
      `\\b${FIRST} (?:in|within|during|over|less than)? ?(?:the )?(?:last|past|previous) (?:${DURATION}|(?<single>week|month|quarter|year))`,
    ),
    read: (groups, today) => agoFrom(groups, today),
  },
  {
    pattern: new RegExp(`\\b${FIRST} (?:(?:in|during) )?this (?<running>year|month|quarter)`),
    read: (groups, today) => sinceStart(groups, today),
  },
];

function sinceNamed(groups: Groups, today: DayNumber): CustomerFilters | undefined {
  const span = spanOfName(groups.name ?? "", groups.year, today, { isOver: false });
  return span && { first_bought_after: isoDay(span.from) };
}

function agoFrom(groups: Groups, today: DayNumber): CustomerFilters {
  const duration = readDuration(groups.single ? { count: "1", unit: groups.single } : groups);
  return { first_bought_after: isoDay(Math.max(dayOf(1990, 1, 1), today - durationDays(duration))) };
}

function sinceStart(groups: Groups, today: DayNumber): CustomerFilters {
  const { year, month } = calendarDay(today);
  const first =
    { year: 1, month, quarter: 3 * Math.floor((month - 1) / 3) + 1 }[groups.running ?? "year"] ?? 1;
  return { first_bought_after: isoDay(dayOf(year, first, 1)) };
}
