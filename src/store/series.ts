import { and, asc, eq } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { customerPeriods } from "./schema/behaviour.ts";
import { dailySales } from "./schema/facts.ts";

/** Sales by calendar day, oldest first; days without sales have no row. */
export async function listDays(tx: Queryable, tenantId: number) {
  return tx.select().from(dailySales).where(eq(dailySales.tenantId, tenantId)).orderBy(asc(dailySales.day));
}

/** Customers with a sale by week or month, by the first day of each; one without a sale has no row. */
export async function listCustomerPeriods(
  tx: Queryable,
  tenantId: number,
  granularity: "week" | "month",
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ start: customerPeriods.start, customers: customerPeriods.customers })
    .from(customerPeriods)
    .where(and(eq(customerPeriods.tenantId, tenantId), eq(customerPeriods.granularity, granularity)));
  return new Map(rows.map(({ start, customers }) => [start, customers]));
}
