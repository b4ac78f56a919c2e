/** A customer's mean purchase is pulled to the shop's with the weight of this many purchases. */
const PULL_PURCHASES = 2;

export interface ExpectedValue {
  expectedCents: number;
  /** What waiting has cost: expected had they bought today, less what is expected now. Never below 0. */
  atRiskCents: number;
}

/**
 * Expected net value of the next twelve months: the purchases that comparable customers made in a year times
 * the customer's own mean purchase, pulled to the shop's, less the share that the shop's customers return.
 */
export function expectedValue(
  customer: { purchaseDays: number; salesValueCents: number },
  shop: { meanPurchaseCents: number; netShare: number },
  purchasesAhead: { now: number; hadTheyJustBought: number },
): ExpectedValue {
  const meanCents =
    (customer.salesValueCents + PULL_PURCHASES * shop.meanPurchaseCents) /
    (customer.purchaseDays + PULL_PURCHASES);
  const netCents = Math.max(0, meanCents * shop.netShare);
  const expectedCents = Math.round(netCents * purchasesAhead.now);
  const bestCents = Math.round(netCents * purchasesAhead.hadTheyJustBought);
  return { expectedCents, atRiskCents: Math.max(0, bestCents - expectedCents) };
}
