import { and, desc, eq, gt, lte, or, sql } from "drizzle-orm";
import type { Queryable } from "./database.ts";
import { conversationTurns } from "./schema/conversations.ts";

export type KeptTurn = typeof conversationTurns.$inferSelect;
export type NewTurn = Omit<typeof conversationTurns.$inferInsert, "tenantId" | "turnId"> & { at: Date };

/** Where a conversation is looked into, and by whom. */
export interface TurnsSeen {
  conversation: string;
  person: string;
  /** Whether what is read is shown to that person alone. */
  isPrivate: boolean;
  /** Older turns are forgotten, whether they are still there or not. */
  after: Date;
}

/** Days after which nothing refers to a turn any more. */
export const TURN_DAYS_KEPT = 30;

/** Turns that one conversation keeps; with each one more, the oldest goes. */
export const TURNS_KEPT = 50;

/** Writes a turn down and lets the conversation's oldest ones go. */
export async function keepTurn(tx: Queryable, tenantId: number, turn: NewTurn): Promise<number> {
  const [row] = await tx
    .insert(conversationTurns)
    .values({ tenantId, ...turn })
    .returning({ turnId: conversationTurns.turnId });
  if (!row) throw new Error("the conversation took no turn");
  // Whoever writes at the same time may be letting the same ones go.
  await tx.execute(sql`
    delete from conversation_turns where tenant_id = ${tenantId} and turn_id in (
      select turn_id from conversation_turns
      where tenant_id = ${tenantId} and conversation = ${turn.conversation}
      order by turn_id desc offset ${TURNS_KEPT} for update skip locked)`);
  return row.turnId;
}

/**
 * The newest turns, the oldest of them first: the public ones, and of the private ones those of the person, where
 * what is read stays with that person.
 */
export async function readTurns(
  tx: Queryable,
  tenantId: number,
  { limit, ...seen }: TurnsSeen & { limit: number },
): Promise<Pick<KeptTurn, "question" | "requests" | "answer">[]> {
  const { question, requests, answer, isPrivate, person } = conversationTurns;
  const own = and(eq(isPrivate, true), eq(person, seen.person));
  const rows = await tx
    .select({ question, requests, answer })
    .from(conversationTurns)
    .where(
      and(
        inConversation(tenantId, seen),
        seen.isPrivate ? or(eq(isPrivate, false), own) : eq(isPrivate, false),
      ),
    )
    .orderBy(desc(conversationTurns.turnId))
    .limit(limit);
  return rows.reverse();
}

/** Whether anything was answered in a conversation for all to see. */
export async function hasPublicTurn(
  tx: Queryable,
  tenantId: number,
  seen: Pick<TurnsSeen, "conversation" | "after">,
): Promise<boolean> {
  const rows = await tx
    .select({ turnId: conversationTurns.turnId })
    .from(conversationTurns)
    .where(and(inConversation(tenantId, seen), eq(conversationTurns.isPrivate, false)))
    .limit(1);
  return rows.length > 0;
}

/** One turn, where the person could see its answer; undefined where not, or where it is forgotten. */
export async function findTurn(
  tx: Queryable,
  tenantId: number,
  { turnId, person, after }: { turnId: number; person: string; after: Date },
): Promise<KeptTurn | undefined> {
  const [turn] = await tx
    .select()
    .from(conversationTurns)
    .where(
      and(
        eq(conversationTurns.tenantId, tenantId),
        eq(conversationTurns.turnId, turnId),
        gt(conversationTurns.at, after),
        or(eq(conversationTurns.isPrivate, false), eq(conversationTurns.person, person)),
      ),
    );
  return turn;
}

/** Deletes the turns up to an instant. */
export async function forgetTurns(tx: Queryable, tenantId: number, until: Date): Promise<void> {
  await tx
    .delete(conversationTurns)
    .where(and(eq(conversationTurns.tenantId, tenantId), lte(conversationTurns.at, until)));
}

function inConversation(
  tenantId: number,
  { conversation, after }: Pick<TurnsSeen, "conversation" | "after">,
) {
  return and(
    eq(conversationTurns.tenantId, tenantId),
    eq(conversationTurns.conversation, conversation),
    gt(conversationTurns.at, after),
  );
}
