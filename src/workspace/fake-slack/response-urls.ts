import { checkMessageBlocks } from "./block-rules/payload.ts";
import { isObject } from "./block-rules/rule.ts";
import { slackFileFaults, withIds } from "./methods/content.ts";
import type { MethodContext } from "./methods/method.ts";
import type { Block, Message } from "./state.ts";

const LIFETIME_MS = 30 * 60_000;
const USES = 5;

interface Issued {
  channel: string;
  user: string;
  /** The message that was acted on, which `replace_original` and `delete_original` mean. */
  message: Message | undefined;
  threadTs: string | undefined;
  at: number;
  uses: number;
}

/** `response_url`s: five uses within thirty minutes, no token, any channel the person acted in. */
export function createResponseUrls(context: MethodContext) {
  const issued = new Map<string, Issued>();
  return {
    issue(target: { channel: string; user: string; message?: Message; threadTs?: string }): string {
      const id = context.ids.secret();
      issued.set(id, {
        channel: target.channel,
        user: target.user,
        message: target.message,
        threadTs: target.threadTs,
        at: context.clock().getTime(),
        uses: 0,
      });
      return `${context.baseUrl()}/response/${id}`;
    },

    /** Takes what was posted to a response_url; answers with an HTTP status and Slack's text. */
    respond(id: string, payload: unknown): { status: number; text: string } {
      const target = issued.get(id);
      if (!target) return { status: 404, text: "no_service" };
      if (context.clock().getTime() - target.at > LIFETIME_MS) return { status: 404, text: "expired_url" };
      if (target.uses >= USES) return { status: 404, text: "used_url" };
      if (!isObject(payload)) return { status: 400, text: "invalid_payload" };
      const refusal = refuse(context, payload);
      if (refusal) return { status: 400, text: refusal };
      target.uses += 1;
      write(context, target, payload);
      return { status: 200, text: "ok" };
    },

    /** What a slash command's acknowledgement says at once is a response like any other. */
    respondInline(target: { channel: string; user: string }, payload: unknown): string | undefined {
      if (!isObject(payload)) return "invalid_payload";
      const refusal = refuse(context, payload);
      if (refusal) return refusal;
      write(context, { ...target, message: undefined, threadTs: undefined, at: 0, uses: 0 }, payload);
      return undefined;
    },
  };
}

function refuse(
  context: MethodContext,
  payload: Record<string, unknown> | Readonly<Record<string, unknown>>,
) {
  if (payload.delete_original === true) return undefined;
  const hasText = typeof payload.text === "string" && payload.text !== "";
  if (payload.blocks === undefined) return hasText ? undefined : "no_text";
  const { faults, tooLong } = checkMessageBlocks(payload.blocks);
  if (faults.length > 0 || slackFileFaults(context.state, payload.blocks, "/blocks").length > 0)
    return "invalid_blocks";
  return tooLong ? "msg_blocks_too_long" : undefined;
}

function write(context: MethodContext, target: Issued, payload: Readonly<Record<string, unknown>>): void {
  const { messages, state } = context;
  const original = target.message && messages.find(target.message.channel, target.message.ts);
  if (payload.delete_original === true) {
    if (original) messages.remove(original);
    return;
  }
  const content = {
    text: typeof payload.text === "string" ? payload.text : "",
    // As of any message: a press names the block that it was in.
    ...(Array.isArray(payload.blocks) ? { blocks: withIds(payload.blocks as Block[]) } : {}),
  };
  if (payload.replace_original === true && original) {
    // A text alone takes the blocks of the old message away.
    if (content.blocks === undefined) delete original.blocks;
    messages.change(original, { ...content, editedTs: context.ids.ts() });
    return;
  }
  const threadTs = typeof payload.thread_ts === "string" ? payload.thread_ts : target.threadTs;
  messages.add({
    channel: target.channel,
    user: state.bot.userId,
    botId: state.bot.botId,
    ...content,
    ...(threadTs ? { threadTs } : {}),
    ...(payload.response_type === "in_channel" ? {} : { visibleTo: target.user }),
  });
}
