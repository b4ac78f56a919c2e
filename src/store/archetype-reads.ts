import { asc, eq } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { archetypes } from "./schema/facts.ts";

export type ArchetypeRow = typeof archetypes.$inferSelect;

/** Every archetype of the shop: some hundreds at most. */
export async function listArchetypes(tx: Queryable, tenantId: number): Promise<ArchetypeRow[]> {
  return tx
    .select()
    .from(archetypes)
    .where(eq(archetypes.tenantId, tenantId))
    .orderBy(asc(archetypes.archetypeId));
}
