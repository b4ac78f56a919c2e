import type { Message } from "../state.ts";
import { type Args, conversation, type Method, type MethodContext, no, ok, text } from "./method.ts";
import { publicChannel, publicMessage, publicUser } from "./shapes.ts";

const info: Method = ({ state }, args) => {
  const channel = conversation(state, args.channel);
  return channel ? ok({ channel: publicChannel(state, channel) }) : no("channel_not_found");
};

const open: Method = ({ state }, args) => {
  const users = text(args.users)?.split(",") ?? [];
  if (users.length > 1) return no("method_not_supported_for_channel_type");
  const channel = conversation(state, text(args.channel) ?? users[0]);
  if (channel?.kind !== "im") return no(users.length === 0 ? "users_list_not_supplied" : "user_not_found");
  return ok({ channel: { id: channel.id }, no_op: true, already_open: true });
};

const members: Method = ({ state }, args) => {
  const channel = conversation(state, args.channel);
  if (!channel) return no("channel_not_found");
  return ok({ members: channel.members, response_metadata: { next_cursor: "" } });
};

const history: Method = (context, args) => {
  const channel = conversation(context.state, args.channel);
  if (!channel) return no("channel_not_found");
  if (!channel.members.includes(context.state.bot.userId)) return no("not_in_channel");
  return page(context, [...context.messages.inChannel(channel.id)].reverse(), args);
};

const replies: Method = (context, args) => {
  const channel = conversation(context.state, args.channel);
  if (!channel) return no("channel_not_found");
  if (!channel.members.includes(context.state.bot.userId)) return no("not_in_channel");
  if (!context.messages.find(channel.id, args.ts)) return no("thread_not_found");
  return page(context, context.messages.inThread(channel.id, String(args.ts)), args);
};

function page(context: MethodContext, messages: readonly Message[], args: Args) {
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
  const between = messages.filter((message) => Number(message.ts) > oldest && Number(message.ts) < latest);
  const start = Number(text(args.cursor) ?? 0);
  const limit = Math.min(Number(args.limit ?? 100), 1_000);
  const more = between.length > start + limit;
  return ok({
    messages: between.slice(start, start + limit).map((message) => publicMessage(context, message)),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: String(start + limit) } } : {}),
  });
}

const userInfo: Method = ({ state }, args) => {
  const user = state.users.find((candidate) => candidate.id === args.user);
  return user ? ok({ user: publicUser(user) }) : no("user_not_found");
};

export const conversationMethods = {
  "conversations.info": info,
  "conversations.open": open,
  "conversations.members": members,
  "conversations.history": history,
  "conversations.replies": replies,
  "users.info": userInfo,
} satisfies Record<string, Method>;
