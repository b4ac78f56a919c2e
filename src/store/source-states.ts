import { eq } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { sourceStates } from "./schema/operations.ts";

/** Fingerprints of what has been read, by the part's name. */
export async function readFingerprints(tx: Queryable, tenantId: number): Promise<Map<string, string>> {
  const rows = await tx
    .select({ source: sourceStates.source, fingerprint: sourceStates.fingerprint })
    .from(sourceStates)
    .where(eq(sourceStates.tenantId, tenantId));
  return new Map(rows.map((row) => [row.source, row.fingerprint]));
}

/** Remembers a part as read, in the transaction that took it in. */
export async function rememberPart(
  tx: Queryable,
  tenantId: number,
  part: { name: string; fingerprint: string; at: Date },
): Promise<void> {
  const values = { tenantId, source: part.name, fingerprint: part.fingerprint, readAt: part.at };
  await tx
    .insert(sourceStates)
    .values(values)
    .onConflictDoUpdate({
      target: [sourceStates.tenantId, sourceStates.source],
      set: { fingerprint: part.fingerprint, readAt: part.at },
    });
}
