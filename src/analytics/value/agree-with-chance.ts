import type { ExpectedValue } from "./expected-value.ts";

/** From this chance on a purchase is inside an interval that leaves one case in ten above it. */
const INSIDE_INTERVAL_FROM = 0.1;

/**
 * The value brought into agreement with a chance to buy that was found in another way. Who buys within a part of the
 * time ahead with probability p will buy p times at least, on average, in all of it: where the purchase model expects
 * less, p stands in its place. (A model of steady buying gives up on a customer who bought daily and then paused
 * for a year; the mixture behind the churn risk, which has seen others like that come back, does not.)
 *
 * @param chanceToBuy probability of a purchase within a time that is no longer than the value's own.
 */
export function agreeWithChance(value: ExpectedValue, chanceToBuy: number): ExpectedValue {
  if (value.expectedPurchases >= chanceToBuy) return value;
  const expectedCents = Math.round(chanceToBuy * value.purchaseCents);
  const expectedIfJustBoughtCents = Math.max(value.expectedIfJustBoughtCents, expectedCents);
  return {
    ...value,
    expectedPurchases: chanceToBuy,
    expectedCents,
    highCents:
      chanceToBuy > INSIDE_INTERVAL_FROM ? Math.max(value.highCents, value.purchaseCents) : value.highCents,
    expectedIfJustBoughtCents,
    atRiskCents: expectedIfJustBoughtCents - expectedCents,
  };
}
