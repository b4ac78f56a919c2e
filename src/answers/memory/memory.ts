import {
  findTurn,
  hasPublicTurn,
  type KeptTurn,
  keepTurn,
  readTurns,
  TURN_DAYS_KEPT,
} from "../../store/conversations.ts";
import type { ToolContext } from "../../tools/tool.ts";
import type { Answer, AnsweredBy, Turn } from "../answer.ts";
import { keptOf, turnOf } from "./kept.ts";

/** Where something is asked. */
export interface Conversation {
  /** Names a thread of Slack, somebody's private questions in a channel, or a terminal's. */
  key: string;
  /** The answer is shown to whoever asked alone. */
  isPrivate: boolean;
}

const DAY_MS = 86_400_000;

/** Turns that a question can refer to. */
const TURNS_READ = 8;

/**
 * What was said before that may be told where the next answer will stand: all public turns, and the asker's own
 * private ones where that answer is private, too. The oldest first.
 */
export async function recallTurns(
  { key, isPrivate }: Conversation,
  { database, tenant, viewer, now }: ToolContext,
): Promise<Turn[]> {
  const seen = { conversation: key, person: viewer.id, isPrivate, after: forgottenUntil(now) };
  const turns = await database.withTenant(tenant.tenantId, (tx) =>
    readTurns(tx, tenant.tenantId, { ...seen, limit: TURNS_READ }),
  );
  return turns.map(turnOf);
}

/** Keeps a question and its answer, without contact data. Gives the turn's id, for what people think of it. */
export async function rememberTurn(
  { question, answer, by }: { question: string; answer: Answer; by: AnsweredBy },
  { key, isPrivate }: Conversation,
  { database, tenant, viewer, now }: ToolContext,
): Promise<number> {
  const turn = {
    ...{ conversation: key, person: viewer.id, isPrivate, at: now },
    ...{ ...keptOf(question, answer), answeredBy: by },
  };
  return database.withTenant(tenant.tenantId, (tx) => keepTurn(tx, tenant.tenantId, turn));
}

/** Whether we have answered in a conversation for all to see, so that what is said there may be meant for us. */
export async function isOurs(key: string, { database, tenant, now }: ToolContext): Promise<boolean> {
  const seen = { conversation: key, after: forgottenUntil(now) };
  return database.withTenant(tenant.tenantId, (tx) => hasPublicTurn(tx, tenant.tenantId, seen));
}

/** A turn by its id, where the viewer could see it and it is not forgotten. */
export async function turnSeenBy(
  turnId: number,
  { database, tenant, viewer, now }: ToolContext,
): Promise<KeptTurn | undefined> {
  const seen = { turnId, person: viewer.id, after: forgottenUntil(now) };
  return database.withTenant(tenant.tenantId, (tx) => findTurn(tx, tenant.tenantId, seen));
}

/** The instant up to which turns are forgotten. */
export function forgottenUntil(now: Date): Date {
  return new Date(now.getTime() - TURN_DAYS_KEPT * DAY_MS);
}
