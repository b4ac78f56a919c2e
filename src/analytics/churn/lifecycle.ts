import type { ChurnLevel } from "./level.ts";

export type Lifecycle = "new" | "active" | "cooling" | "at_risk" | "lapsed";

/** Below a week, days between orders say more about baskets that were split than about habits. */
const GAP_DAYS_MIN = 7;

const COOLING_AFTER_GAPS = 1.25;
const AT_RISK_AFTER_GAPS = 2;
const LAPSED_AFTER_GAPS = 4;

/**
 * Where a customer stands, by days since the last purchase in units of the customer's own gap between
 * purchases: up to 1.25 gaps active, up to 2 cooling, up to 4 at risk, then lapsed. A customer with one
 * purchase is measured by the shop's gap, and is new in the place of active.
 *
 * The own gap counts the shop's as one more, so that two purchases in one week don't make somebody lapsed a
 * month later.
 *
 * Where the level of the churn risk is known, it has a say: nobody lapses whose risk is not critical (of such
 * customers two in five still come back within half a year), and nobody is at risk whose risk is low.
 */
export function lifecycleOf(
  customer: { purchaseDays: number; recencyDays: number; interpurchaseMeanDays: number | null },
  shopGapDays: number,
  level: ChurnLevel | null = null,
): Lifecycle {
  const gaps = customer.recencyDays / usualGapDays(customer, shopGapDays);
  if (gaps > LAPSED_AFTER_GAPS && (level === null || level === "critical")) return "lapsed";
  if (gaps > AT_RISK_AFTER_GAPS && level !== "low") return "at_risk";
  if (gaps > COOLING_AFTER_GAPS) return "cooling";
  return customer.purchaseDays === 1 ? "new" : "active";
}

function usualGapDays(
  customer: { purchaseDays: number; interpurchaseMeanDays: number | null },
  shopGapDays: number,
): number {
  const own = customer.interpurchaseMeanDays;
  const gaps = own === null ? 0 : customer.purchaseDays - 1;
  return Math.max(GAP_DAYS_MIN, ((own ?? 0) * gaps + shopGapDays) / (gaps + 1));
}
