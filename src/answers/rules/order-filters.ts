import { BOUND, readCountBounds } from "./bounds.ts";
import type { CustomerFilters, FilterRule } from "./filters.ts";

const ORDERS = "(?:orders?|purchases?|times|transactions?|buys)(?= |$)";
const COUNT = "(?<count>\\d{1,6})";

export const ORDER_RULES: readonly FilterRule[] = [
  {
    pattern: new RegExp(`\\b(?:between )?(?<from>\\d{1,6}) (?:and|to) (?<to>\\d{1,6}) ${ORDERS}`),
    read: (groups) => ({ orders_min: Number(groups.from), orders_max: Number(groups.to) }),
  },
  {
    pattern: new RegExp(`(?:^|(?<= ))${BOUND} (?:a total of )?${COUNT} (?:\\w+ )?${ORDERS}`),
    read: readCount,
  },
  {
    pattern: new RegExp(
      `\\b(?:bought|ordered|purchased|shopped) ${BOUND} ${COUNT}(?= |$)(?! (?:days?|weeks?|months?|quarters?|years?))`,
    ),
    read: readCount,
  },
  {
    pattern: new RegExp(
      `\\b(?:orders|order count|purchases|number of orders) (?:is |are |of |count )*${BOUND} ${COUNT}(?= |$)`,
    ),
    read: readCount,
  },
  {
    pattern: new RegExp(
      `(?:^|(?<= ))${COUNT}(?:\\+ ${ORDERS}| ${ORDERS} (?:or more|and more|and up|plus|minimum)(?= |$)| or more ${ORDERS}| plus ${ORDERS})`,
    ),
    read: (groups) => ({ orders_min: Number(groups.count) }),
  },
  {
    pattern: new RegExp(
      `\\b(?:bought|ordered|purchased|shopped|came|been) ${COUNT}(?: times)?(?:\\+| or more| or above| plus| and more)(?= |$)(?! (?:days|weeks|months))`,
    ),
    read: (groups) => ({ orders_min: Number(groups.count) }),
  },
  {
    pattern: new RegExp(
      `(?:^|(?<= ))${COUNT} (?:or fewer|or less) ${ORDERS}|(?:^|(?<= ))(?<only>\\d{1,6}) ${ORDERS} (?:or fewer|or less|at most)`,
    ),
    read: (groups) => ({ orders_max: Number(groups.count ?? groups.only) }),
  },
  {
    pattern: new RegExp(
      `\\b(?:exactly|precisely|just|only|with|have|had|has|made|placed) (?:exactly |only |just )?${COUNT} ${ORDERS}`,
    ),
    read: (groups) => ({ orders_min: Number(groups.count), orders_max: Number(groups.count) }),
  },
  {
    pattern:
      /\b(?:more than once|more than one (?:order|purchase|time)|repeat (?=customers?|buyers?|clients?|shoppers?|purchasers)|returning (?=customers?|buyers?|clients?|shoppers?)|multiple (?:orders|purchases))/,
    read: () => ({ orders_min: 2 }),
  },
  {
    pattern:
      /\b(?:one time (?=customers?|buyers?|clients?|shoppers?|purchasers)|one timers|(?:only |just )?(?:bought|ordered|purchased|shopped|buy|order) (?:only |just )?once|single (?:order|purchase)|(?:only|just|with|exactly) (?:a |one |1 )+(?:single )?(?:order|purchase)|once only|(?:one|1|single) (?:order|purchase) (?:ghosts?|wonders?|people|customers?|folks|buyers?|clients?)|(?:one|1) (?:order|purchase) (?:in total|total|overall|so far)|first (?:order|purchase) (?:people|customers|folks|buyers)|(?<!how many |number of )first timers|one hit wonders?|one and dones?|came (?:only |just )?once)\b/,
    read: () => ({ orders_max: 1 }),
  },
];

function readCount(groups: Readonly<Record<string, string | undefined>>): CustomerFilters {
  const { min, max } = readCountBounds(groups, Number(groups.count));
  return {
    ...(min === undefined ? {} : { orders_min: min }),
    ...(max === undefined ? {} : { orders_max: max }),
  };
}
