import { count, eq, max, min, sum } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { dailySales, factCustomerCurrent } from "./schema/facts.ts";

export interface DataExtent {
  /** Null until figures were computed. */
  asOf: Date | null;
  firstDay: string | null;
  lastDay: string | null;
  orders: number;
  customers: number;
}

/** What the figures of a shop rest on: how much, from when to when. */
export async function readExtent(tx: Queryable, tenantId: number): Promise<DataExtent> {
  const [days] = await tx
    .select({
      first: min(dailySales.day),
      last: max(dailySales.day),
      orders: sum(dailySales.orders).mapWith(Number),
    })
    .from(dailySales)
    .where(eq(dailySales.tenantId, tenantId));
  const [facts] = await tx
    .select({ customers: count(), asOf: max(factCustomerCurrent.asOf) })
    .from(factCustomerCurrent)
    .where(eq(factCustomerCurrent.tenantId, tenantId));
  return {
    asOf: facts?.asOf ?? null,
    firstDay: days?.first ?? null,
    lastDay: days?.last ?? null,
    orders: days?.orders ?? 0,
    customers: facts?.customers ?? 0,
  };
}
