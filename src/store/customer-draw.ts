import { count, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { customers } from "./schema/sales.ts";

/**
 * The alias at a place from 0 to 1 among all customers of the shop, in the order of their ids.
 *
 * @returns undefined where there is no customer.
 */
export async function findCustomerAt(
  database: Database,
  tenantId: number,
  place: number,
): Promise<string | undefined> {
  return database.withTenant(tenantId, async (tx) => {
    const ofShop = eq(customers.tenantId, tenantId);
    const [all] = await tx.select({ total: count() }).from(customers).where(ofShop);
    const last = (all?.total ?? 0) - 1;
    const [customer] = await tx
      .select({ alias: customers.alias })
      .from(customers)
      .where(ofShop)
      .orderBy(customers.customerId)
      .offset(Math.max(0, Math.min(last, Math.floor(place * (last + 1)))))
      .limit(1);
    return customer?.alias;
  });
}
