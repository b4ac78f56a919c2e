import { checkMessageBlocks, checkView } from "../block-rules/payload.ts";
import { isObject } from "../block-rules/rule.ts";
import type { WebApiResult } from "../fake-slack.ts";
import { agentMethods } from "./agents.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import { type Args, type Method, type MethodContext, no, ok, text } from "./method.ts";
import { streamMethods } from "./streams.ts";
import { viewMethods } from "./views.ts";

/** Calls a method as Slack would: unknown methods and tokens first. `blocks.validate` needs no token. */
export function callMethod(
  context: MethodContext,
  call: { method: string; args: Args; authorized: boolean },
): WebApiResult {
  const method = Object.hasOwn(METHODS, call.method) ? METHODS[call.method] : undefined;
  if (!method) return no("unknown_method", { req_method: call.method });
  if (!call.authorized && call.method !== "blocks.validate") return no("invalid_auth");
  return method(context, call.args);
}

const authTest: Method = ({ state, baseUrl }) =>
  ok({
    url: `${baseUrl()}/`,
    team: state.team.name,
    team_id: state.team.id,
    user: "regulars",
    user_id: state.bot.userId,
    bot_id: state.bot.botId,
    is_enterprise_install: false,
  });

const addReaction: Method = (context, args) => {
  const message = context.messages.find(args.channel, args.timestamp);
  if (!message) return no("message_not_found");
  const name = text(args.name);
  if (!name) return no("invalid_name");
  const user = context.state.bot.userId;
  const reactions = message.reactions ?? [];
  const same = reactions.find((reaction) => reaction.name === name);
  if (same?.users.includes(user)) return no("already_reacted");
  if (same) same.users.push(user);
  else reactions.push({ name, users: [user] });
  context.messages.change(message, { reactions });
  return ok();
};

const validateBlocks: Method = (_context, args) => {
  const blocks = isObject(args.message) ? args.message.blocks : args.blocks;
  const faults = args.view === undefined ? checkMessageBlocks(blocks).faults : checkView(args.view);
  if (faults.length === 0) return ok();
  return no("invalid_blocks", {
    errors: faults.map((fault) => ({ pointer: fault.pointer, message: fault.message, code: "invalid" })),
  });
};

const METHODS: Readonly<Record<string, Method>> = {
  "auth.test": authTest,
  "reactions.add": addReaction,
  "blocks.validate": validateBlocks,
  ...chatMethods,
  ...streamMethods,
  ...viewMethods,
  ...conversationMethods,
  ...agentMethods,
  ...fileMethods,
};
