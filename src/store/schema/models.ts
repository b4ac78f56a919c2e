import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId, tenantPolicy } from "./columns.ts";

/** A fitted model: what it was fitted on, what came out, how it did on data it had not seen. */
export const modelRuns = pgTable(
  "model_runs",
  {
    tenantId: tenantId(),
    modelRunId: bigint("model_run_id", { mode: "number" }).generatedAlwaysAsIdentity(),
    kind: text("kind").notNull(),
    version: text("version").notNull(),
    trainedAt: instant("trained_at").notNull(),
    dataFrom: instant("data_from"),
    dataTo: instant("data_to"),
    parameters: jsonb("parameters").$type<Record<string, unknown>>().notNull(),
    scores: jsonb("scores").$type<Record<string, unknown>>().notNull(),
    /** Of the fit itself; null where nothing was timed. */
    durationMs: integer("duration_ms"),
    /** Of the process while it worked; null where nobody watched. */
    peakMemoryBytes: bigint("peak_memory_bytes", { mode: "number" }),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.modelRunId] }),
    index("model_runs_newest").on(table.tenantId, table.kind, table.modelRunId),
    tenantPolicy(),
  ],
);

/**
 * A fit that was finished, kept by what it was fitted on: a run that was broken off, or that meets the same data
 * again, takes it from here.
 */
export const fitCheckpoints = pgTable(
  "fit_checkpoints",
  {
    tenantId: tenantId(),
    kind: text("kind").notNull(),
    /** Digest of the method's version and of all that went in. */
    inputDigest: text("input_digest").notNull(),
    result: jsonb("result").$type<unknown>().notNull(),
    durationMs: integer("duration_ms").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.kind] }), tenantPolicy()],
);

/** The forecasts that a recompute makes ahead of any question: one per metric and granularity. */
export const forecasts = pgTable(
  "forecasts",
  {
    tenantId: tenantId(),
    metric: text("metric").notNull(),
    granularity: text("granularity").notNull(),
    madeAt: instant("made_at").notNull(),
    /** First day of the first period ahead, shop time. */
    firstStart: text("first_start").notNull(),
    /** As `forecastSeries` gives it. */
    forecast: jsonb("forecast").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.metric, table.granularity] }), tenantPolicy()],
);
