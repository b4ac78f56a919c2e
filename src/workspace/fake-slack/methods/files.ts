import { isObject } from "../block-rules/rule.ts";
import type { StoredFile } from "../state.ts";
import { threadOf } from "./chat.ts";
import { type Method, type MethodContext, missing, no, ok, text, writable } from "./method.ts";
import { publicFile } from "./shapes.ts";

const getUploadUrl: Method = (context, args) => {
  const absent = missing(args, "filename", "length");
  if (absent) return absent;
  const size = Number(args.length);
  if (!Number.isInteger(size) || size <= 0) return no("invalid_arguments");
  const file: StoredFile = {
    id: context.ids.id("F"),
    name: String(args.filename),
    title: String(args.filename),
    ...(text(args.alt_txt) ? { altText: String(args.alt_txt) } : {}),
    user: context.state.bot.userId,
    size,
    completed: false,
    pollsUntilReady: 1,
    channels: [],
    createdAtSeconds: Math.floor(context.clock().getTime() / 1000),
  };
  context.state.files.set(file.id, file);
  return ok({ upload_url: `${context.baseUrl()}/upload/${file.id}`, file_id: file.id });
};

const completeUpload: Method = (context, args) => {
  const named = Array.isArray(args.files) ? args.files : [];
  if (named.length === 0) return missing(args, "files") ?? no("invalid_arguments");
  const files = named.map((entry: unknown) =>
    isObject(entry) ? context.state.files.get(String(entry.id)) : undefined,
  );
  if (files.some((file) => !file?.content)) return no("file_not_found");
  const share = args.channel_id === undefined ? undefined : writable(context.state, args.channel_id);
  if (share && "refusal" in share) return share.refusal;
  const thread = share ? threadOf(context, share.channel, args) : {};
  if ("refusal" in thread) return thread.refusal;
  const done = files.flatMap((file, index) => {
    if (!file) return [];
    const entry: unknown = named[index];
    file.completed = true;
    file.title = (isObject(entry) && text(entry.title)) || file.name;
    if (share) file.channels.push(share.channel.id);
    return [file];
  });
  if (share)
    context.messages.add({
      channel: share.channel.id,
      user: context.state.bot.userId,
      botId: context.state.bot.botId,
      text: text(args.initial_comment) ?? "",
      files: done.map((file) => file.id),
      ...thread,
    });
  return ok({ files: done.map((file) => publicFile(context, file)) });
};

const info: Method = (context, args) => {
  const file = context.state.files.get(String(args.file));
  if (!file?.completed) return no("file_not_found");
  const shown = publicFile(context, file);
  file.pollsUntilReady -= 1;
  return ok({ file: shown });
};

export const fileMethods = {
  "files.getUploadURLExternal": getUploadUrl,
  "files.completeUploadExternal": completeUpload,
  "files.info": info,
} satisfies Record<string, Method>;

/** Takes the bytes of an upload; Slack compares them with the length that was announced. */
export function receiveUpload(
  context: MethodContext,
  id: string,
  content: Buffer,
): { status: number; text: string } {
  const file = context.state.files.get(id);
  if (!file || file.completed) return { status: 404, text: "not found" };
  if (content.length !== file.size) return { status: 400, text: "length mismatch" };
  file.content = content;
  return { status: 200, text: `OK - ${content.length}` };
}
