import { and, count, desc, eq, sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";
import { groupSums, hasBought, isLapsed, notLapsed } from "./list.ts";

/** Days within which a second purchase is asked for. */
export const RETURN_DAYS = [30, 60, 90, 180] as const;

/** Bought on one day and never since. */
export const boughtOnce = eq(facts.purchaseDays, 1);

/** Bought once and is not gone: may still come back. */
export const isFreshOneTime = and(boughtOnce, notLapsed);

/** How many of those who bought, bought once; and how long it took the others to come back. */
export async function readOneTimeTotals(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  const [row] = await tx
    .select({
      buyers: count(),
      buyersNetValueCents: groupSums.netValueCents,
      oneTime: sql<number>`(count(*) filter (where ${boughtOnce}))::int`,
      netValueCents: sql<number | null>`(sum(${facts.netValueCents}) filter (where ${boughtOnce}))::float8`,
      valued: sql<number>`(count(${facts.netValueCents}) filter (where ${boughtOnce}))::int`,
      expectedValue12mCents: sql<
        number | null
      >`(sum(${facts.expectedValue12mCents}) filter (where ${boughtOnce}))::float8`,
      lapsed: sql<number>`(count(*) filter (where ${boughtOnce} and ${isLapsed}))::int`,
      returned: sql<number>`count(${facts.secondPurchaseDays})::int`,
      medianReturnDays: sql<
        number | null
      >`percentile_cont(0.5) within group (order by ${facts.secondPurchaseDays})`,
      within: returnCounts,
    })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), hasBought));
  return row;
}

/** Per window: customers whose first purchase is so old, and those of them who came back within it. */
const returnCounts = sql<{ known: number; returned: number }[]>`jsonb_build_array(${sql.join(
  RETURN_DAYS.map(
    (days) => sql`jsonb_build_object(
      'known', count(*) filter (where ${facts.tenureDays} >= ${sql.raw(String(days))}),
      'returned', count(*) filter (where ${facts.tenureDays} >= ${sql.raw(String(days))}
        and ${facts.secondPurchaseDays} <= ${sql.raw(String(days))}))`,
  ),
  sql`, `,
)})`;

/** By the month of the first purchase, shop time, newest first. */
export async function listFirstMonths(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string },
  filter: CustomerFilter,
) {
  const month = sql<string>`to_char(${facts.firstOrderAt} at time zone ${shop.timeZone}, 'YYYY-MM-01')`;
  return tx
    .select({
      month: month.as("month"),
      customers: count(),
      oneTime: sql<number>`(count(*) filter (where ${boughtOnce}))::int`,
      netValueCents: sql<number | null>`(sum(${facts.netValueCents}) filter (where ${boughtOnce}))::float8`,
      within: returnCounts,
    })
    .from(facts)
    .where(and(customerConditions(tx, shop.tenantId, filter), hasBought))
    .groupBy(sql`1`)
    .orderBy(desc(sql`1`));
}

/** By the category of the first order; null where the source names none. */
export async function listFirstCategories(tx: Queryable, tenantId: number, filter: CustomerFilter) {
  return tx
    .select({
      category: facts.firstCategory,
      customers: count(),
      oneTime: sql<number>`(count(*) filter (where ${boughtOnce}))::int`,
      within: returnCounts,
    })
    .from(facts)
    .where(and(customerConditions(tx, tenantId, filter), hasBought))
    .groupBy(facts.firstCategory)
    .orderBy(desc(count()), facts.firstCategory);
}
