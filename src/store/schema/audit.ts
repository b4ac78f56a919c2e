import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId, tenantPolicy } from "./columns.ts";

/** Who looked behind an alias or took data away, and who was refused. Written before the answer leaves. */
export const auditLog = pgTable(
  "audit_log",
  {
    tenantId: tenantId(),
    auditId: bigint("audit_id", { mode: "number" }).generatedAlwaysAsIdentity(),
    at: instant("at").notNull().default(sql`now()`),
    /** person | program | model */
    viewerKind: text("viewer_kind").notNull(),
    /** A Slack user's id, or the name of an API key. */
    viewerId: text("viewer_id").notNull(),
    viewerRole: text("viewer_role").notNull(),
    /** reveal | export */
    action: text("action").notNull(),
    /** An alias, or the name of what was exported; never an identity. */
    subject: text("subject").notNull(),
    /** Rows exported; null where the action is not about rows. */
    rows: integer("rows"),
    /** granted | refused | not_found */
    outcome: text("outcome").notNull(),
    /** Of the request, as the log has it. */
    correlationId: text("correlation_id"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.auditId] }),
    index("audit_log_at").on(table.tenantId, table.at),
    tenantPolicy(),
  ],
);
