export type MomentumState = "accelerating" | "steady" | "slowing" | "stopped";

/** Purchase days after the first one, of a stretch of time, with the value of their sales in cents. */
export interface Stretch {
  days: number;
  purchases: number;
  valueCents: number;
  /** Sum of the squares of each purchase day's value. */
  valueSquares: number;
}

export interface MomentumFacts {
  /** The last `RECENT_DAYS` days. */
  recent: Stretch;
  /** Up to `EARLIER_DAYS_MAX` days before those, and not before the first purchase. */
  earlier: Stretch;
  /** All purchase days, the first one included. */
  purchaseDays: number;
}

export interface Momentum {
  /** Rate of late by the rate before, less 1: 0.5 is half as much again, -1 nothing at all. */
  change: number;
  state: MomentumState;
}

export const RECENT_DAYS = 90;
export const EARLIER_DAYS_MAX = 365;

const EARLIER_DAYS_MIN = 60;
const REPEATS_MIN = 3;
/** One chance in twenty that a steady customer looks as far off on this side. */
const Z_MIN = 1.645;
/** Repeat purchases at the earlier rate that count on both sides. */
const PSEUDO_PURCHASES = 1;

/**
 * Whether a customer buys faster or slower of late than before: the last 90 days against up to a year before
 * them, so that the season weighs on it less than on a comparison of two quarters (it still does; a shop's
 * December lifts everybody). The first purchase is left out: without it there would be no customer, so it tells
 * nothing of the rate.
 *
 * `change` is the geometric mean of the change in purchases and in value, with one purchase at the earlier rate
 * added on both sides, so that few purchases say little. The state is another than steady only where a steady
 * customer would look like this less than once in twenty times, by purchases or by value. One large order is no
 * acceleration: the test of value reckons with the sizes of the customer's own baskets.
 *
 * Undefined where the customer is too young (under 150 days), or has fewer than three repeat purchases in both
 * stretches together. Who has three or more, but all of them before both stretches, has stopped.
 *
 * Source: the comparison of two Poisson rates given their sum (Przyborowski and Wilenski 1940), in its normal
 * form, and the same for compound Poisson sums.
 */
export function momentum({ recent, earlier, purchaseDays }: MomentumFacts): Momentum | undefined {
  if (earlier.days < EARLIER_DAYS_MIN) return undefined;
  const repeats = recent.purchases + earlier.purchases;
  if (repeats === 0 && purchaseDays > REPEATS_MIN) return { change: -1, state: "stopped" };
  if (repeats < REPEATS_MIN) return undefined;
  const share = recent.days / earlier.days;
  const purchases = rateRatio(recent.purchases, earlier.purchases * share, PSEUDO_PURCHASES);
  const meanCents = (recent.valueCents + earlier.valueCents) / repeats;
  const value =
    meanCents > 0
      ? rateRatio(Math.max(0, recent.valueCents), Math.max(0, earlier.valueCents) * share, meanCents)
      : purchases;
  const evidence = [
    deviation(recent.purchases, earlier.purchases, share, repeats),
    deviation(recent.valueCents, earlier.valueCents, share, recent.valueSquares + earlier.valueSquares),
  ];
  const change = Math.sqrt(purchases * value) - 1;
  return { change, state: stateOf(change, evidence, recent.purchases) };
}

function rateRatio(recent: number, expected: number, pseudo: number): number {
  return (recent + pseudo) / (expected + pseudo);
}

/** Standard deviations by which the recent sum lies off what the earlier one promises, if nothing has changed. */
function deviation(recent: number, earlier: number, share: number, squares: number): number {
  return squares > 0 ? (recent - earlier * share) / Math.sqrt(share * squares) : 0;
}

function stateOf(change: number, evidence: readonly number[], recentPurchases: number): MomentumState {
  if (change > 0 && Math.max(...evidence) >= Z_MIN) return "accelerating";
  if (change < 0 && Math.min(...evidence) <= -Z_MIN) return recentPurchases === 0 ? "stopped" : "slowing";
  return "steady";
}
