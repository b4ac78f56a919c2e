import { aliasOf } from "../../src/privacy/alias.ts";
import type { Queryable } from "../../src/store/database.ts";
import { FIGURES_VERSION } from "../../src/store/provenance.ts";
import { factCustomerCurrent } from "../../src/store/schema/facts.ts";
import { modelRuns } from "../../src/store/schema/models.ts";
import { customers } from "../../src/store/schema/sales.ts";
import type { Tenant } from "../../src/store/tenants.ts";

type Fact = typeof factCustomerCurrent.$inferInsert;
export type FactOf = { customerId: string } & Partial<Fact>;

/** What a recompute would have written, by hand: customers with the figures that matter, and what they rest on. */
export async function insertFigures(
  tx: Queryable,
  { tenantId, identityKey }: Tenant,
  shop: { facts: readonly FactOf[]; firstDay: string; lastDay: string; churnUnknownBecause?: string },
): Promise<void> {
  const asOf = new Date(`${shop.lastDay}T23:59:59.999Z`);
  await tx
    .insert(customers)
    .values(
      shop.facts.map(({ customerId }) => ({ tenantId, customerId, alias: aliasOf(identityKey, customerId) })),
    )
    .onConflictDoNothing();
  await tx.insert(factCustomerCurrent).values(
    shop.facts.map((fact) => ({
      ...{ tenantId, asOf, orders: 1, purchaseDays: 1, returns: 0 },
      ...{ discountedOrders: 0, orders90: 0, ordersPrevious90: 0 },
      ...fact,
    })),
  );
  await tx.insert(modelRuns).values({
    ...{ tenantId, kind: "figures", version: FIGURES_VERSION, trainedAt: asOf, dataTo: asOf },
    parameters: {
      ...{ firstDay: shop.firstDay, lastDay: shop.lastDay, horizonDays: 180 },
      churnUnknownBecause: shop.churnUnknownBecause ?? null,
    },
    scores: { customers: shop.facts.length, orders: shop.facts.length },
  });
}
