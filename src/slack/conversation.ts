import type { SlackEvent } from "@slack/types";
import { replyTo } from "./present/answer.ts";
import { plainWords } from "./slack-text.ts";
import type { Work } from "./work.ts";

/** Longer questions are cut: nobody asks a shop's figures in more words. */
const QUESTION_MAX = 1_000;

/**
 * Whether an event is something said to the app by a person, or a person at its Home. Everything else (other
 * bots, the app's own posts, edits, joins, channel talk without a mention) must not even count as handled:
 * a mention's twin would be dropped with it.
 */
export function concernsUs(event: SlackEvent): boolean {
  if (event.type === "app_home_opened") return event.tab === "home";
  if (event.type === "app_mention") return isByPerson(event);
  if (event.type !== "message") return false;
  return event.channel_type === "im" && isByPerson(event);
}

/** Files and broadcasts to the channel are messages as well. */
const SPOKEN = new Set<unknown>([undefined, "file_share", "thread_broadcast"]);

function isByPerson(event: object): boolean {
  const said = event as { subtype?: unknown; bot_id?: unknown; user?: unknown };
  return SPOKEN.has(said.subtype) && !said.bot_id && typeof said.user === "string";
}

/** Answers a mention or a direct message in its thread. */
export async function answerMessage(work: Work, text: string): Promise<void> {
  const question = plainWords(text, work.botUserId).slice(0, QUESTION_MAX);
  const status = showStatus(work);
  if (question === "") await work.say(await help(work));
  else await work.answerQuestion(question);
  await status;
}

/** Called without a question: says what can be asked. */
async function help({ services, toolContext }: Work) {
  return replyTo(await services.router.answer({ text: "help", before: [] }, await toolContext()));
}

/** Slack clears the status with the answer, or after two minutes; an answer is no worse without it. */
async function showStatus({ client, envelope, services }: Work): Promise<void> {
  const { place } = envelope;
  if (place.kind !== "thread" || !place.threadTs) return;
  try {
    await client.assistant.threads.setStatus({
      channel_id: place.channel,
      thread_ts: place.threadTs,
      status: "is looking at the orders…",
    });
  } catch (error) {
    services.logger.debug({ err: error }, "status not shown");
  }
}
