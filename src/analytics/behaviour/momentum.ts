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
const CHANCE_MAX = 0.05;
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
 * acceleration: value counts as so many equal purchases as would scatter like it (Kish's effective number).
 *
 * Undefined where the customer is too young (under 150 days), or has fewer than three repeat purchases in both
 * stretches together. Who has three or more, but all of them before both stretches, has stopped.
 *
 * Source: the exact comparison of two Poisson rates given their sum (Przyborowski and Wilenski, Biometrika 1940),
 * with half of the chance of the very outcome (mid-p); Kish, Survey Sampling (1965).
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
  const change = Math.sqrt(purchases * value) - 1;
  const chance = recent.days / (recent.days + earlier.days);
  const counts = { whole: repeats, part: recent.purchases };
  const isTold = [counts, effective(recent, earlier)].some(
    (outcome) => chanceOf(outcome, chance, Math.sign(change)) <= CHANCE_MAX,
  );
  return { change, state: isTold && change !== 0 ? stateOf(change, recent.purchases) : "steady" };
}

function rateRatio(recent: number, expected: number, pseudo: number): number {
  return (recent + pseudo) / (expected + pseudo);
}

interface Outcome {
  /** Purchases in both stretches, and in the recent one; a fraction is rounded towards no change. */
  whole: number;
  part: number;
}

function effective(recent: Stretch, earlier: Stretch): Outcome {
  const value = recent.valueCents + earlier.valueCents;
  const squares = recent.valueSquares + earlier.valueSquares;
  if (value <= 0 || squares <= 0) return { whole: 0, part: 0 };
  const whole = Math.floor(value ** 2 / squares + 1e-9);
  return { whole, part: (whole * Math.max(0, recent.valueCents)) / value };
}

/** Chance that a steady customer is as far off on the side of `sign`, half of the very outcome counted. */
function chanceOf({ whole, part }: Outcome, chance: number, sign: number): number {
  const at = sign > 0 ? Math.floor(part + 1e-9) : Math.ceil(part - 1e-9);
  let term = (1 - chance) ** whole;
  let beyond = 0;
  for (let k = 0; k <= whole; k += 1) {
    if (k === at) beyond += term / 2;
    else if (sign > 0 ? k > at : k < at) beyond += term;
    term *= ((whole - k) / (k + 1)) * (chance / (1 - chance));
  }
  return beyond;
}

function stateOf(change: number, recentPurchases: number): MomentumState {
  if (change > 0) return "accelerating";
  return recentPurchases === 0 ? "stopped" : "slowing";
}
