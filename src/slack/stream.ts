import type { AnyChunk } from "@slack/types";
import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Step } from "../answers/answer.ts";
import type { Logger } from "../log.ts";
import type { Content } from "./contents.ts";
import type { Route } from "./deliver.ts";
import { LIMITS } from "./limits.ts";
import { cut } from "./present/escape.ts";
import type { Reply } from "./present/reply.ts";
import { markdownChunks, stepChunk } from "./present/stream-chunks.ts";

/** Where a stream is written, and for whom. */
export interface StreamPlace {
  channel: string;
  threadTs: string;
  user: string;
  team: string;
}

export type Stream = ReturnType<typeof createStream>;

export interface StreamParts {
  /** Told of refusals at once: a stream that can't be started must not hold the answer up. */
  client: WebClient;
  /** The patient one, for the ways around a stream. */
  calm: WebClient;
  wait(ms: number): Promise<unknown>;
  logger: Logger;
}

/** Streams are few a minute, so an answer that takes no longer than this needs none for its steps. */
const PATIENCE_MS = 1_500;
const STOP_TRIES = 3;
const STOP_WAIT_MAX_S = 30;

/**
 * A message that grows while its answer is being made. It starts with the first words, or with the first step of an
 * answer that takes a while; whatever Slack refuses on the way costs the growing, never the answer.
 */
export function createStream(place: StreamPlace, { client, calm, wait, logger }: StreamParts) {
  const { channel, threadTs } = place;
  let state: "waiting" | "open" | "refused" | "expired" | "closing" = "waiting";
  let ts: string | undefined;
  let sending: Promise<void> | undefined;
  let said = "";
  let unsaid = "";
  const steps = new Map<string, Step>();
  const unshown = new Set<string>();
  let isAwaited = false;

  function step(next: Step): void {
    steps.set(next.id, next);
    unshown.add(next.id);
    if (state === "open") write();
    else if (state === "waiting" && !isAwaited) {
      isAwaited = true;
      void wait(PATIENCE_MS).then(write);
    }
  }

  function words(next: string): void {
    said += next;
    unsaid += next;
    write();
  }

  /** One call at a time: what comes meanwhile goes with the next. */
  function write(): void {
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
  }

  async function sendAll(): Promise<void> {
    while (state === "waiting" || state === "open") {
      const taken = take(wholeWords(unsaid));
      if (taken.chunks.length === 0) return;
      try {
        await send(taken.chunks);
      } catch (error) {
        giveBack(taken);
        if (state === "waiting") state = "refused";
        else if (hasExpired(error)) state = "expired";
        logger.warn({ err: error, state }, "stream refused");
        return;
      }
    }
  }

  async function send(chunks: AnyChunk[]): Promise<void> {
    if (ts !== undefined) {
      await client.chat.appendStream({ channel, ts, chunks });
      return;
    }
    const started = await client.chat.startStream({
      ...{ channel, thread_ts: threadTs, chunks },
      // Slack wants to know for whom, where more than one reads.
      ...(channel.startsWith("D") ? {} : { recipient_team_id: place.team, recipient_user_id: place.user }),
    });
    if (!started.ts) throw new Error("a stream without a message");
    ts = started.ts;
    if (state === "waiting") state = "open";
  }

  function take(next: string) {
    // Blanks alone are no words: they go with the next ones.
    const text = next.trim() === "" ? "" : next;
    unsaid = unsaid.slice(text.length);
    const shown = [...unshown].flatMap((id) => steps.get(id) ?? []);
    unshown.clear();
    return { text, shown, chunks: [...shown.map(stepChunk), ...markdownChunks(text)] };
  }

  function giveBack({ text, shown }: ReturnType<typeof take>): void {
    unsaid = text + unsaid;
    for (const { id } of shown) unshown.add(id);
  }

  /** Ends the stream with what it has not said yet and the blocks of an answer. */
  async function stop(content: Content, how: { after: string }): Promise<void> {
    if (ts === undefined) throw new Error("no stream was started");
    const chunks = [
      ...[...unshown].flatMap((id) => steps.get(id) ?? []).map(stepChunk),
      ...markdownChunks(unsaid + how.after),
      ...(content.blocks ? [] : markdownChunks(content.text, "escaped")),
    ];
    const call = {
      ...{ channel, ts, session_status: "active" },
      ...(chunks.length > 0 ? { chunks } : {}),
      ...(content.blocks ? { blocks: content.blocks } : {}),
    };
    for (let tries = 1; ; tries += 1) {
      try {
        await client.chat.stopStream(call);
        return;
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError) || tries === STOP_TRIES) throw error;
        await wait(Math.min(error.retryAfter, STOP_WAIT_MAX_S) * 1_000);
      }
    }
  }

  /**
   * The ways to end with a reply, the best first; none where no stream was started. A stream that has come to its end
   * is written over, and one that can't be ended is taken away before its answer is said anew.
   */
  async function routes(reply: Reply): Promise<Route[]> {
    await settle();
    if (ts === undefined) return [];
    const message = { channel, ts };
    const { rest, after } = beyond(reply, said);
    const whole = { ...reply, words: reply.words ?? (said.trim() || undefined) };
    const over: Route = {
      name: "update",
      says: whole,
      send: (content) =>
        calm.chat.update({
          ...message,
          text: cut(content.text, LIMITS.updatedText),
          blocks: content.blocks ?? [],
        }),
    };
    const anew: Route = {
      name: "anew",
      says: whole,
      async send(content) {
        await calm.chat
          .delete(message)
          .catch((err: unknown) => logger.warn({ err }, "stream not taken away"));
        await calm.chat.postMessage({
          ...{ channel, thread_ts: threadTs, unfurl_links: false, unfurl_media: false },
          ...content,
        });
      },
    };
    const end: Route = { name: "stream", says: rest, send: (content) => stop(content, { after }) };
    return [...(state === "expired" ? [] : [end]), over, anew];
  }

  /** No step and no word is sent by itself from now on. */
  async function settle(): Promise<void> {
    await sending;
    if (state === "waiting" || state === "open") state = "closing";
  }

  return {
    step,
    words,
    routes,
    /** Whether anything of the answer is there to be seen; nothing starts it from now on. */
    async isShown(): Promise<boolean> {
      await sending;
      if (state === "waiting") state = "closing";
      return ts !== undefined;
    },
    /** Takes every step that has not ended for ended without success. */
    breakOff(): void {
      for (const running of steps.values()) {
        if (running.state === "running") step({ ...running, state: "failed" });
      }
    },
  };
}

/** Up to the last blank, so that no name, number or address is sent in two parts. */
function wholeWords(text: string): string {
  return text.slice(0, text.search(/\S*$/));
}

/** What of a reply a stream has not said: blocks for the report, and the rest of the words. */
function beyond(reply: Reply, said: string): { rest: Reply; after: string } {
  const words = reply.words ?? "";
  const isContinued = words.startsWith(said.trim());
  return { rest: { ...reply, words: undefined }, after: isContinued ? words.slice(said.trim().length) : "" };
}

function hasExpired(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === "message_not_in_streaming_state";
}
