import { and, count, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { answerFeedback } from "./schema/conversations.ts";

/** Days that a verdict is kept. */
export const FEEDBACK_DAYS_KEPT = 365;

export type Feedback = typeof answerFeedback.$inferSelect;

/**
 * Writes down what somebody thinks of an answer; the last verdict counts. A reason stays until another one or another
 * verdict is given.
 */
export async function keepFeedback(
  tx: Queryable,
  tenantId: number,
  feedback: Omit<Feedback, "tenantId">,
): Promise<void> {
  const { verdict, reason, at } = feedback;
  await tx
    .insert(answerFeedback)
    .values({ tenantId, ...feedback })
    .onConflictDoUpdate({
      target: [answerFeedback.tenantId, answerFeedback.turnId, answerFeedback.person],
      set: {
        ...{ verdict, at },
        reason:
          reason ?? sql`case when ${answerFeedback.verdict} = ${verdict} then ${answerFeedback.reason} end`,
      },
    });
}

/** Verdicts by week of the shop's time, the newest week first. Weeks begin on Monday; those without any are left out. */
export async function countFeedbackByWeek(
  tx: Queryable,
  tenantId: number,
  { after, timeZone }: { after: Date; timeZone: string },
): Promise<{ week: string; up: number; down: number }[]> {
  const week = sql<string>`to_char(date_trunc('week', ${answerFeedback.at} at time zone ${timeZone}), 'YYYY-MM-DD')`;
  const verdicts = (verdict: string) =>
    sql<number>`${count()} filter (where ${answerFeedback.verdict} = ${verdict})`.mapWith(Number);
  return tx
    .select({ week: week.as("week"), up: verdicts("up"), down: verdicts("down") })
    .from(answerFeedback)
    .where(and(eq(answerFeedback.tenantId, tenantId), gt(answerFeedback.at, after)))
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
}

/** The newest answers that somebody was not content with, the newest first. */
export async function listComplaints(
  tx: Queryable,
  tenantId: number,
  { after, limit }: { after: Date; limit: number },
): Promise<Feedback[]> {
  return tx
    .select()
    .from(answerFeedback)
    .where(
      and(
        eq(answerFeedback.tenantId, tenantId),
        gt(answerFeedback.at, after),
        eq(answerFeedback.verdict, "down"),
      ),
    )
    .orderBy(desc(answerFeedback.at), desc(answerFeedback.turnId))
    .limit(limit);
}

/** Deletes what was given up to an instant. */
export async function forgetFeedback(tx: Queryable, tenantId: number, until: Date): Promise<void> {
  await tx
    .delete(answerFeedback)
    .where(and(eq(answerFeedback.tenantId, tenantId), lte(answerFeedback.at, until)));
}
