import { type ArchetypeRow, listArchetypes } from "../store/archetype-reads.ts";
import type { Queryable } from "../store/database.ts";
import type { ToolContext } from "./tool.ts";

const TTL_MS = 60 * 60_000;

/**
 * Every archetype of the shop. Many answers need them, they are the same until the figures change, and small: they
 * are kept in this process, by the version of the figures.
 */
export function archetypesOf(
  tx: Queryable,
  { tenant, cache }: Pick<ToolContext, "tenant" | "cache">,
): Promise<ArchetypeRow[]> {
  const read = () => listArchetypes(tx, tenant.tenantId);
  if (!cache) return read();
  return cache.memoInProcess(`archetypes:${tenant.tenantId}:${tenant.dataVersion}`, read, TTL_MS);
}
