import { LIMITS } from "../block-rules/limits.ts";
import { codePoints, isObject } from "../block-rules/rule.ts";
import type { WebApiResult } from "../fake-slack.ts";
import type { Channel, Message } from "../state.ts";
import { readContent } from "./content.ts";
import { type Args, type Method, type MethodContext, no, ok, text, writable } from "./method.ts";
import { publicMessage } from "./shapes.ts";

const postMessage: Method = (context, args) => {
  const place = writable(context.state, args.channel);
  if ("refusal" in place) return place.refusal;
  const read = readContent(context.state, args);
  if ("refusal" in read) return read.refusal;
  const thread = threadOf(context, place.channel, args);
  if ("refusal" in thread) return thread.refusal;
  const message = context.messages.add({
    channel: place.channel.id,
    user: context.state.bot.userId,
    botId: context.state.bot.botId,
    ...read.content,
    ...thread,
    ...(isObject(args.metadata) ? { metadata: args.metadata } : {}),
  });
  return ok({ channel: message.channel, ts: message.ts, message: publicMessage(context, message) });
};

const postEphemeral: Method = (context, args) => {
  const place = writable(context.state, args.channel);
  if ("refusal" in place) return place.refusal;
  const user = text(args.user);
  if (!user || !place.channel.members.includes(user)) return no("user_not_in_channel");
  const read = readContent(context.state, args);
  if ("refusal" in read) return read.refusal;
  const thread = threadOf(context, place.channel, args);
  if ("refusal" in thread) return thread.refusal;
  const message = context.messages.add({
    channel: place.channel.id,
    user: context.state.bot.userId,
    botId: context.state.bot.botId,
    visibleTo: user,
    ...read.content,
    ...thread,
  });
  return ok({ message_ts: message.ts });
};

const update: Method = (context, args) => {
  const own = ownMessage(context, args, "cant_update_message");
  if ("refusal" in own) return own.refusal;
  if (own.message.stream?.open) return no("streaming_state_conflict");
  if (
    typeof args.text === "string" &&
    args.blocks === undefined &&
    codePoints(args.text) > LIMITS.message.updatedText
  )
    return no("msg_too_long");
  const read = readContent(context.state, args);
  if ("refusal" in read) return read.refusal;
  // What is not said again is gone: a text alone takes the old blocks away, and the streamed parts.
  delete own.message.blocks;
  delete own.message.stream;
  context.messages.change(own.message, { ...read.content, editedTs: context.ids.ts() });
  const { channel, ts, text: said } = own.message;
  return ok({ channel, ts, text: said, message: publicMessage(context, own.message) });
};

const remove: Method = (context, args) => {
  const own = ownMessage(context, args, "cant_delete_message");
  if ("refusal" in own) return own.refusal;
  context.messages.remove(own.message);
  return ok({ channel: own.message.channel, ts: own.message.ts });
};

const getPermalink: Method = (context, args) => {
  const message = context.messages.find(args.channel, args.message_ts);
  if (!message) return no("message_not_found");
  const permalink = `${context.baseUrl()}/archives/${message.channel}/p${message.ts.replace(".", "")}`;
  return ok({ channel: message.channel, permalink });
};

export const chatMethods = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
  "chat.getPermalink": getPermalink,
} satisfies Record<string, Method>;

/** The thread an argument names; a reply to a reply lands under the thread's first message. */
export function threadOf(
  context: MethodContext,
  channel: Channel,
  args: Args,
): { threadTs?: string } | { refusal: WebApiResult } {
  const ts = text(args.thread_ts);
  if (ts === undefined) return {};
  const parent = context.messages.find(channel.id, ts);
  if (!parent) return { refusal: no("thread_not_found") };
  return { threadTs: parent.threadTs ?? parent.ts };
}

export function ownMessage(
  context: MethodContext,
  args: Args,
  notMine: string,
): { message: Message } | { refusal: WebApiResult } {
  const place = writable(context.state, args.channel);
  if ("refusal" in place) return place;
  const message = context.messages.find(place.channel.id, args.ts);
  // A message for one person's eyes is no message that can be found again.
  if (!message || message.visibleTo !== undefined) return { refusal: no("message_not_found") };
  if (message.botId !== context.state.bot.botId) return { refusal: no(notMine) };
  return { message };
}
