import { LIMITS } from "../block-rules/limits.ts";
import { checkMessageBlocks } from "../block-rules/payload.ts";
import { codePoints, isObject } from "../block-rules/rule.ts";
import type { WebApiResult } from "../fake-slack.ts";
import type { Block, Message, Stream, StreamPart } from "../state.ts";
import { ownMessage, threadOf } from "./chat.ts";
import { refuseBlocks, withIds } from "./content.ts";
import {
  type Args,
  invalid,
  type Method,
  type MethodContext,
  missing,
  no,
  ok,
  text,
  writable,
} from "./method.ts";

/** Slack ends a stream that nobody ended. */
export const STREAM_LIFETIME_MS = 5 * 60_000;

const startStream: Method = (context, args) => {
  const place = writable(context.state, args.channel);
  if ("refusal" in place) return place.refusal;
  const absent = missing(args, "thread_ts");
  if (absent) return absent;
  const thread = threadOf(context, place.channel, args);
  if ("refusal" in thread) return thread.refusal;
  if (place.channel.kind !== "im") {
    if (!text(args.recipient_team_id)) return no("missing_recipient_team_id");
    if (!text(args.recipient_user_id)) return no("missing_recipient_user_id");
    if (!context.state.users.some((user) => user.teamId === args.recipient_team_id))
      return no("team_not_found");
    if (!context.state.users.some((user) => user.id === args.recipient_user_id)) return no("user_not_found");
  }
  const read = readParts(args);
  if ("refusal" in read) return read.refusal;
  const stream: Stream = { open: true, startedAtMs: context.clock().getTime(), parts: merge([], read.parts) };
  const message = context.messages.add({
    channel: place.channel.id,
    user: context.state.bot.userId,
    botId: context.state.bot.botId,
    ...thread,
    ...shown(stream),
    stream,
  });
  return ok({ channel: message.channel, ts: message.ts });
};

const appendStream: Method = (context, args) => {
  const open = openStream(context, args);
  if ("refusal" in open) return open.refusal;
  const read = readParts(args);
  if ("refusal" in read) return read.refusal;
  if (read.parts.length === 0) return no("no_text");
  open.stream.parts = merge(open.stream.parts, read.parts);
  context.messages.change(open.message, shown(open.stream));
  return ok({ channel: open.message.channel, ts: open.message.ts });
};

const stopStream: Method = (context, args) => {
  const open = openStream(context, args);
  if ("refusal" in open) return open.refusal;
  const read = readParts(args);
  if ("refusal" in read) return read.refusal;
  if (args.blocks !== undefined) {
    const refusal = refuseBlocks(context.state, args.blocks);
    if (refusal) return refusal;
  }
  const last: StreamPart[] = Array.isArray(args.blocks) ? [{ kind: "blocks", blocks: args.blocks }] : [];
  open.stream.parts = merge(open.stream.parts, [...read.parts, ...last]);
  open.stream.open = false;
  context.messages.change(open.message, {
    ...shown(open.stream),
    ...(isObject(args.metadata) ? { metadata: args.metadata } : {}),
  });
  const session = text(args.session_status);
  if (session) moveSession(context, open.message, session);
  return ok({ channel: open.message.channel, ts: open.message.ts, message: { text: open.message.text } });
};

export const streamMethods = {
  "chat.startStream": startStream,
  "chat.appendStream": appendStream,
  "chat.stopStream": stopStream,
} satisfies Record<string, Method>;

function openStream(
  context: MethodContext,
  args: Args,
): { message: Message; stream: Stream } | { refusal: WebApiResult } {
  const own = ownMessage(context, args, "message_not_owned_by_app");
  if ("refusal" in own) return own;
  const { message } = own;
  const expired =
    message.stream && context.clock().getTime() - message.stream.startedAtMs > STREAM_LIFETIME_MS;
  if (message.stream?.open && expired) {
    message.stream.open = false;
    context.messages.change(message, {});
  }
  if (!message.stream?.open) return { refusal: no("message_not_in_streaming_state") };
  return { message, stream: message.stream };
}

