import type { FakeSlack } from "./fake-slack/fake-slack.ts";
import { publicFiles, publicMessage, publicView } from "./fake-slack/methods/shapes.ts";
import { directMessageId } from "./fake-slack/seed.ts";
import type { Message, ThreadStatus } from "./fake-slack/state.ts";
import type { Manifest } from "./manifest.ts";

const SHOWN_MESSAGES = 400;

/** Everything the page shows to one person; undefined when there is no such person. An empty id means the owner. */
export function viewFor(slack: FakeSlack, manifest: Manifest | undefined, userId: string) {
  const { state } = slack;
  const people = state.users.filter((user) => user.kind !== "bot");
  const me = userId === "" ? people[0] : people.find((user) => user.id === userId);
  if (!me) return undefined;
  const channels = state.channels.filter(
    (channel) =>
      channel.members.includes(me.id) &&
      (channel.kind === "channel" || channel.id === directMessageId(me.id)),
  );
  const isMine = (message: Message) => isVisible(slack, message, me.id);
  return {
    me: me.id,
    team: state.team,
    bot: state.bot,
    users: state.users.map(({ id, name, realName, title, kind }) => ({ id, name, realName, title, kind })),
    channels: channels.map((channel) => ({
      id: channel.id,
      kind: channel.kind,
      name: channel.name,
      topic: channel.topic,
      isExtShared: channel.isExtShared,
      hasApp: channel.members.includes(state.bot.userId),
    })),
    messages: state.messages
      .filter(isMine)
      .slice(-SHOWN_MESSAGES)
      .map((message) => shownMessage(slack, message)),
    statuses: [...state.statuses.values()].map(shownStatus),
    sessions: Object.fromEntries(
      [...state.sessions.values()]
        .filter(({ channel }) => channels.some(({ id }) => id === channel))
        .map(({ channel, threadTs, status }) => [`${channel}:${threadTs}`, status]),
    ),
    home: shownHome(slack, me.id),
    modals: shownModals(slack, me.id),
    prompts: state.prompts.get(directMessageId(me.id))?.prompts ?? manifest?.prompts ?? [],
    commands: manifest?.commands ?? [],
    shortcuts: manifest?.shortcuts ?? [],
  };
}

/** Whether a person sees a message: a member of its channel, and nobody else's ephemeral. */
export function isVisible(slack: FakeSlack, message: Message, user: string): boolean {
  if (message.visibleTo !== undefined && message.visibleTo !== user) return false;
  const channel = slack.state.channels.find(({ id }) => id === message.channel);
  return channel?.members.includes(user) ?? false;
}

export function shownMessage(slack: FakeSlack, message: Message) {
  return {
    ...publicMessage(slack.context, message),
    channel: message.channel,
    isEphemeral: message.visibleTo !== undefined,
    isStreaming: message.stream?.open ?? false,
    files: publicFiles(slack.context, message.files ?? []),
  };
}

export function shownStatus(status: ThreadStatus) {
  return { ...status, text: status.status };
}

export function shownHome(slack: FakeSlack, user: string) {
  const home = slack.home(user);
  return home ? publicView(slack.state, home) : null;
}

export function shownModals(slack: FakeSlack, user: string) {
  return slack.modals(user).map((view) => publicView(slack.state, view));
}
