import { PURCHASE_STARTS, placeAmongComparable, SILENCE_STARTS } from "./comparable.ts";
import { recencyDaysOf } from "./inactivity-rules.ts";
import type { ObservedCustomer } from "./standing.ts";

/** Of `customers` who stood alike on a past day, `silent` did not buy in the days judged. */
export interface ObservedShare {
  customers: number;
  silent: number;
}

/**
 * What became of the customers of a past day, by purchases and silence, `shares[group][bin]` with the places of
 * `placeAmongComparable`: for explanation, not for the risk, since it carries the season of those days.
 */
export function observedShares(customers: readonly ObservedCustomer[]): ObservedShare[][] {
  const shares = PURCHASE_STARTS.map(() =>
    SILENCE_STARTS.map((): ObservedShare => ({ customers: 0, silent: 0 })),
  );
  for (const customer of customers) {
    const { group, bin } = placeAmongComparable({
      purchaseDays: customer.x + 1,
      recencyDays: recencyDaysOf(customer),
    });
    const share = shares[group]?.[bin];
    if (!share) continue;
    share.customers += 1;
    share.silent += customer.silent ? 1 : 0;
  }
  return shares;
}
