import { and, count, gt, sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import type { ShopCadence } from "../figures/shop-cadence.ts";
import { findNewestRun } from "../model-runs.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";
import { groupSums, hasBought, notLapsed } from "./list.ts";

export const dueClasses = [
  "overdue_over_90",
  "overdue_31_to_90",
  "overdue_8_to_30",
  "overdue_up_to_7",
  "due_within_7",
  "due_within_30",
  "due_later",
] as const;
export type DueClass = (typeof dueClasses)[number];

/** Whose next purchase is late by their own rhythm, and who has not lapsed. */
export const isOverdue = and(gt(facts.overdueDays, 0), notLapsed);

/** When the next purchases are due; of repeat customers who have not lapsed. */
export async function listDue(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const days = facts.overdueDays;
  const dueClass = sql<DueClass>`case
    when ${days} > 90 then 'overdue_over_90' when ${days} > 30 then 'overdue_31_to_90'
    when ${days} > 7 then 'overdue_8_to_30' when ${days} > 0 then 'overdue_up_to_7'
    when ${days} >= -7 then 'due_within_7' when ${days} >= -30 then 'due_within_30' else 'due_later' end`;
  return tx
    .select({ due: dueClass.as("due"), ...groupSums })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), sql`${days} is not null`, notLapsed))
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}

/** The usual time between two purchases of those who fit; null where nobody came back. */
export async function readUsualGap(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const gap = facts.interpurchaseMeanDays;
  const [row] = await tx
    .select({
      buyers: count(),
      repeatCustomers: sql<number>`count(${gap})::int`,
      medianDays: sql<number | null>`percentile_cont(0.5) within group (order by ${gap})`,
      lapsedOverdue: sql<number>`(count(*) filter (where ${facts.overdueDays} > 0 and ${facts.lifecycle} = 'lapsed'))::int`,
    })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), hasBought));
  return row ?? { buyers: 0, repeatCustomers: 0, medianDays: null, lapsedOverdue: 0 };
}

/** How long the shop's customers wait before they buy again, as last computed; undefined before. */
export async function findShopCadence(tx: Queryable, tenantId: number): Promise<ShopCadence | undefined> {
  const run = await findNewestRun(tx, tenantId, "behaviour");
  // Written by `recordFits` from a ShopCadence.
  return run?.scores.cadence as ShopCadence | undefined;
}
