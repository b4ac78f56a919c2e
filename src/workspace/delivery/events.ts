import type { FakeSlack } from "../fake-slack/fake-slack.ts";
import { directMessageId } from "../fake-slack/seed.ts";
import type { Channel, Message } from "../fake-slack/state.ts";
import type { Outcome, Sender } from "./send.ts";

export interface EventsOptions {
  slack: FakeSlack;
  sender: Sender;
  /** The events that the app subscribed to, by the names its manifest uses. */
  subscribed: () => readonly string[];
  /** Waits between the tries of a delivery. */
  wait: (ms: number) => Promise<void>;
}

/** Slack tries again at once, after a minute and after five. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

/** The Events API: what people do, told to the app, with Slack's retries. */
export function createEvents({ slack, sender, subscribed, wait }: EventsOptions) {
  async function deliver(event: Record<string, unknown>, channel?: Channel): Promise<Outcome> {
    const { team, bot } = slack.state;
    const body = {
      token: "local",
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: bot.appId,
      event,
      type: "event_callback",
      event_id: slack.newId("Ev"),
      event_time: Math.floor(slack.clock().getTime() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: channel?.isExtShared ?? false,
    };
    let outcome = await sender.json(body);
    for (const [index, afterMs] of RETRY_AFTER_MS.entries()) {
      if (outcome.kind === "acknowledged" || !outcome.mayRetry) return outcome;
      await wait(afterMs);
      outcome = await sender.json(body, {
        "X-Slack-Retry-Num": String(index + 1),
        "X-Slack-Retry-Reason": outcome.reason,
      });
    }
    return outcome;
  }

  return {
    deliver,

    /**
     * Tells the app of a person's message: `message.im` in the direct conversation, `app_mention` where it is
     * mentioned, and the same post once more as `message.channels` where the app reads the channel.
     */
    async posted(message: Message): Promise<Outcome[]> {
      const channel = slack.state.channels.find(({ id }) => id === message.channel);
      if (!channel?.members.includes(slack.state.bot.userId)) return [];
      const isMention = channel.kind === "channel" && message.text.includes(`<@${slack.state.bot.userId}>`);
      const types = [
        ...(channel.kind === "im" ? [["message.im", "message"] as const] : []),
        ...(isMention ? [["app_mention", "app_mention"] as const] : []),
        ...(channel.kind === "channel" ? [[readAlong(channel), "message"] as const] : []),
      ];
      return Promise.all(
        types
          .filter(([name]) => subscribed().includes(name))
          .map(([, type]) => deliver(messageEvent(slack, type, message, channel), channel)),
      );
    },

    /** A person opened the app's Home or its messages. */
    async appHomeOpened(user: string, tab: "home" | "messages"): Promise<Outcome[]> {
      if (!subscribed().includes("app_home_opened")) return [];
      const event = {
        type: "app_home_opened",
        user,
        channel: directMessageId(user),
        tab,
        event_ts: slack.context.ids.ts(),
      };
      return [await deliver(event)];
    },

    /** A person pressed Stop while the app was at work in a thread. */
    async sessionStopped(user: string, channel: string, threadTs: string): Promise<Outcome[]> {
      if (!subscribed().includes("agent_session_stopped")) return [];
      const streaming = slack.messages.inThread(channel, threadTs).filter((message) => message.stream?.open);
      const event = {
        type: "agent_session_stopped",
        user,
        channel,
        thread_ts: threadTs,
        streaming_message_ts: streaming.map((message) => message.ts),
        event_ts: slack.context.ids.ts(),
      };
      return [await deliver(event)];
    },
  };
}

/** Slack tells what is said in a channel under two names. */
function readAlong({ isPrivate }: Channel): string {
  return isPrivate ? "message.groups" : "message.channels";
}

function channelType({ kind, isPrivate }: Channel): string {
  return kind === "channel" && isPrivate ? "group" : kind;
}

function messageEvent(slack: FakeSlack, type: string, message: Message, channel: Channel) {
  const author = slack.state.users.find(({ id }) => id === message.user);
  const parent = message.threadTs ? slack.messages.find(message.channel, message.threadTs) : undefined;
  const team = author?.teamId ?? slack.state.team.id;
  return {
    type,
    user: message.user,
    ts: message.ts,
    client_msg_id: slack.newId("").toLowerCase(),
    text: message.text,
    team,
    channel: message.channel,
    event_ts: message.ts,
    ...(type === "message" ? { channel_type: channelType(channel) } : {}),
    ...(channel.isExtShared ? { user_team: team, source_team: team } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(parent ? { parent_user_id: parent.user } : {}),
  };
}
