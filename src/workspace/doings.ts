import type { createDelivery } from "./deliver.ts";
import { findElement, offeredOptions } from "./delivery/elements.ts";
import { inputFaults } from "./delivery/input-checks.ts";
import { blocksOf, type Surface } from "./delivery/interactions.ts";
import type { Outcome } from "./delivery/send.ts";
import { suggestionsOf } from "./delivery/suggestions.ts";
import { type Fields, isObject } from "./fake-slack/block-rules/rule.ts";
import type { FakeSlack } from "./fake-slack/fake-slack.ts";
import { applySubmissionAnswer } from "./fake-slack/methods/views.ts";
import { asSlackText } from "./mentions.ts";
import { isVisible } from "./view.ts";

interface DoingsOptions {
  slack: FakeSlack;
  deliver: ReturnType<typeof createDelivery>;
  commands: readonly { command: string }[];
}

interface Reply {
  status: number;
  body: Record<string, unknown>;
}

const CONNECTION_TROUBLE = "We had some trouble connecting. Try again?";
const MESSAGE_CHARACTERS = 12_000;

/** What a person can do on the page, by name: each takes the page's JSON and answers with JSON. */
export function createDoings({ slack, deliver, commands }: DoingsOptions) {
  const doings: Readonly<Record<string, (user: string, body: Fields) => Promise<Reply>>> = {
    async post(user, body) {
      const channel = channelOf(user, body.channel);
      const text = word(body.text).trim().slice(0, MESSAGE_CHARACTERS);
      if (!channel || text === "") return bad("a message needs a channel and a text");
      const said = asSlackText(slack.state, text);
      const message = slack.messages.postAs(user, channel.id, said, word(body.threadTs) || undefined);
      const names = said.includes(`<@${slack.state.bot.userId}>`);
      if (names && !channel.members.includes(slack.state.bot.userId))
        slack.messages.tell(
          user,
          channel.id,
          "Regulars is not in this channel, so it was not told. Invite it with `/invite @Regulars`.",
        );
      floats(deliver.events.posted(message));
      return fine({ ts: message.ts });
    },

    async command(user, body) {
      const channel = channelOf(user, body.channel);
      const [, command, text] = /^(\/\S+)\s*([\s\S]*)$/.exec(word(body.text).trim()) ?? [];
      if (!channel || !command) return bad("a command begins with a slash");
      if (command === "/invite") return invite(user, channel.id);
      if (commands.length > 0 && !commands.some((known) => known.command === command)) {
        slack.messages.tell(user, channel.id, `${command} is not a valid command.`);
        return fine();
      }
      return told(await deliver.command({ user, channel: channel.id, command, text: text ?? "" }));
    },

    async act(user, body) {
      const surface = surfaceOf(user, body.surface);
      const element = surface && findElement(blocksOf(surface), word(body.blockId), word(body.actionId));
      if (!surface || !element) return bad("there is nothing to press");
      const choice = isObject(body.choice) ? body.choice : {};
      if (!isOffered(element, choice)) return bad("that option is not offered");
      const { blockId, actionId, values } = body;
      const outcome = await deliver.interactions.act({
        user,
        surface,
        blockId: word(blockId),
        actionId: word(actionId),
        choice,
        ...(isObject(values) ? { values } : {}),
      });
      return outcome ? told(outcome) : bad("there is nothing to press");
    },

    async suggest(user, body) {
      const surface = surfaceOf(user, body.surface);
      if (!surface) return bad("there is nothing to choose");
      const outcome = await deliver.interactions.suggest({
        user,
        surface,
        blockId: word(body.blockId),
        actionId: word(body.actionId),
        value: word(body.value),
      });
      const found = outcome.kind === "acknowledged" ? suggestionsOf(outcome.body) : undefined;
      return found ? fine({ ...found }) : fine({ failure: "The options could not be loaded." });
    },

    async submit(user, body) {
      const view = topModal(user, body.viewId);
      if (!view) return bad("the dialog is gone");
      const values = isObject(body.values) ? body.values : {};
      const faults = inputFaults(view, values);
      if (Object.keys(faults).length > 0) return fine({ errors: faults });
      const outcome = await deliver.interactions.submit(view, values);
      if (outcome.kind === "failed") return fine({ failure: CONNECTION_TROUBLE, detail: outcome.error });
      const answer = applySubmissionAnswer(slack.context, view, outcome.body);
      if (answer.refusal) return fine({ failure: CONNECTION_TROUBLE, detail: answer.refusal.error });
      return fine(answer.errors ? { errors: answer.errors } : {});
    },

    async close(user, body) {
      const view = topModal(user, body.viewId);
      if (!view) return fine();
      const isCleared = view.body.clear_on_close === true || body.all === true;
      slack.closeModals(user, isCleared ? { all: true } : {});
      if (view.body.notify_on_close === true) floats(deliver.interactions.closed(view, isCleared));
      return fine();
    },

    async open(user, body) {
      floats(deliver.events.appHomeOpened(user, body.tab === "messages" ? "messages" : "home"));
      return fine();
    },

    async shortcut(user, body) {
      const message = isObject(body.message) ? messageOf(user, body.message) : undefined;
      if (body.message !== undefined && !message) return bad("the message is gone");
      return told(await deliver.interactions.shortcut(user, word(body.callbackId), message));
    },

    async stop(user, body) {
      const channel = channelOf(user, body.channel);
      if (!channel) return bad("there is nothing to stop");
      floats(deliver.events.sessionStopped(user, channel.id, word(body.threadTs)));
      return fine();
    },
  };

  return async (name: string, body: unknown): Promise<Reply> => {
    const doing = Object.hasOwn(doings, name) ? doings[name] : undefined;
    if (!doing || !isObject(body)) return { status: 404, body: { error: "no such doing" } };
    const user = slack.state.users.find(({ id, kind }) => id === body.user && kind !== "bot");
    return user ? doing(user.id, body) : bad("no such person");
  };

  function channelOf(user: string, id: unknown) {
    return slack.state.channels.find((channel) => channel.id === id && channel.members.includes(user));
  }

  function messageOf(user: string, place: Fields) {
    const message = slack.messages.find(place.channel, place.ts);
    return message && isVisible(slack, message, user) ? message : undefined;
  }

  function surfaceOf(user: string, place: unknown): Surface | undefined {
    if (!isObject(place)) return undefined;
    const message = messageOf(user, place);
    if (message) return { kind: "message", message };
    const views = [slack.home(user), ...slack.modals(user)];
    const view = views.find((candidate) => candidate?.id === place.viewId);
    return view ? { kind: "view", view } : undefined;
  }

  function topModal(user: string, viewId: unknown) {
    const view = slack.modals(user).at(-1);
    return view?.id === viewId ? view : undefined;
  }

  function invite(user: string, channelId: string): Reply {
    const channel = slack.state.channels.find(({ id }) => id === channelId);
    const { userId } = slack.state.bot;
    if (channel && !channel.members.includes(userId)) channel.members.push(userId);
    slack.messages.tell(user, channelId, "Regulars is in this channel now.");
    slack.context.emit({ kind: "workspace" });
    return fine();
  }
}

function isOffered(element: Fields, choice: Fields): boolean {
  if (element.type === "external_select" || element.type === "multi_external_select") return true;
  const chosen = [
    choice.selected_option,
    ...(Array.isArray(choice.selected_options) ? choice.selected_options : []),
  ];
  const offered = offeredOptions(element).map((option) => option.value);
  return chosen.filter(isObject).every((option) => offered.includes(option.value));
}

function told(outcome: Outcome): Reply {
  return outcome.kind === "acknowledged" ? fine() : fine({ failure: outcome.error });
}

function fine(body: Record<string, unknown> = {}): Reply {
  return { status: 200, body: { ok: true, ...body } };
}

function bad(error: string): Reply {
  return { status: 400, body: { error } };
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** An event is told to the app while the page goes on; its failures are outcomes, never rejections. */
function floats(_delivery: Promise<unknown>): void {}
