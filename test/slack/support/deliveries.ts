import { createHmac } from "node:crypto";
import type { FakeSlack } from "../../../src/workspace/fake-slack/fake-slack.ts";
import { publicMessage, publicView } from "../../../src/workspace/fake-slack/methods/shapes.ts";
import { directMessageId, IDS } from "../../../src/workspace/fake-slack/seed.ts";
import type { Message, View } from "../../../src/workspace/fake-slack/state.ts";

export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

export interface Signing {
  secret?: string;
  /** Seconds that the timestamp is off. */
  skewSeconds?: number;
  headers?: Record<string, string>;
  path?: string;
}

/** Slack's side of the wire: signed requests to the app, as people's doings cause them. */
export function createDeliveries(appUrl: () => string, slack: () => FakeSlack) {
  async function send(body: string, contentType: string, signing: Signing = {}) {
    const timestamp = String(Math.floor(Date.now() / 1000) + (signing.skewSeconds ?? 0));
    const signature = createHmac("sha256", signing.secret ?? SIGNING_SECRET)
      .update(`v0:${timestamp}:${body}`)
      .digest("hex");
    const response = await fetch(`${appUrl()}${signing.path ?? "/slack/events"}`, {
      method: "POST",
      headers: {
        "Content-Type": contentType,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": `v0=${signature}`,
        ...signing.headers,
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  }

  const json = (payload: unknown, signing?: Signing) =>
    send(JSON.stringify(payload), "application/json", signing);
  const form = (fields: Record<string, string>, signing?: Signing) =>
    send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", signing);
  const interaction = (payload: unknown, signing?: Signing) =>
    form({ payload: JSON.stringify(payload) }, signing);
  const person = (user: string) => ({
    id: user,
    team_id: slack().state.users.find(({ id }) => id === user)?.teamId ?? "",
  });
  const team = { id: IDS.team, domain: "regulars-local" };
  const isShared = (channel: string) =>
    slack().state.channels.find(({ id }) => id === channel)?.isExtShared === true;

  return {
    json,
    event(event: Record<string, unknown>, options: { eventId?: string; signing?: Signing } = {}) {
      const channel = typeof event.channel === "string" ? event.channel : "";
      return json(
        {
          type: "event_callback",
          team_id: IDS.team,
          api_app_id: IDS.app,
          event,
          event_id: options.eventId ?? slack().newId("Ev"),
          event_time: 1,
          is_ext_shared_channel: isShared(channel),
          authorizations: [{ team_id: IDS.team, enterprise_id: null, user_id: IDS.botUser, is_bot: true }],
        },
        options.signing,
      );
    },
    /** What a person says to the app: a mention in a channel, or a direct message. */
    said(type: "app_mention" | "message", message: Message, extra: Record<string, unknown> = {}) {
      return {
        type,
        user: message.user,
        text: message.text,
        ts: message.ts,
        team: person(message.user).team_id,
        channel: message.channel,
        ...(type === "message" ? { channel_type: message.channel.startsWith("D") ? "im" : "channel" } : {}),
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
        ...extra,
      };
    },
    command(
      command: string,
      text: string,
      where: { channel?: string; user?: string; triggerId?: string; responseUrl?: string } = {},
    ) {
      const { channel = IDS.insights, user = IDS.alex } = where;
      return form({
        command,
        text,
        team_id: person(user).team_id,
        team_domain: "regulars-local",
        channel_id: channel,
        channel_name: "customer-insights",
        user_id: user,
        user_name: "alex",
        api_app_id: IDS.app,
        is_enterprise_install: "false",
        trigger_id: where.triggerId ?? slack().triggers.issue(user),
        response_url: where.responseUrl ?? slack().responseUrls.issue({ channel, user }),
      });
    },
    /** A button on a message. */
    press(
      message: Message,
      action: Record<string, unknown>,
      options: { user?: string; triggerId?: string } = {},
    ) {
      const user = options.user ?? message.visibleTo ?? IDS.alex;
      const isEphemeral = message.visibleTo !== undefined;
      return interaction({
        type: "block_actions",
        user: person(user),
        team,
        api_app_id: IDS.app,
        container: {
          type: "message",
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: isEphemeral,
          ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
        },
        channel: { id: message.channel, name: "channel" },
        ...(isEphemeral ? {} : { message: publicMessage(slack().context, message) }),
        trigger_id: options.triggerId ?? slack().triggers.issue(user),
        response_url: slack().responseUrls.issue({ channel: message.channel, user, message }),
        actions: [{ action_ts: "1", block_id: "b", ...action }],
      });
    },
    /** A button, select or input on Home or in a modal. */
    pressInView(view: View, action: Record<string, unknown>) {
      return interaction({
        type: "block_actions",
        user: person(view.user),
        team,
        container: { type: "view", view_id: view.id },
        view: publicView(slack().state, view),
        trigger_id: slack().triggers.issue(view.user),
        actions: [{ action_ts: "1", block_id: "b", ...action }],
      });
    },
    submit(view: View, values: Record<string, unknown>) {
      return interaction({
        type: "view_submission",
        user: person(view.user),
        team,
        view: publicView(slack().state, view, values),
        trigger_id: slack().triggers.issue(view.user),
        response_urls: [],
      });
    },
    suggest(actionId: string, value: string, user: string = IDS.alex) {
      return interaction({
        type: "block_suggestion",
        user: person(user),
        team,
        container: { type: "message", message_ts: "1.1", channel_id: IDS.insights, is_ephemeral: true },
        channel: { id: IDS.insights, name: "customer-insights" },
        action_id: actionId,
        block_id: "b",
        value,
      });
    },
    shortcut(callbackId: string, message?: Message) {
      const user = IDS.alex;
      const common = {
        user: person(user),
        team,
        callback_id: callbackId,
        trigger_id: slack().triggers.issue(user),
        action_ts: "1",
      };
      if (!message) return interaction({ type: "shortcut", ...common });
      return interaction({
        type: "message_action",
        ...common,
        channel: { id: message.channel, name: "channel" },
        message: publicMessage(slack().context, message),
        message_ts: message.ts,
        response_url: slack().responseUrls.issue({ channel: message.channel, user, message }),
      });
    },
    homeOpened: (user: string) => ({
      type: "app_home_opened",
      user,
      channel: directMessageId(user),
      tab: "home",
      event_ts: "1.1",
    }),
  };
}
