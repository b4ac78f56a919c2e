import type { SlackEvent } from "@slack/types";

/** A reply in a thread that did not name the app: it concerns us where we take part in the thread. */
export interface Overheard {
  channel: string;
  threadTs: string;
}

/**
 * Whether an event is said to the app by a person, or is a person at its Home or at Slack's Stop button. Everything
 * else (other bots, the app's own posts, edits, joins, talk of a channel) must not even count as handled.
 *
 * A mention arrives twice where the app reads the channel: as `app_mention`, which is the one that is answered, and as
 * a message, which is not ours whichever of them comes first.
 */
export function hear(event: SlackEvent, botUserId: string | undefined): "ours" | "not_ours" | Overheard {
  if (event.type === "app_home_opened" || event.type === "agent_session_stopped") return "ours";
  if (event.type === "app_mention") return isByPerson(event) ? "ours" : "not_ours";
  if (event.type !== "message" || !isByPerson(event)) return "not_ours";
  if (event.channel_type === "im") return "ours";
  const { text = "", thread_ts: threadTs, ts, channel } = event as Said;
  const isReply = threadTs !== undefined && threadTs !== ts;
  if (!isReply || !channel || isForAnother(text) || (botUserId && mentions(text, botUserId)))
    return "not_ours";
  return { channel, threadTs };
}

interface Said {
  subtype?: unknown;
  bot_id?: unknown;
  user?: unknown;
  text?: string;
  ts?: string;
  thread_ts?: string;
  channel?: string;
}

/** Files and broadcasts to the channel are messages as well. */
const SPOKEN = new Set<unknown>([undefined, "file_share", "thread_broadcast"]);

function isByPerson(event: object): boolean {
  const said = event as Said;
  return SPOKEN.has(said.subtype) && !said.bot_id && typeof said.user === "string";
}

function mentions(text: string, user: string): boolean {
  return new RegExp(`<@${user}(\\|[^>]*)?>`).test(text);
}

/** Begins with the name of somebody, of a group, or of all. */
function isForAnother(text: string): boolean {
  return /^\W*<(@|!subteam|!channel|!here|!everyone)/.test(text);
}
