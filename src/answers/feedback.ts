import { UserError } from "../errors.ts";
import { may } from "../privacy/roles.ts";
import { countFeedbackByWeek, type Feedback, keepFeedback, listComplaints } from "../store/feedback.ts";
import type { ToolContext } from "../tools/tool.ts";
import { keptReason } from "./memory/kept.ts";
import { turnSeenBy } from "./memory/memory.ts";

export type Verdict = "up" | "down";

export interface Opinion {
  turnId: number;
  verdict: Verdict;
  /** In the person's words. */
  reason?: string;
}

const WEEK_MS = 7 * 86_400_000;
const WEEKS_SHOWN = 8;
const COMPLAINTS_SHOWN = 10;

/**
 * Keeps what the viewer thinks of an answer, with what was asked and answered; the last verdict counts.
 *
 * @returns false where the answer is forgotten, or was somebody else's alone.
 */
export async function giveFeedback(
  { turnId, verdict, reason }: Opinion,
  context: ToolContext,
): Promise<boolean> {
  const turn = await turnSeenBy(turnId, context);
  if (!turn) return false;
  const { question, requests, answer, answeredBy } = turn;
  const { database, tenant, viewer, now } = context;
  await database.withTenant(tenant.tenantId, (tx) =>
    keepFeedback(tx, tenant.tenantId, {
      ...{ turnId, verdict, person: viewer.id, at: now, reason: keptReason(reason) },
      ...{ question, requests, answer, answeredBy },
    }),
  );
  return true;
}

export interface FeedbackSeen {
  /** The last weeks with any, the newest first: a week's Monday, verdicts, and the share of those that were up. */
  weeks: { week: string; up: number; down: number; shareUp: number }[];
  /** The newest answers that somebody was not content with, the newest first. */
  complaints: Omit<Feedback, "tenantId" | "verdict">[];
}

/**
 * What people thought of answers, for those who run the installation. Questions are those of everybody, the private
 * ones among them, without contact data: whoever judges an answer shows it to the administrators.
 *
 * @throws UserError for all but administrators.
 */
export async function readFeedback({ database, tenant, viewer, now }: ToolContext): Promise<FeedbackSeen> {
  if (viewer.kind === "model" || !may(viewer.role, "operate")) {
    throw new UserError("What people thought of answers is for administrators. Ask one of them.");
  }
  const { tenantId, timeZone } = tenant;
  const after = new Date(now.getTime() - WEEKS_SHOWN * WEEK_MS);
  return database.withTenant(tenantId, async (tx) => {
    const [weeks, complaints] = await Promise.all([
      countFeedbackByWeek(tx, tenantId, { after, timeZone }),
      listComplaints(tx, tenantId, { after, limit: COMPLAINTS_SHOWN }),
    ]);
    return {
      weeks: weeks.map((one) => ({ ...one, shareUp: one.up / (one.up + one.down) })),
      complaints: complaints.map(({ tenantId: _tenant, verdict: _down, ...complaint }) => complaint),
    };
  });
}
