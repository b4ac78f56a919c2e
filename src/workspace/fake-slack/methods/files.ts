import { isObject } from "../block-rules/rule.ts";
import type { StoredFile } from "../state.ts";
import { threadOf } from "./chat.ts";
import { type Method, type MethodContext, missing, no, ok, text, writable } from "./method.ts";
import { publicFile } from "./shapes.ts";

const BYTES_MAX = 1_000_000_000;
const ALT_CHARACTERS = 1_000;
/** Slack does not say how long an upload's address lives; an app that needs longer would be lost somewhere. */
const UPLOAD_LIFE_MS = 10 * 60_000;

const getUploadUrl: Method = (context, args) => {
  const absent = missing(args, "filename", "length");
  if (absent) return absent;
  const size = Number(args.length);
  if (size === 0) return no("missing_argument");
  if (!Number.isInteger(size) || size < 0) return no("invalid_arguments");
  if (size > BYTES_MAX) return no("file_upload_size_restricted");
  if ((text(args.alt_txt)?.length ?? 0) > ALT_CHARACTERS) return no("alt_txt_too_large");
  const nowMs = context.clock().getTime();
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
    createdAtSeconds: Math.floor(nowMs / 1000),
    upload: { secret: context.ids.secret(), endsAtMs: nowMs + UPLOAD_LIFE_MS },
  };
  context.state.files.set(file.id, file);
  return ok({ upload_url: `${context.baseUrl()}/upload/${file.upload.secret}`, file_id: file.id });
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

const remove: Method = (context, args) => {
  const file = context.state.files.get(String(args.file));
  if (!file?.completed) return no("file_not_found");
  if (file.user !== context.state.bot.userId) return no("cant_delete_file");
  context.state.files.delete(file.id);
  for (const message of context.state.messages)
    if (message.files?.includes(file.id))
      context.messages.change(message, { files: message.files.filter((id) => id !== file.id) });
  return ok();
};

export const fileMethods = {
  "files.getUploadURLExternal": getUploadUrl,
  "files.completeUploadExternal": completeUpload,
  "files.info": info,
  "files.delete": remove,
} satisfies Record<string, Method>;

/** Takes the bytes of an upload; the address alone lets them in. They have to be as many as were announced. */
export function receiveUpload(
  context: MethodContext,
  secret: string,
  content: Buffer,
): { status: number; text: string } {
  const file = [...context.state.files.values()].find(({ upload }) => upload.secret === secret);
  if (!file || file.completed || context.clock().getTime() > file.upload.endsAtMs)
    return { status: 404, text: "not found" };
  if (content.length !== file.size) return { status: 400, text: "length mismatch" };
  file.content = content;
  return { status: 200, text: `OK - ${content.length}` };
}
