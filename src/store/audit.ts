import { desc, eq } from "drizzle-orm";
import { correlationId } from "../log.ts";
import type { Viewer } from "../privacy/roles.ts";
import type { Queryable } from "./database.ts";
import { auditLog } from "./schema/audit.ts";

export type AuditEntry = typeof auditLog.$inferSelect;

export interface Deed {
  action: "reveal" | "export";
  /** An alias, or the name of what was exported; never an identity. */
  subject: string;
  outcome: "granted" | "refused" | "not_found";
  /** Rows exported. */
  rows?: number;
}

/** Writes down who did, or tried, what. It is there once the caller's transaction is. */
export async function recordAudit(
  tx: Queryable,
  tenantId: number,
  { viewer, deed, at }: { viewer: Viewer; deed: Deed; at: Date },
): Promise<void> {
  await tx.insert(auditLog).values({
    ...{ tenantId, at, ...deed },
    viewerKind: viewer.kind,
    viewerId: viewer.id,
    viewerRole: viewer.role,
    correlationId: correlationId() ?? null,
  });
}

/** Newest first. */
export async function listAudit(tx: Queryable, tenantId: number, limit: number): Promise<AuditEntry[]> {
  return tx
    .select()
    .from(auditLog)
    .where(eq(auditLog.tenantId, tenantId))
    .orderBy(desc(auditLog.auditId))
    .limit(limit);
}
