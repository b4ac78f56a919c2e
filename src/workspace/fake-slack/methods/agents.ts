import { isObject } from "../block-rules/rule.ts";
import type { WebApiResult } from "../fake-slack.ts";
import { type Args, type Method, type MethodContext, missing, no, ok, text, writable } from "./method.ts";

const LOADING_MESSAGES = 10;
const PROMPTS = 4;
const TITLE = 200;
const SESSION_STATES = ["active", "processing", "suspended", "closed"];

const setStatus: Method = (context, args) => {
  const place = thread(context, args);
  if ("refusal" in place) return place.refusal;
  if (typeof args.status !== "string") return missing(args, "status") ?? no("invalid_arguments");
  const loading = args.loading_messages ?? [];
  if (!Array.isArray(loading) || loading.length > LOADING_MESSAGES) return no("invalid_arguments");
  const { channel, threadTs, key } = place;
  if (args.status === "") context.state.statuses.delete(key);
  else
    context.state.statuses.set(key, {
      channel,
      threadTs,
      status: args.status,
      loadingMessages: loading.map(String),
      setAtMs: context.clock().getTime(),
    });
  context.emit({ kind: "status", channel, threadTs });
  return ok();
};

const setSuggestedPrompts: Method = (context, args) => {
  const place = writable(context.state, args.channel_id);
  if ("refusal" in place) return place.refusal;
  const prompts = Array.isArray(args.prompts) ? args.prompts : [];
  const valid = prompts.every(
    (prompt: unknown) =>
      isObject(prompt) && text(prompt.title) !== undefined && text(prompt.message) !== undefined,
  );
  if (prompts.length === 0 || prompts.length > PROMPTS || !valid) return no("invalid_arguments");
  // Under agent_view Slack says ok to a thread_ts, and shows nothing.
  if (args.thread_ts !== undefined) return ok();
  context.state.prompts.set(place.channel.id, {
    ...(text(args.title) ? { title: String(args.title) } : {}),
    prompts: prompts.map(({ title, message }) => ({ title: String(title), message: String(message) })),
  });
  context.emit({ kind: "workspace" });
  return ok();
};

const setSession: Method = (context, args) => {
  const place = thread(context, { ...args, channel_id: args.channel_id ?? args.channel });
  if ("refusal" in place) return place.refusal;
  if (!SESSION_STATES.includes(String(args.status))) return no("invalid_arguments");
  const title = text(args.title);
  if (title && title.length > TITLE) return no("invalid_arguments");
  const { channel, threadTs, key } = place;
  const known = context.state.sessions.get(key);
  context.state.sessions.set(key, {
    ...known,
    channel,
    threadTs,
    status: String(args.status),
    ...(title ? { title } : {}),
  });
  context.emit({ kind: "status", channel, threadTs });
  return ok();
};

export const agentMethods = {
  "assistant.threads.setStatus": setStatus,
  "assistant.threads.setSuggestedPrompts": setSuggestedPrompts,
  "agents.sessions.setStatus": setSession,
} satisfies Record<string, Method>;

function thread(
  context: MethodContext,
  args: Args,
): { channel: string; threadTs: string; key: string } | { refusal: WebApiResult } {
  const place = writable(context.state, args.channel_id);
  if ("refusal" in place) return place;
  const ts = text(args.thread_ts);
  if (!ts || !context.messages.find(place.channel.id, ts)) return { refusal: no("thread_not_found") };
  return { channel: place.channel.id, threadTs: ts, key: `${place.channel.id}:${ts}` };
}
