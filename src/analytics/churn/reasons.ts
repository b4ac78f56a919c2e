export interface ReasonFacts {
  risk: number;
  orders: number;
  returns: number;
  purchaseDays: number;
  recencyDays: number;
  gapMeanDays: number | null;
  /** The longest time between two purchases of theirs; unknown with fewer than two. */
  gapMaxDays?: number | null;
  shopGapDays: number;
  /** Net value of the last 90 days and of the 90 before; null where not all of it is known. */
  net90Cents: number | null;
  netPrevious90Cents: number | null;
  discountedOrders: number;
  /** False where the source never names a discount. */
  discountsKnown: boolean;
  /** By `spendQuarterOf`, where spend has a part in the risk. */
  spendQuarter?: "top" | "bottom" | undefined;
  /** What became of those who stood like this one window ago; undefined where nothing was learnt. */
  observed: { customers: number; silent: number; horizonDays: number } | undefined;
}

const REASONS_MAX = 4;
/** A share of fewer customers is an anecdote. */
const OBSERVED_MIN = 20;
/** A share this far from the risk is no reason for it: the customer is unlike those in other ways. */
const OBSERVED_AWAY_MAX = 0.25;

/** Why a churn risk is what it is, in words, most telling first: true statements without personal data. */
export function churnReasons(facts: ReasonFacts): string[] {
  return [
    ...silenceReasons(facts),
    ...observedReasons(facts),
    ...trendReasons(facts),
    ...returnReasons(facts),
    ...discountReasons(facts),
    ...spendReasons(facts),
  ].slice(0, REASONS_MAX);
}

function silenceReasons(facts: ReasonFacts): string[] {
  const { purchaseDays, recencyDays, gapMeanDays, gapMaxDays = null, shopGapDays } = facts;
  const days = Math.round(recencyDays);
  if (purchaseDays === 1) {
    const gap = Math.round(shopGapDays);
    return [`Bought once, ${ago(days)}; of the repeat customers half buy every ${gap} days or more often.`];
  }
  const longest = gapMaxDays === null ? undefined : Math.round(gapMaxDays);
  return [
    ...(gapMeanDays === null
      ? []
      : [`Last purchase ${ago(days)}, ${besideUsual(days, Math.max(1, Math.round(gapMeanDays)))}.`]),
    ...(purchaseDays >= 3 && longest !== undefined && days > longest
      ? [`Never paused this long before: the longest pause was ${countOf(longest, "day")}.`]
      : []),
  ];
}

function besideUsual(days: number, usual: number): string {
  const mean = `their mean of ${countOf(usual, "day")} between purchases`;
  const ratio = days / usual;
  if (ratio <= 1) return `within ${mean}`;
  if (ratio < 1.05) return `about ${mean}`;
  return `${ratio >= 10 ? "ten times or more" : `${ratio.toFixed(1)} times`} ${mean}`;
}

function observedReasons({ observed, risk }: ReasonFacts): string[] {
  if (!observed || observed.customers < OBSERVED_MIN) return [];
  const share = observed.silent / observed.customers;
  if (Math.abs(share - risk) > OBSERVED_AWAY_MAX) return [];
  return [
    `Of ${observed.customers.toLocaleString("en-US")} customers who stood like this ${observed.horizonDays} days before, ${Math.round(100 * share)} % did not buy in those days.`,
  ];
}

function trendReasons({ net90Cents, netPrevious90Cents }: ReasonFacts): string[] {
  if (net90Cents === null || netPrevious90Cents === null || netPrevious90Cents <= 0) return [];
  if (net90Cents > 1.5 * netPrevious90Cents) return ["Spent more in the last 90 days than in the 90 before."];
  if (net90Cents >= 0.5 * netPrevious90Cents) return [];
  if (net90Cents <= 0)
    return ["Spent nothing in the last 90 days, returns taken off, after spending in the 90 before."];
  const fall = Math.round(100 * (1 - net90Cents / netPrevious90Cents));
  return [`Spent ${fall} % less in the last 90 days than in the 90 before.`];
}

function returnReasons({ returns, orders }: ReasonFacts): string[] {
  if (returns <= 0) return [];
  return [`Sent goods back ${returns === 1 ? "once" : `${returns} times`} in ${countOf(orders, "order")}.`];
}

function discountReasons({ discountsKnown, discountedOrders, orders }: ReasonFacts): string[] {
  if (!discountsKnown || orders < 2 || discountedOrders / orders < DISCOUNTED_SHARE_MIN) return [];
  return [`Used a discount in ${discountedOrders} of ${orders} orders.`];
}

function spendReasons({ spendQuarter }: ReasonFacts): string[] {
  if (!spendQuarter) return [];
  return [
    `Spends ${spendQuarter === "top" ? "more" : "less"} per purchase than three quarters of the customers.`,
  ];
}

const DISCOUNTED_SHARE_MIN = 0.6;

const ago = (days: number) =>
  days === 0 ? "on the last day of the data" : days === 1 ? "1 day ago" : `${days} days ago`;
const countOf = (count: number, unit: string) => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);
