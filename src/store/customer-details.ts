import { and, asc, desc, eq, or } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { customerCategories } from "./schema/categories.ts";
import { archetypes, customerProfiles, factCustomerCurrent as facts } from "./schema/facts.ts";

interface One {
  tenantId: number;
  customerId: string;
}

/** What the models and the habits say of a customer, beyond what every list shows. */
export async function readOutlook(tx: Queryable, { tenantId, customerId }: One) {
  const [row] = await tx
    .select({
      purchaseDays: facts.purchaseDays,
      tenureDays: facts.tenureDays,
      pAlive: facts.pAlive,
      expectedPurchases12m: facts.expectedPurchases12m,
      overdueDays: facts.overdueDays,
      cadenceState: facts.cadenceState,
      momentumState: facts.momentumState,
      discountState: facts.discountState,
      b2bLikelihood: facts.b2bLikelihood,
      b2bSignals: facts.b2bSignals,
    })
    .from(facts)
    .where(and(eq(facts.tenantId, tenantId), eq(facts.customerId, customerId)));
  return row;
}

/** Where a customer stands on the axes, and the archetype of either level that follows. */
export async function readMemberships(tx: Queryable, { tenantId, customerId }: One) {
  const [row] = await tx
    .select({ memberships: customerProfiles.memberships, archetypeId: customerProfiles.archetypeId })
    .from(customerProfiles)
    .where(and(eq(customerProfiles.tenantId, tenantId), eq(customerProfiles.customerId, customerId)));
  return { memberships: row?.memberships ?? {}, archetypeId: row?.archetypeId ?? null };
}

/** An archetype with the one that it refines, coarser first; empty where it is not known. */
export async function readArchetypeLine(tx: Queryable, tenantId: number, archetypeId: string | null) {
  if (archetypeId === null) return [];
  const own = and(eq(archetypes.tenantId, tenantId), eq(archetypes.archetypeId, archetypeId));
  const parent = tx.select({ id: archetypes.parentId }).from(archetypes).where(own);
  return tx
    .select()
    .from(archetypes)
    .where(
      and(
        eq(archetypes.tenantId, tenantId),
        or(eq(archetypes.archetypeId, archetypeId), eq(archetypes.archetypeId, parent)),
      ),
    )
    .orderBy(asc(archetypes.level));
}

/** The categories that a customer bought most of. */
export async function listFavourites(tx: Queryable, { tenantId, customerId }: One, limit: number) {
  return tx
    .select({
      category: customerCategories.category,
      orders: customerCategories.orders,
      units: customerCategories.units,
      salesValueCents: customerCategories.salesValueCents,
      lastBoughtOn: customerCategories.lastBoughtOn,
    })
    .from(customerCategories)
    .where(and(eq(customerCategories.tenantId, tenantId), eq(customerCategories.customerId, customerId)))
    .orderBy(desc(customerCategories.orders), asc(customerCategories.category))
    .limit(limit);
}
