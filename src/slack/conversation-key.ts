import type { OpenPlace } from "./place.ts";

/** Where something is asked, for the memory of conversations. */
export interface AskedAt {
  key: string;
  isPrivate: boolean;
}

/**
 * The conversation that a place belongs to. Under a message it is the thread; what one person alone sees in a channel
 * is theirs, and so is what they ask at Home and in dialogs. Direct messages are private, each thread by itself.
 */
export function conversationAt(team: string, place: OpenPlace): AskedAt {
  switch (place.kind) {
    case "thread":
      return {
        key: threadKey(team, place.channel, place.threadTs ?? ""),
        isPrivate: isDirectChannel(place.channel),
      };
    case "private":
      return {
        key: threadKey(team, place.channel, place.threadTs ?? place.user),
        isPrivate: true,
      };
    case "modal":
    case "direct":
      return { key: threadKey(team, "", place.user), isPrivate: true };
    default:
      return place satisfies never;
  }
}

export function threadKey(team: string, channel: string, threadTs: string): string {
  return `${team}:${channel}:${threadTs}`;
}

/** Slack's ids of conversations of one person with the app. */
export function isDirectChannel(channel: string): boolean {
  return channel.startsWith("D");
}
