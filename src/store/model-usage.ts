import { and, eq, gte, sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { modelUsage } from "./schema/conversations.ts";

type Row = typeof modelUsage.$inferSelect;

/** What a model took on one day of UTC, for one purpose. */
export type ModelUsage = Omit<Row, "tenantId">;

/** What a shop used on one day of UTC, all models and purposes together. */
export interface DayOfUsage {
  day: string;
  requests: number;
  tokens: number;
  costMicroUsd: number;
}

/** Adds to what was used on a day. */
export async function addUsage(tx: Queryable, tenantId: number, used: ModelUsage): Promise<void> {
  const { day: _day, purpose: _purpose, model: _model, ...counts } = used;
  const { tenantId: tenant, day, purpose, model } = modelUsage;
  const sums = Object.keys(counts).map((name) => {
    const column = modelUsage[name as keyof typeof counts];
    return [name, sql`${column} + excluded.${sql.identifier(column.name)}`];
  });
  await tx
    .insert(modelUsage)
    .values({ tenantId, ...used })
    .onConflictDoUpdate({ target: [tenant, day, purpose, model], set: Object.fromEntries(sums) });
}

/** Days on which anything was used, from one on, the newest first. */
export async function readUsageByDay(tx: Queryable, tenantId: number, from: string): Promise<DayOfUsage[]> {
  const { day, requests, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, costMicroUsd } =
    modelUsage;
  const tokens = sql`${inputTokens} + ${cacheReadTokens} + ${cacheWriteTokens} + ${outputTokens}`;
  const total = (value: unknown) => sql<number>`sum(${value})`.mapWith(Number);
  return tx
    .select({ day, requests: total(requests), tokens: total(tokens), costMicroUsd: total(costMicroUsd) })
    .from(modelUsage)
    .where(and(eq(modelUsage.tenantId, tenantId), gte(day, from)))
    .groupBy(day)
    .orderBy(sql`${day} desc`);
}
