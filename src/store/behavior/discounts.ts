import { and, asc, count, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { type CustomerFilter, customerConditions } from "../customer-filter.ts";
import type { Queryable } from "../database.ts";
import { factCustomerCurrent as facts } from "../schema/facts.ts";
import { combinedSales as sales } from "../schema/sales.ts";

export interface DiscountMonth {
  /** First day of the month, shop time. */
  month: string;
  sales: number;
  /** Sales of which a discount or its absence is known, and those with one. */
  known: number;
  discounted: number;
  /** In the shop's currency, of the discounted sales with a rate; null where there is none of these. */
  discountCents: number | null;
  /** Discounted sales in a currency without a rate. */
  unpriced: number;
}

/** The sales of the customers that fit, from one day of the shop's calendar to another, by month. */
export async function listDiscountMonths(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string; currency: string },
  { filter, who, from, to }: { filter: CustomerFilter; who?: SQL; from: string; to: string },
): Promise<DiscountMonth[]> {
  const customers = tx
    .select({ customerId: facts.customerId })
    .from(facts)
    .where(and(customerConditions(tx, shop.tenantId, filter), who));
  const midnight = (day: string) => sql`(${day}::date::timestamp at time zone ${shop.timeZone})`;
  const isDiscounted = sql`${sales.discountAmountCents} > 0`;
  const rate = sql`case when ${sales.orderValueCents} <> 0
    then ${sales.reportingValueCents}::float8 / ${sales.orderValueCents}
    when ${sales.currency} = ${shop.currency} then 1 end`;
  return tx
    .select({
      month: sql<string>`to_char(${sales.orderDate} at time zone ${shop.timeZone}, 'YYYY-MM-01')`.as("month"),
      sales: count(),
      known: sql<number>`count(${sales.discountAmountCents})::int`,
      discounted: sql<number>`(count(*) filter (where ${isDiscounted}))::int`,
      discountCents: sql<
        number | null
      >`round(sum(${sales.discountAmountCents} * (${rate})) filter (where ${isDiscounted}))::float8`,
      unpriced: sql<number>`(count(*) filter (where ${isDiscounted} and (${rate}) is null))::int`,
    })
    .from(sales)
    .where(
      and(
        eq(sales.tenantId, shop.tenantId),
        eq(sales.orderKind, "sale"),
        gte(sales.orderDate, midnight(from)),
        lt(sales.orderDate, sql`((${to}::date + 1)::timestamp at time zone ${shop.timeZone})`),
        inArray(sales.customerId, customers),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(asc(sql`1`));
}
