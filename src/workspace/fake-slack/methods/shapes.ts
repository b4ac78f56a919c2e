import type { Channel, Message, State, StoredFile, User, View } from "../state.ts";
import type { MethodContext } from "./method.ts";

/** A message as the Web API and the payloads of interactions show it. */
export function publicMessage(context: MethodContext, message: Message) {
  const { state } = context;
  const replies = state.messages.filter(
    (reply) => reply.channel === message.channel && reply.threadTs === message.ts && reply.ts !== message.ts,
  );
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: state.team.id,
    ...(message.botId ? { bot_id: message.botId, app_id: state.bot.appId } : {}),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.editedTs ? { edited: { user: message.user, ts: message.editedTs } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.reactions
      ? { reactions: message.reactions.map((r) => ({ ...r, count: r.users.length })) }
      : {}),
    ...(message.files ? { files: publicFiles(context, message.files) } : {}),
    ...(replies.length > 0
      ? { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }
      : {}),
  };
}

export function publicFiles(context: MethodContext, ids: readonly string[]) {
  return ids.flatMap((id) => {
    const file = context.state.files.get(id);
    return file ? [publicFile(context, file)] : [];
  });
}

export function publicFile(context: MethodContext, file: StoredFile) {
  const ready = file.completed && file.pollsUntilReady <= 0;
  const address = `${context.baseUrl()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.createdAtSeconds,
    timestamp: file.createdAtSeconds,
    name: file.name,
    title: file.title,
    mimetype: ready ? mimeTypeOf(file.name) : "",
    filetype: ready ? extensionOf(file.name) : "",
    size: file.size,
    user: file.user,
    mode: "hosted",
    is_external: false,
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: address,
    channels: file.channels,
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}

/** What a file is taken for, by its name alone. */
export function mimeTypeOf(name: string): string {
  return MIME_TYPES.get(extensionOf(name)) ?? "application/octet-stream";
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

const MIME_TYPES = new Map(
  Object.entries({
    csv: "text/csv",
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    txt: "text/plain",
    json: "application/json",
  }),
);

export function publicUser(user: User) {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    tz: user.timeZone,
    profile: {
      real_name: user.realName,
      display_name: user.name,
      title: user.title,
      ...(user.email ? { email: user.email } : {}),
    },
    is_admin: user.kind === "owner" || user.kind === "admin",
    is_owner: user.kind === "owner",
    is_primary_owner: user.kind === "owner",
    is_restricted: user.kind === "guest",
    is_ultra_restricted: false,
    is_bot: user.kind === "bot",
    is_app_user: false,
    ...(user.kind === "external" ? { is_stranger: true } : {}),
  };
}

export function publicChannel(state: State, channel: Channel) {
  if (channel.kind === "im") {
    return {
      id: channel.id,
      is_im: true,
      is_channel: false,
      is_ext_shared: false,
      user: channel.members[0],
      is_archived: false,
      context_team_id: state.team.id,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    is_channel: true,
    is_im: false,
    is_mpim: false,
    is_group: false,
    is_private: channel.isPrivate,
    is_archived: false,
    is_general: channel.name === "general",
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: channel.members.includes(state.bot.userId),
    num_members: channel.members.length,
    topic: { value: channel.topic },
    context_team_id: state.team.id,
  };
}

/** A view with what Slack adds to it, as views.* answer and interactions carry it. */
export function publicView(state: State, view: View, values: Readonly<Record<string, unknown>> = {}) {
  return {
    private_metadata: "",
    callback_id: "",
    notify_on_close: false,
    clear_on_close: false,
    submit: null,
    close: null,
    ...view.body,
    id: view.id,
    team_id: state.team.id,
    type: view.type,
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    external_id: view.externalId ?? "",
    app_id: state.bot.appId,
    bot_id: state.bot.botId,
    app_installed_team_id: state.team.id,
  };
}
