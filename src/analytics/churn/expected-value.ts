/** A customer's mean net purchase is pulled to the shop's with the weight of this many purchases. */
const PULL_PURCHASES = 2;

const YEAR_DAYS = 365;

/** What comparable customers did in the days ahead. */
export interface Outlook {
  /** Expected purchase days of the next twelve months. */
  purchases: number;
  /** Probability of any purchase, as things stand, and had the customer bought today. */
  returning: { now: number; hadTheyJustBought: number };
}

export interface ExpectedValue {
  expectedCents: number;
  /** What waiting has cost: expected had they bought today, less what is expected now. Never below 0. */
  atRiskCents: number;
}

/**
 * Expected net value of the next twelve months: the purchases that comparable customers made in a year times
 * the customer's own mean net purchase, returns taken off, pulled to the shop's.
 *
 * Had the customer bought today, only the chance to return would be another, not how often those buy who do
 * return: customers who were seen lately buy more often for being other customers, and that is not at risk.
 */
export function expectedValue(
  customer: { purchaseDays: number; netValueCents: number },
  shop: { meanPurchaseCents: number },
  { purchases, returning }: Outlook,
): ExpectedValue {
  const netCents =
    (Math.max(0, customer.netValueCents) + PULL_PURCHASES * shop.meanPurchaseCents) /
    (customer.purchaseDays + PULL_PURCHASES);
  const lostChance = Math.max(0, returning.hadTheyJustBought - returning.now);
  // Who returns buys at least once and at most daily; the two tables are smoothed apart and may say otherwise.
  const purchasesOfReturning =
    returning.now > 0 ? Math.min(YEAR_DAYS, Math.max(1, purchases / returning.now)) : 1;
  return {
    expectedCents: Math.round(netCents * purchases),
    atRiskCents: Math.round(netCents * purchasesOfReturning * lostChance),
  };
}
