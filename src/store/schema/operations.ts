import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId, tenantPolicy } from "./columns.ts";

/** The sync log: one row per import, sync, sample load or recompute. */
export const syncRuns = pgTable(
  "sync_runs",
  {
    tenantId: tenantId(),
    syncRunId: bigint("sync_run_id", { mode: "number" }).generatedAlwaysAsIdentity(),
    /** import | sync | sample | recompute */
    kind: text("kind").notNull(),
    /** What was read, as a person would name it: a file name, never a path with a user's name in it. */
    source: text("source").notNull(),
    /** running | succeeded | failed | skipped */
    status: text("status").notNull(),
    startedAt: instant("started_at").notNull().default(sql`now()`),
    finishedAt: instant("finished_at"),
    /** Named counts: rows read, rejected by reason, orders inserted, updated, unchanged, … */
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default(sql`'{}'::jsonb`),
    /** Time of update up to which the source has been read. */
    watermark: instant("watermark"),
    error: text("error"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.syncRunId] }),
    index("sync_runs_started").on(table.tenantId, table.startedAt),
    tenantPolicy(),
  ],
);

/** Rows kept aside by an import. The row itself is not stored: it may hold personal data. */
export const importRejects = pgTable(
  "import_rejects",
  {
    tenantId: tenantId(),
    syncRunId: bigint("sync_run_id", { mode: "number" }).notNull(),
    file: text("file").notNull(),
    lineNo: integer("line_no").notNull(),
    reason: text("reason").notNull(),
    /** The column at fault, and what was wrong with it, without its value where that could be personal. */
    detail: text("detail").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.syncRunId, table.file, table.lineNo] }),
    tenantPolicy(),
  ],
);

/** What is known of each file or feed, so that an unchanged one is not read again. */
export const sourceStates = pgTable(
  "source_states",
  {
    tenantId: tenantId(),
    source: text("source").notNull(),
    fingerprint: text("fingerprint").notNull(),
    watermark: instant("watermark"),
    readAt: instant("read_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.source] }), tenantPolicy()],
);

/** Deliveries already taken on (Slack event ids, webhook messages): a second arrival of a key does nothing. */
export const handledDeliveries = pgTable(
  "handled_deliveries",
  {
    tenantId: tenantId(),
    deliveryKey: text("delivery_key").notNull(),
    handledAt: instant("handled_at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.deliveryKey] }),
    index("handled_deliveries_age").on(table.tenantId, table.handledAt),
    tenantPolicy(),
  ],
);

/** A named lock with an end, held by one instance at a time; it outlives a crash by its remaining time only. */
export const leases = pgTable(
  "leases",
  {
    tenantId: tenantId(),
    lease: text("lease").notNull(),
    holder: text("holder").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.lease] }), tenantPolicy()],
);
