import type { Fields } from "../fake-slack/block-rules/rule.ts";
import type { FakeSlack } from "../fake-slack/fake-slack.ts";
import { publicMessage, publicView } from "../fake-slack/methods/shapes.ts";
import type { Message, View } from "../fake-slack/state.ts";
import { findElement } from "./elements.ts";
import type { Outcome, Sender } from "./send.ts";

/** Where a person acts: on a message, in a modal or on Home. */
export type Surface = { kind: "message"; message: Message } | { kind: "view"; view: View };

export interface Deed {
  user: string;
  surface: Surface;
  blockId: string;
  actionId: string;
  /** What was chosen or typed: `selected_option`, `selected_date`, `value` and the like. */
  choice?: Fields;
  /** Everything filled in on the surface so far, by block and action. */
  values?: Fields;
}

/** Interactivity: payloads as Slack builds them, answered within the acknowledgement or later. */
export function createInteractions(slack: FakeSlack, sender: Sender) {
  const { state } = slack;
  const person = (id: string) => {
    const user = state.users.find((candidate) => candidate.id === id);
    return { id, username: user?.name, name: user?.name, team_id: user?.teamId ?? state.team.id };
  };
  const common = (user: string) => ({
    user: person(user),
    api_app_id: state.bot.appId,
    token: "local",
    team: { id: state.team.id, domain: state.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  });
  const where = (surface: Surface, values: Fields = {}) =>
    surface.kind === "view"
      ? {
          container: { type: "view", view_id: surface.view.id },
          view: publicView(state, surface.view, values),
        }
      : { ...messagePlace(surface.message), state: { values } };

  function messagePlace(message: Message) {
    const isEphemeral = message.visibleTo !== undefined;
    return {
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: isEphemeral,
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
      channel: { id: message.channel, name: channelName(slack, message.channel) },
      ...(isEphemeral ? {} : { message: publicMessage(slack.context, message) }),
    };
  }

  function responseUrl(user: string, message: Message): string {
    const { channel, threadTs } = message;
    return slack.responseUrls.issue({ user, channel, message, ...(threadTs ? { threadTs } : {}) });
  }

  return {
    /** A button, select or the like. Undefined when the surface shows no such element. */
    async act({ user, surface, blockId, actionId, choice, values }: Deed): Promise<Outcome | undefined> {
      const element = findElement(blocksOf(surface), blockId, actionId);
      if (!element) return undefined;
      return sender.interaction({
        type: "block_actions",
        ...common(user),
        ...where(surface, values),
        trigger_id: slack.triggers.issue(user),
        ...(surface.kind === "message" ? { response_url: responseUrl(user, surface.message) } : {}),
        actions: [
          {
            type: element.type,
            action_id: actionId,
            block_id: blockId,
            ...carried(element),
            ...choice,
            action_ts: slack.context.ids.ts(),
          },
        ],
      });
    },

    /** Typing in a select whose options the app knows. */
    suggest({ user, surface, blockId, actionId, value }: Deed & { value: string }): Promise<Outcome> {
      return sender.interaction({
        type: "block_suggestion",
        ...common(user),
        ...where(surface),
        action_id: actionId,
        block_id: blockId,
        value,
      });
    },

    submit(view: View, values: Fields): Promise<Outcome> {
      return sender.interaction({
        type: "view_submission",
        ...common(view.user),
        trigger_id: slack.triggers.issue(view.user),
        view: publicView(state, view, values),
        response_urls: [],
      });
    },

    closed(view: View, isCleared: boolean): Promise<Outcome> {
      return sender.interaction({
        type: "view_closed",
        ...common(view.user),
        view: publicView(state, view),
        is_cleared: isCleared,
      });
    },

    /** A shortcut from the menu (no message) or from a message. */
    shortcut(user: string, callbackId: string, message?: Message): Promise<Outcome> {
      const shared = {
        ...common(user),
        callback_id: callbackId,
        trigger_id: slack.triggers.issue(user),
        action_ts: slack.context.ids.ts(),
      };
      if (!message) return sender.interaction({ type: "shortcut", ...shared });
      return sender.interaction({
        type: "message_action",
        ...shared,
        channel: { id: message.channel, name: channelName(slack, message.channel) },
        message: publicMessage(slack.context, message),
        message_ts: message.ts,
        response_url: responseUrl(user, message),
      });
    },
  };
}

export function channelName(slack: FakeSlack, id: string): string {
  const channel = slack.state.channels.find((candidate) => candidate.id === id);
  return channel?.kind === "channel" ? channel.name : "directmessage";
}

export function blocksOf(surface: Surface): unknown {
  return surface.kind === "message" ? surface.message.blocks : surface.view.body.blocks;
}

/** What an action repeats of its element. */
function carried(element: Fields): Fields {
  const names = ["text", "value", "style", "placeholder", "confirm"];
  return Object.fromEntries(
    names.flatMap((name) => (element[name] === undefined ? [] : [[name, element[name]]])),
  );
}
