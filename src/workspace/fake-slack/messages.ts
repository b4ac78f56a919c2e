import type { Change } from "./fake-slack.ts";
import type { Ids } from "./ids.ts";
import type { Message, State } from "./state.ts";

export type Messages = ReturnType<typeof createMessages>;

interface MessagesContext {
  clock: () => Date;
  state: State;
  ids: Ids;
  emit: (change: Change) => void;
}

export const SLACKBOT = "USLACKBOT";

/** The messages of the workspace: writing, finding, changing. Checks belong to the callers. */
export function createMessages({ state, ids, emit }: MessagesContext) {
  const find = (channel: unknown, ts: unknown) =>
    state.messages.find((message) => message.channel === channel && message.ts === ts);
  return {
    find,

    add(message: Omit<Message, "ts">): Message {
      const added = { ...message, ts: ids.ts() };
      state.messages.push(added);
      // What the app says ends its "is thinking…".
      if (message.botId && message.visibleTo === undefined) clearStatus(added);
      emit({ kind: "message", channel: added.channel, ts: added.ts });
      return added;
    },

    /** What a person writes. It does not tell the app: the delivery does. */
    postAs(user: string, channel: string, text: string, threadTs?: string): Message {
      return this.add({ user, channel, text, ...(threadTs ? { threadTs } : {}) });
    },

    /** What Slack itself says to one person. */
    tell(user: string, channel: string, text: string, threadTs?: string): Message {
      return this.add({ user: SLACKBOT, channel, text, visibleTo: user, ...(threadTs ? { threadTs } : {}) });
    },

    change(message: Message, change: Partial<Message>): void {
      Object.assign(message, change);
      emit({ kind: "message", channel: message.channel, ts: message.ts });
    },

    remove(message: Message): void {
      state.messages.splice(state.messages.indexOf(message), 1);
      emit({ kind: "deleted", channel: message.channel, ts: message.ts });
    },

    /** Top-level messages of a channel as everybody sees them, oldest first. */
    inChannel: (channel: string) =>
      state.messages.filter(
        (message) => message.channel === channel && message.visibleTo === undefined && isTopLevel(message),
      ),

    /** A thread with its first message, oldest first. */
    inThread: (channel: string, ts: string) =>
      state.messages.filter(
        (message) =>
          message.channel === channel &&
          message.visibleTo === undefined &&
          (message.ts === ts || message.threadTs === ts),
      ),

    /** What one person alone sees, oldest first. */
    onlyFor: (user: string) => state.messages.filter((message) => message.visibleTo === user),
  };

  function clearStatus(message: Message): void {
    const threadTs = message.threadTs ?? message.ts;
    if (state.statuses.delete(`${message.channel}:${threadTs}`))
      emit({ kind: "status", channel: message.channel, threadTs });
  }
}

function isTopLevel(message: Message): boolean {
  return message.threadTs === undefined || message.threadTs === message.ts;
}
