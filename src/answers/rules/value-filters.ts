import { BOUND, readBounds } from "./bounds.ts";
import type { CustomerFilters, FilterRule } from "./filters.ts";

const CURRENCY = "(?:dollars?|euros?|pounds?|bucks|usd|eur|gbp|quid)";
const WORTH =
  "(?:spent|spend|spending|spends|worth|ltv|clv|lifetime value|value|valued(?: at)?|paid|brought in|revenue|sales|bought for)(?: (?:is|are|of|a total of|total|us|with us|of at))*";
const AMOUNT = "[$€£]?(?<amount>\\d+(?:\\.\\d+)?)";
const END = "(?= |$)";

export const VALUE_RULES: readonly FilterRule[] = [
  {
    pattern: new RegExp(
      `(?:\\b${WORTH} )?between [$€£](?<from>\\d+(?:\\.\\d+)?) (?:and|to) [$€£]?(?<to>\\d+(?:\\.\\d+)?)${END}`,
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\b${WORTH} between (?<from>\\d+(?:\\.\\d+)?) (?:and|to) (?<to>\\d+(?:\\.\\d+)?)(?: ${CURRENCY})?${END}`,
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\b(?:${WORTH} )?[$€£]?(?<from>\\d+(?:\\.\\d+)?) (?:and|to) [$€£]?(?<to>\\d+(?:\\.\\d+)?) ${CURRENCY}${END}`,
    ),
    read: readRange,
  },
  {
    pattern: new RegExp(`\\b${WORTH} [$€£]?(?<from>\\d+(?:\\.\\d+)?) to [$€£]?(?<to>\\d+(?:\\.\\d+)?)${END}`),
    read: readRange,
  },
  {
    pattern: new RegExp(
      `\\bbetween (?<from>\\d+(?:\\.\\d+)?) (?:and|to) (?<to>\\d+(?:\\.\\d+)?) ${CURRENCY}${END}`,
    ),
    read: readRange,
  },
  { pattern: new RegExp(`\\b${WORTH} ${BOUND} ${AMOUNT}(?: ${CURRENCY})?${END}`), read: readAmount },
  { pattern: new RegExp(`(?:^|(?<= ))${BOUND} [$€£](?<amount>\\d+(?:\\.\\d+)?)${END}`), read: readAmount },
  {
    pattern: new RegExp(`(?:^|(?<= ))${BOUND} (?<amount>\\d+(?:\\.\\d+)?) ?${CURRENCY}${END}`),
    read: readAmount,
  },
  {
    pattern: new RegExp(
      `(?:\\b${WORTH} )?(?:[$€£](?<amount>\\d+(?:\\.\\d+)?)(?:\\+| or (?:more|above|higher)| and (?:more|up)| plus)|(?<plain>\\d+(?:\\.\\d+)?)(?:\\+ ${CURRENCY}| ${CURRENCY} (?:or more|and more|plus)))`,
    ),
    read: (groups) => ({ ltv_min: Number(groups.amount ?? groups.plain) }),
  },
];

/** A bare bound that no other rule claimed ("customers over 500") is money; small numbers are too unsure. */
export const LAST_VALUE_RULES: readonly FilterRule[] = [
  {
    pattern: new RegExp(
      `(?:^|(?<= ))${BOUND} (?<amount>\\d+(?:\\.\\d+)?)(?= (?:and|who|that|in|with|sorted|by)\\b|$)`,
    ),
    read: (groups) => (groups.most || Number(groups.amount) < 50 ? undefined : readAmount(groups)),
  },
];

function readRange(groups: Readonly<Record<string, string | undefined>>): CustomerFilters {
  return { ltv_min: Number(groups.from), ltv_max: Number(groups.to) };
}

function readAmount(groups: Readonly<Record<string, string | undefined>>): CustomerFilters {
  const { min, max } = readBounds(groups, Number(groups.amount));
  return { ...(min === undefined ? {} : { ltv_min: min }), ...(max === undefined ? {} : { ltv_max: max }) };
}
