import type { PurchaseHistory } from "../btyd/history.ts";

/** A customer's purchases as they stood at the end of a day. */
export interface CustomerStanding extends PurchaseHistory {
  /** Mean value per purchase day up to that day, in any one unit of money; null where it is not known. */
  meanValue: number | null;
}

/** A customer as they stood on a past day, and what they did after it. */
export interface ObservedCustomer extends CustomerStanding {
  /** Did not buy in the judged days that followed. */
  silent: boolean;
}
