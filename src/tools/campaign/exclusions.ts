import { UserError } from "../../errors.ts";
import { listArchetypes } from "../../store/archetype-reads.ts";
import { findAliases } from "../../store/campaign-reads.ts";
import type { Queryable } from "../../store/database.ts";
import type { AskedCampaign } from "./input.ts";

/**
 * Counts the aliases to leave out that are nobody's.
 *
 * @throws UserError for an archetype that there is not: whoever leaves one out means not to write to them.
 */
export async function checkExclusions(
  tx: Queryable,
  { exclude_archetypes = [], exclude_customers = [] }: AskedCampaign,
  tenantId: number,
): Promise<number> {
  if (exclude_archetypes.length > 0) {
    const known = new Set((await listArchetypes(tx, tenantId)).map(({ archetypeId }) => archetypeId));
    const missing = exclude_archetypes.find((id) => !known.has(id));
    if (missing !== undefined) {
      throw new UserError(
        `I have no archetype with the id ${missing} to leave out. analyze_segments names those there are.`,
      );
    }
  }
  const aliases = new Set(exclude_customers);
  return aliases.size - (await findAliases(tx, tenantId, [...aliases])).length;
}
