import { asc, eq, sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { dailySales } from "./schema/facts.ts";

/** Sales by calendar day, oldest first; days without sales have no row. */
export async function listDays(tx: Queryable, tenantId: number) {
  return tx.select().from(dailySales).where(eq(dailySales.tenantId, tenantId)).orderBy(asc(dailySales.day));
}

/**
 * Distinct customers with a sale by period, keyed by the period's first day (weeks begin on Monday): a customer
 * who buys on two days of a week counts once, so days can't be added up.
 */
export async function countCustomersByPeriod(
  tx: Queryable,
  shop: { tenantId: number; timeZone: string },
  granularity: "day" | "week" | "month",
): Promise<Map<string, number>> {
  const rows = await tx.execute<{ start: string; customers: number }>(sql`
    select to_char(date_trunc(${granularity}, order_date at time zone ${shop.timeZone}), 'YYYY-MM-DD') as start,
      count(distinct customer_id)::int as customers
    from combined_sales
    where tenant_id = ${shop.tenantId} and order_kind = 'sale' and customer_id is not null
    group by 1`);
  return new Map(rows.map((row) => [row.start, row.customers]));
}
