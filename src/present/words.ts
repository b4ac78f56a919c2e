import type { CustomerSummary, Provenance } from "../tools/shared.ts";
import { formatDate, formatDays, formatPercent, UNKNOWN } from "./format.ts";

/** A risk as a person reads it: `78% (high)`. */
export function riskWords(churn: CustomerSummary["churn"]): string {
  return churn ? `${formatPercent(churn.risk, { digits: 0 })} (${churn.level})` : UNKNOWN;
}

/** `Dec 9, 2011 (12 days before)`: the age is as of the data, not of today. */
export function lastPurchaseWords(
  customer: CustomerSummary,
  { timeZone }: Pick<Provenance, "timeZone">,
): string {
  if (customer.lastOrderAt === null) return UNKNOWN;
  const day = formatDate(customer.lastOrderAt, timeZone);
  return customer.recencyDays === null ? day : `${day} (${formatDays(Math.floor(customer.recencyDays))} ago)`;
}
