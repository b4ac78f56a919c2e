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

/**
 * How the customers stood at the end of a day, column by column: those who had bought by then. Times in weeks, a
 * purchase is a customer-day; what is not known is NaN, since the columns cross into a thread as they are.
 */
export interface StandingColumns {
  /** Repeat purchase days, weeks from the first to the last purchase, weeks from the first to the day. */
  x: Int32Array;
  tx: Float64Array;
  T: Float64Array;
  /** Mean value in cents of those purchase days of which it is known, before returns. */
  meanCents: Float64Array;
  /**
   * Purchase days in the days after it, and what they brought in before returns: a day of unknown value counts as
   * the mean of the known ones of the customer, those after it if there are any.
   */
  ahead: Int32Array;
  aheadCents: Float64Array;
}
