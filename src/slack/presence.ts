import type { WebClient } from "@slack/web-api";
import type { Logger } from "../log.ts";

/** A thread in which something is being worked at. */
export interface WorkedThread {
  channel: string;
  threadTs: string;
  user: string;
}

/** What Slack shows in turns while nothing has been said yet. */
const LOADING = [
  "Reading the question…",
  "Looking at the orders…",
  "Adding up…",
  "Checking the numbers…",
  "Still at it…",
];

/**
 * Shows that the app is at work, and Slack's Stop button with it. An answer is no worse without: refusals are logged
 * and nothing more.
 */
export function showPresence(client: WebClient, { channel, threadTs, user }: WorkedThread, logger: Logger) {
  const thread = { channel_id: channel, thread_ts: threadTs };
  const quietly = (call: Promise<unknown>) =>
    call.then(
      () => {},
      (err: unknown) => logger.debug({ err }, "presence not shown"),
    );
  const shown = Promise.all([
    quietly(
      client.assistant.threads.setStatus({
        ...thread,
        status: "is looking at the orders…",
        loading_messages: LOADING,
      }),
    ),
    quietly(client.agents.sessions.setStatus({ ...thread, status: "processing", initiator_user_id: user })),
  ]);
  return {
    /** Settled once Slack has taken both: what comes later than the answer would stay beneath it. */
    shown,
    /** Slack takes the status away when something is said in the thread; where the answer went elsewhere, we do. */
    async end({
      isSaidHere,
      isSessionEnded,
    }: {
      isSaidHere: boolean;
      isSessionEnded: boolean;
    }): Promise<void> {
      await shown;
      await Promise.all([
        isSaidHere || quietly(client.assistant.threads.setStatus({ ...thread, status: "" })),
        isSessionEnded || endSession(client, { channel, threadTs }, logger),
      ]);
    },
  };
}

/** Takes Slack's Stop button away. */
export async function endSession(
  client: WebClient,
  { channel, threadTs }: Pick<WorkedThread, "channel" | "threadTs">,
  logger: Logger,
): Promise<void> {
  await client.agents.sessions
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: "active" })
    .catch((err: unknown) => logger.debug({ err }, "session not ended"));
}