function readParts(args: Args): { parts: StreamPart[] } | { refusal: WebApiResult } {
  const markdown = text(args.markdown_text);
  if (markdown !== undefined && args.chunks !== undefined) return { refusal: no("markdown_text_conflict") };
  if (markdown !== undefined && codePoints(markdown) > LIMITS.stream.markdown)
    return { refusal: no("msg_too_long") };
  if (markdown !== undefined) return { parts: [{ kind: "markdown", text: markdown }] };
  if (args.chunks === undefined) return { parts: [] };
  if (!Array.isArray(args.chunks)) return { refusal: no("invalid_chunks") };
  const parts: StreamPart[] = [];
  for (const [index, chunk] of args.chunks.entries()) {
    const part = readChunk(chunk);
    if (!part) {
      const message = "unsupported chunk or missing field";
      return { refusal: invalid("invalid_chunks", [{ pointer: `/chunks/${index}`, message }]) };
    }
    parts.push(part);
  }
  return { parts };
}

const TASK_STATES = ["pending", "in_progress", "complete", "error"];

function readChunk(chunk: unknown): StreamPart | undefined {
  if (!isObject(chunk)) return undefined;
  if (
    chunk.type === "markdown_text" &&
    typeof chunk.text === "string" &&
    codePoints(chunk.text) <= LIMITS.stream.markdown
  )
    return { kind: "markdown", text: chunk.text };
  if (chunk.type === "plan_update" && typeof chunk.title === "string")
    return { kind: "plan", title: chunk.title };
  if (chunk.type === "blocks" && Array.isArray(chunk.blocks)) {
    const valid =
      chunk.blocks.length <= LIMITS.stream.blocks && checkMessageBlocks(chunk.blocks).faults.length === 0;
    return valid ? { kind: "blocks", blocks: chunk.blocks } : undefined;
  }
  const isTask =
    chunk.type === "task_update" && typeof chunk.id === "string" && typeof chunk.title === "string";
  if (!isTask || !TASK_STATES.includes(String(chunk.status))) return undefined;
  const { type: _type, id, details, output, ...rest } = chunk;
  return {
    kind: "task",
    card: {
      ...rest,
      type: "task_card",
      task_id: String(id),
      ...(typeof details === "string" ? { details: paragraph(details) } : {}),
      ...(typeof output === "string" ? { output: paragraph(output) } : {}),
    },
  };
}

function paragraph(said: string): Block {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text: said }] }],
  };
}

/** Text goes on where text ended; a task that is named again changes in its place. */
function merge(old: readonly StreamPart[], added: readonly StreamPart[]): StreamPart[] {
  const parts = [...old];
  for (const part of added) {
    const last = parts.at(-1);
    const same =
      part.kind === "task"
        ? parts.findIndex((p) => p.kind === "task" && p.card.task_id === part.card.task_id)
        : -1;
    const known = parts[same];
    if (part.kind === "markdown" && last?.kind === "markdown")
      parts[parts.length - 1] = { kind: "markdown", text: last.text + part.text };
    else if (part.kind === "task" && known?.kind === "task")
      parts[same] = { kind: "task", card: { ...known.card, ...part.card } };
    else parts.push(part);
  }
  return parts;
}

/** The streamed parts as the text and blocks of an ordinary message. */
function shown(stream: Stream): { text: string; blocks: Block[] } {
  const said = stream.parts.map((part) => (part.kind === "markdown" ? part.text : "")).join("");
  const blocks = stream.parts.flatMap((part): Block[] => {
    if (part.kind === "markdown") return [{ type: "markdown", text: part.text }];
    if (part.kind === "task") return [part.card];
    if (part.kind === "plan") return [{ type: "plan", title: part.title }];
    return part.blocks;
  });
  return { text: said, blocks: withIds(blocks) };
}

function moveSession(context: MethodContext, message: Message, status: string): void {
  const threadTs = message.threadTs ?? message.ts;
  const key = `${message.channel}:${threadTs}`;
  context.state.sessions.set(key, {
    ...context.state.sessions.get(key),
    channel: message.channel,
    threadTs,
    status,
  });
  context.emit({ kind: "status", channel: message.channel, threadTs });
}
