export interface ReasonFacts {
  orders: number;
  returns: number;
  purchaseDays: number;
  recencyDays: number;
  gapMeanDays: number | null;
  shopGapDays: number;
  net90Cents: number;
  netPrevious90Cents: number;
  discountedOrders: number;
  /** False where the source never names a discount. */
  discountsKnown: boolean;
  /** What became of those who stood like this one horizon ago; undefined where nothing was learnt. */
  observed: { customers: number; silent: number; horizonDays: number } | undefined;
}

const REASONS_MAX = 4;
/** A share of fewer customers is an anecdote. */
const OBSERVED_MIN = 20;

/** Why a churn risk is what it is, in words, most telling first: true statements without personal data. */
export function churnReasons(facts: ReasonFacts): string[] {
  const days = Math.round(facts.recencyDays);
  const reasons: string[] = [];
  if (facts.purchaseDays === 1) {
    reasons.push(
      `Bought once, ${ago(days)}; of the repeat customers half buy every ${Math.round(facts.shopGapDays)} days or more often.`,
    );
  } else if (facts.gapMeanDays !== null) {
    const usual = Math.max(1, Math.round(facts.gapMeanDays));
    const ratio = facts.recencyDays / usual;
    reasons.push(
      ratio >= 1.05
        ? `Last purchase ${ago(days)}, ${ratio >= 10 ? "over ten" : ratio.toFixed(1)} times their mean of ${usual} days between purchases.`
        : `Last purchase ${ago(days)}, within their mean of ${usual} days between purchases.`,
    );
  }
  const { observed } = facts;
  if (observed && observed.customers >= OBSERVED_MIN) {
    const share = Math.round((100 * observed.silent) / observed.customers);
    reasons.push(
      `Of ${observed.customers} customers who stood like this ${observed.horizonDays} days before, ${share} % did not buy in those days.`,
    );
  }
  if (facts.netPrevious90Cents > 0 && facts.net90Cents < 0.5 * facts.netPrevious90Cents) {
    const fall = Math.round(100 * (1 - Math.max(0, facts.net90Cents) / facts.netPrevious90Cents));
    reasons.push(`Spent ${fall} % less in the last 90 days than in the 90 before.`);
  } else if (facts.netPrevious90Cents > 0 && facts.net90Cents > 1.5 * facts.netPrevious90Cents) {
    reasons.push("Spent more in the last 90 days than in the 90 before.");
  }
  if (facts.returns > 0) {
    reasons.push(
      `Sent goods back ${facts.returns === 1 ? "once" : `${facts.returns} times`} in ${countOf(facts.orders)}.`,
    );
  }
  if (facts.discountsKnown && facts.orders >= 2 && facts.discountedOrders / facts.orders >= 0.6) {
    reasons.push(`Used a discount in ${facts.discountedOrders} of ${facts.orders} orders.`);
  }
  return reasons.slice(0, REASONS_MAX);
}

const ago = (days: number) =>
  days === 0 ? "on the last day of the data" : days === 1 ? "1 day ago" : `${days} days ago`;
const countOf = (orders: number) => (orders === 1 ? "1 order" : `${orders} orders`);
