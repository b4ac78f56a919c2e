import { BOUND, readBounds } from "./bounds.ts";
import type { CustomerFilters, FilterRule } from "./filters.ts";

const CURRENCY = "(?:dollars?|euros?|pounds?|bucks|usd|eur|gbp|quid)";
const WORTH =
  "(?:spent|spend|spenders?|outlay|spending|spends|worth|ltv|clv|lifetime value|value|valued(?: at)?|paid(?: us)?|brought(?: us)?(?: in)?|brings?(?: us)?(?: in)?|earned us|left(?: with)? us|good for|revenue|sales|bought for)(?: (?:is|are|of|a total of|total|us|with us|of at))*";
const AMOUNT = "[$€£]?(?<amount>\\d+(?:\\.\\d+)?)";
const END = "(?= |$)";
const OR_MORE =
  "(?:\\+| plus| or (?:more|above|higher|over)| and (?:more|up|above|over|upwards?)| at (?:the )?(?:least|minimum)| minimum| upwards?)";
/** What says behind an amount that it is what somebody is worth. */
const WORTH_BEHIND =
  "(?:in total |of |in )?(?:spent|spend|spending|spenders?|ltv|clv|lifetime (?:value|spend)|(?:total |customer |net )?(?:value|worth|spend|revenue))(?= |$)";

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
    pattern: new RegExp(`\\b${WORTH} ${AMOUNT}(?: ${CURRENCY})?${OR_MORE}${END}`),
    read: ({ amount }) => ({ ltv_min: Number(amount) }),
  },
  {
    pattern: new RegExp(`(?<![^ ])${AMOUNT}(?: ${CURRENCY})?${OR_MORE} ${WORTH_BEHIND}`),
    read: ({ amount }) => ({ ltv_min: Number(amount) }),
  },
  {
    pattern: new RegExp(`(?<![^ ])${BOUND} ${AMOUNT}(?: ${CURRENCY})? ${WORTH_BEHIND}`),
    read: readAmount,
  },
  {
    pattern: new RegExp(
      `(?<![^ ])(?:${AMOUNT} (?:dollar|euro|pound)|[$€£](?<sum>\\d+)) (?:crowd|club|folks?|people|customers?|buyers?|clients?|spenders?|league)(?= |$)`,
    ),
    read: ({ amount, sum }) => ({ ltv_min: Number(amount ?? sum) }),
  },
  {
    pattern: new RegExp(
      `(?:\\b${WORTH} )?(?:[$€£](?<amount>\\d+(?:\\.\\d+)?)${OR_MORE}|(?<plain>\\d+(?:\\.\\d+)?)(?:\\+ ${CURRENCY}| ${CURRENCY} (?:or more|and more|plus)))`,
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
