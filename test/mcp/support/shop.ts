import { createTenantStore } from "../../../src/store/tenants.ts";
import { recomputeTenant } from "../../../src/sync/recompute.ts";
import type { ToolContext } from "../../../src/tools/tool.ts";
import type { TestDatabase } from "../../support/database.ts";
import { fillShop } from "../../support/shop.ts";
import { simulatedOrders } from "../../support/simulated-orders.ts";
import { aToolContext } from "../../support/tool-context.ts";

const now = new Date("2026-03-15T10:00:00Z");

/** A shop of 40 customers with its figures; one of them is `c0`. */
export async function openSmallShop(test: TestDatabase): Promise<ToolContext> {
  const tenant = await test.aTenant();
  const orders = simulatedOrders({ customers: 40, days: 240, lastDay: "2026-03-10" });
  await test.database.withTenant(tenant.tenantId, (tx) => fillShop(tx, tenant, orders));
  await recomputeTenant(test.database, { tenant, now, churnHorizonDays: 90 });
  const current = await createTenantStore(test.database).find(tenant.tenantId);
  return aToolContext(test.database, current ?? tenant, now);
}
