import { UserError } from "../errors.ts";
import { may } from "../privacy/roles.ts";
import { type AuditEntry, listAudit, recordAudit } from "../store/audit.ts";
import type { RevealContext } from "./reveal.ts";

export const AUDIT_ENTRIES_MAX = 1_000;

/**
 * Asks whether a list may be taken away, and writes it down, before it leaves.
 *
 * @param subject the name of what is exported, such as a tool's; never a person.
 * @throws UserError where the role does not allow it; Error where it could not be written down.
 */
export async function allowExport(
  { subject, rows }: { subject: string; rows: number },
  { tenant, database, viewer, now }: RevealContext,
): Promise<void> {
  const isAllowed = may(viewer.role, "export");
  const deed = { action: "export", subject, rows, outcome: isAllowed ? "granted" : "refused" } as const;
  await database.withTenant(tenant.tenantId, (tx) =>
    recordAudit(tx, tenant.tenantId, { viewer, deed, at: now }),
  );
  if (!isAllowed) {
    throw new UserError(`The role ${viewer.role} may not export lists. Ask an administrator or an analyst.`);
  }
}

/**
 * Who looked behind aliases or took lists away, and who was refused; newest first.
 *
 * @throws UserError for all but administrators.
 */
export async function readAudit(
  { tenant, database, viewer }: Omit<RevealContext, "now">,
  limit = 100,
): Promise<AuditEntry[]> {
  if (viewer.kind === "model" || !may(viewer.role, "operate")) {
    throw new UserError("The audit log is for administrators. Ask one of them.");
  }
  return database.withTenant(tenant.tenantId, (tx) =>
    listAudit(tx, tenant.tenantId, Math.min(limit, AUDIT_ENTRIES_MAX)),
  );
}
