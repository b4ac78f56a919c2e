import { sql } from "drizzle-orm";
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId, tenantPolicy } from "./columns.ts";

/** A request to a tool as it is kept: the tool's name and its input, customers by alias. */
export interface KeptRequest {
  tool: string;
  input: Record<string, unknown>;
}

/** What was asked and answered, so that the next question can follow on it; forgotten after some weeks. */
export const conversationTurns = pgTable(
  "conversation_turns",
  {
    tenantId: tenantId(),
    turnId: bigint("turn_id", { mode: "number" }).generatedAlwaysAsIdentity(),
    /** A thread of Slack, a person's private questions in a channel, or a terminal. */
    conversation: text("conversation").notNull(),
    /** Who asked: a Slack user's id, or the name of a key. */
    person: text("person").notNull(),
    /** The answer was shown to that person alone. */
    isPrivate: boolean("is_private").notNull(),
    /** As it was asked, without contact data. */
    question: text("question").notNull(),
    requests: jsonb("requests").$type<KeptRequest[]>().notNull(),
    answer: text("answer").notNull(),
    /** claude | rules */
    answeredBy: text("answered_by").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.turnId] }),
    index("conversation_turns_conversation").on(table.tenantId, table.conversation, table.turnId),
    index("conversation_turns_at").on(table.tenantId, table.at),
    tenantPolicy(),
  ],
);

/** What people thought of answers. It outlives the turn, so it holds what the turn held. */
export const answerFeedback = pgTable(
  "answer_feedback",
  {
    tenantId: tenantId(),
    turnId: bigint("turn_id", { mode: "number" }).notNull(),
    person: text("person").notNull(),
    /** up | down: the last one counts */
    verdict: text("verdict").notNull(),
    /** In the person's words, without contact data; null where they gave none. */
    reason: text("reason"),
    question: text("question").notNull(),
    requests: jsonb("requests").$type<KeptRequest[]>().notNull(),
    answer: text("answer").notNull(),
    answeredBy: text("answered_by").notNull(),
    at: instant("at").notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.turnId, table.person] }),
    index("answer_feedback_at").on(table.tenantId, table.at),
    tenantPolicy(),
  ],
);

/** Tokens that a model took, by day of UTC: what the budget is held against. */
export const modelUsage = pgTable(
  "model_usage",
  {
    tenantId: tenantId(),
    day: date("day", { mode: "string" }).notNull(),
    /** question | draft */
    purpose: text("purpose").notNull(),
    model: text("model").notNull(),
    requests: integer("requests").notNull(),
    inputTokens: bigint("input_tokens", { mode: "number" }).notNull(),
    cacheReadTokens: bigint("cache_read_tokens", { mode: "number" }).notNull(),
    cacheWriteTokens: bigint("cache_write_tokens", { mode: "number" }).notNull(),
    outputTokens: bigint("output_tokens", { mode: "number" }).notNull(),
    /** Millionths of a US dollar, at the prices that were configured when it was spent. */
    costMicroUsd: bigint("cost_micro_usd", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.day, table.purpose, table.model] }),
    tenantPolicy(),
  ],
);
