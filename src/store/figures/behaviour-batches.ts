import { sql } from "drizzle-orm";
import type { B2bFacts } from "../../analytics/behaviour/b2b-signals.ts";
import type { Half } from "../../analytics/behaviour/behaviour-change.ts";
import type { CadenceFacts } from "../../analytics/behaviour/cadence.ts";
import type { BehaviourInput } from "../../analytics/behaviour/describe-behaviour.ts";
import type { DiscountFacts } from "../../analytics/behaviour/discount-dependency.ts";
import { EARLIER_DAYS_MAX, type MomentumFacts, RECENT_DAYS } from "../../analytics/behaviour/momentum.ts";
import type { RfmFacts } from "../../analytics/behaviour/rfm.ts";
import type { Queryable } from "../database.ts";

export interface CustomerBehaviour extends BehaviourInput {
  customer: number;
}

/**
 * Reads what the methods of behaviour take, of customers numbered above `after`, in order, a batch at a time: the
 * same customers in the same order as `readFacts` with the same arguments.
 */
export async function readBehaviour(
  tx: Queryable,
  after: number,
  limit: number,
): Promise<CustomerBehaviour[]> {
  const rows = await tx.execute<BehaviourRow>(sql`
    select customer, f.orders, f.purchase_days as "purchaseDays", f.recency::float8 as "recencyDays",
      f.tenure::float8 as "tenureDays", f.net::float8 as "netCents", f.average as "averageOrderCents",
      f.gap_mean as "gapMeanDays", f.gap_cv as "gapCv", f.weekend as "weekendOrders",
      b.office_orders as "officeHourOrders", b.units_per_order as "unitsPerOrder", b.units_per_line as "unitsPerLine",
      b.products_per_order as "productsPerOrder", b.discount_orders as "discountOrders", b.discounted,
      b.discount_value as "discountValueCents", b.discounted_value as "discountedValueCents", b.depth as "meanDepth",
      b.gap_median as "gapMedianDays", b.gaps, b.recent, b.recent_value as "recentValue",
      b.recent_squares as "recentSquares", b.earlier, b.earlier_value as "earlierValue",
      b.earlier_squares as "earlierSquares", b.halves
    from recompute_behaviour b join recompute_facts f using (customer)
    where customer > ${after} order by customer limit ${limit}`);
  return rows.map((row) => ({
    customer: row.customer,
    rfm: row,
    cadence: row,
    b2b: { ...row, weekdayOrders: row.orders - row.weekendOrders },
    momentum: momentumOf(row),
    discounts: {
      orders: row.discountOrders,
      discounted: row.discounted,
      valueCents: row.discountValueCents,
      discountedValueCents: row.discountedValueCents,
      meanDepth: row.meanDepth,
    },
    gaps: row.gaps,
    halves: row.halves,
  }));
}

interface BehaviourRow
  extends Record<string, unknown>,
    RfmFacts,
    CadenceFacts,
    Omit<B2bFacts, "weekdayOrders">,
    Pick<DiscountFacts, "discounted" | "discountedValueCents" | "meanDepth"> {
  customer: number;
  tenureDays: number | null;
  weekendOrders: number;
  discountOrders: number;
  discountValueCents: number;
  gaps: number[];
  recent: number;
  recentValue: number;
  recentSquares: number;
  earlier: number;
  earlierValue: number;
  earlierSquares: number;
  halves: [Half, Half] | null;
}

function momentumOf(row: BehaviourRow): MomentumFacts {
  const daysBefore = Math.max(0, (row.tenureDays ?? 0) - RECENT_DAYS);
  return {
    purchaseDays: row.purchaseDays,
    recent: {
      days: RECENT_DAYS,
      purchases: row.recent,
      valueCents: row.recentValue,
      valueSquares: row.recentSquares,
    },
    earlier: {
      days: Math.min(EARLIER_DAYS_MAX, daysBefore),
      purchases: row.earlier,
      valueCents: row.earlierValue,
      valueSquares: row.earlierSquares,
    },
  };
}
