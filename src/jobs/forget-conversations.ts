import { forgetTurns, TURN_DAYS_KEPT } from "../store/conversations.ts";
import type { Database } from "../store/database.ts";
import { FEEDBACK_DAYS_KEPT, forgetFeedback } from "../store/feedback.ts";
import type { Tenant } from "../store/tenants.ts";
import type { Job } from "./timetable.ts";

const DAY_MS = 86_400_000;

/** Deletes what was said once no question refers to it any more, and what people thought of answers after a year. */
export function forgetConversations(
  { database, tenant: { tenantId, timeZone } }: { database: Database; tenant: Tenant },
  clock: () => Date,
): Job {
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS);
  return {
    name: "forget-conversations",
    cron: "17 3 * * *",
    timeZone,
    run: () =>
      database.withTenant(tenantId, async (tx) => {
        await forgetTurns(tx, tenantId, daysAgo(TURN_DAYS_KEPT));
        await forgetFeedback(tx, tenantId, daysAgo(FEEDBACK_DAYS_KEPT));
      }),
    // Nobody writes down when it ran: at a start it runs once more, which changes nothing.
    lastRunAt: async () => undefined,
  };
}
