import { and, asc, desc, eq, getTableColumns, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { buildOnce } from "./build-once.ts";
import type { Queryable } from "./database.ts";
import { customerCategories } from "./schema/categories.ts";
import { archetypes, customerProfiles } from "./schema/facts.ts";

interface One {
  tenantId: number;
  customerId: string;
}

/**
 * Where a customer stands on the axes, and the archetype that follows with the one that it refines, coarser first;
 * empty where it is not known.
 */
export async function readSegments(tx: Queryable, one: One) {
  const [[profile], archetypes] = await Promise.all([selectMemberships(tx, one), selectArchetypes(tx, one)]);
  return { memberships: profile?.memberships ?? {}, archetypes };
}

const selectMemberships = buildOnce(
  ["tenantId", "customerId"],
  { memberships: customerProfiles.memberships },
  (select, { tenantId, customerId }) =>
    select
      .from(customerProfiles)
      .where(and(eq(customerProfiles.tenantId, tenantId), eq(customerProfiles.customerId, customerId))),
);

const own = alias(archetypes, "own");

const selectArchetypes = buildOnce(
  ["tenantId", "customerId"],
  getTableColumns(archetypes),
  (select, { tenantId, customerId }) =>
    select
      .from(customerProfiles)
      .innerJoin(
        own,
        and(eq(own.tenantId, customerProfiles.tenantId), eq(own.archetypeId, customerProfiles.archetypeId)),
      )
      .innerJoin(
        archetypes,
        and(
          eq(archetypes.tenantId, own.tenantId),
          or(eq(archetypes.archetypeId, own.archetypeId), eq(archetypes.archetypeId, own.parentId)),
        ),
      )
      .where(and(eq(customerProfiles.tenantId, tenantId), eq(customerProfiles.customerId, customerId)))
      .orderBy(asc(archetypes.level)),
);

/** The categories that a customer bought most of. */
export const listFavourites = buildOnce(
  ["tenantId", "customerId", "limit"],
  {
    category: customerCategories.category,
    orders: customerCategories.orders,
    units: customerCategories.units,
    salesValueCents: customerCategories.salesValueCents,
    lastBoughtOn: customerCategories.lastBoughtOn,
  },
  (select, { tenantId, customerId, limit }) =>
    select
      .from(customerCategories)
      .where(and(eq(customerCategories.tenantId, tenantId), eq(customerCategories.customerId, customerId)))
      .orderBy(desc(customerCategories.orders), asc(customerCategories.category))
      .limit(limit),
);
