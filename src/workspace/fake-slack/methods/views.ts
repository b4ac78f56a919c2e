import { LIMITS } from "../block-rules/limits.ts";
import { checkView } from "../block-rules/payload.ts";
import { isObject } from "../block-rules/rule.ts";
import type { WebApiResult } from "../fake-slack.ts";
import type { Block, View } from "../state.ts";
import { slackFileFaults, withIds } from "./content.ts";
import { type Args, invalid, type Method, type MethodContext, missing, no, ok, text } from "./method.ts";
import { publicView } from "./shapes.ts";

const open: Method = (context, args) => {
  const entered = enter(context, args);
  if ("refusal" in entered) return entered.refusal;
  const view = newView(context, { user: entered.user, body: entered.body });
  return show(context, view, []);
};

const push: Method = (context, args) => {
  const entered = enter(context, args);
  if ("refusal" in entered) return entered.refusal;
  const stack = context.state.modals.get(entered.user) ?? [];
  if (stack.length >= LIMITS.view.stack) return no("push_limit_reached");
  const previous = stack.at(-1);
  if (!previous) return no("not_found");
  return show(context, newView(context, { user: entered.user, body: entered.body, previous }), stack);
};

const update: Method = (context, args) => {
  if (!text(args.view_id) && !text(args.external_id))
    return missing(args, "view_id") ?? no("invalid_arguments");
  const known = [
    ...context.state.modals.values(),
    ...[...context.state.homes.values()].map((home) => [home]),
  ].flat();
  const view = known.find(
    (candidate) =>
      candidate.id === args.view_id ||
      (text(args.external_id) !== undefined && candidate.externalId === args.external_id),
  );
  if (!view) return no("not_found");
  if (text(args.hash) && args.hash !== view.hash) return no("hash_conflict");
  const read = readView(context, args.view);
  if ("refusal" in read) return read.refusal;
  if (read.body.type !== view.type) return wrongType(view.type);
  replaceView(context, view, read.body);
  return ok({ view: publicView(context.state, view) });
};

const publish: Method = (context, args) => {
  const absent = missing(args, "user_id");
  if (absent) return absent;
  const user = context.state.users.find((candidate) => candidate.id === args.user_id);
  if (!user || user.kind === "bot") return no("user_not_found");
  const read = readView(context, args.view);
  if ("refusal" in read) return read.refusal;
  if (read.body.type !== "home") return wrongType("home");
  const current = context.state.homes.get(user.id);
  if (text(args.hash) && current && args.hash !== current.hash) return no("hash_conflict");
  const view = current ?? newView(context, { user: user.id, body: read.body });
  replaceView(context, view, read.body);
  context.state.homes.set(user.id, view);
  context.emit({ kind: "home", user: user.id });
  return ok({ view: publicView(context.state, view) });
};

export const viewMethods = {
  "views.open": open,
  "views.push": push,
  "views.update": update,
  "views.publish": publish,
} satisfies Record<string, Method>;

/**
 * What an app answers to a submission: errors, another view in place, one on top, or the end. Returns Slack's
 * refusal when the answer is not one it understands; the modal then shows "We had some trouble connecting".
 */
export function applySubmissionAnswer(
  context: MethodContext,
  view: View,
  answer: unknown,
): { errors?: Record<string, string>; refusal?: WebApiResult } {
  const stack = context.state.modals.get(view.user) ?? [];
  const close = (rest: View[]) => {
    context.state.modals.set(view.user, rest);
    context.emit({ kind: "modals", user: view.user });
    return {};
  };
  if (!isObject(answer) || answer.response_action === undefined)
    return close(stack.filter((other) => other !== view));
  if (answer.response_action === "clear") return close([]);
  if (answer.response_action === "errors") {
    if (!isObject(answer.errors) || Object.keys(answer.errors).length === 0)
      return { refusal: no("invalid_arguments") };
    const inputs = inputIds(view);
    const unknown = Object.keys(answer.errors).filter((id) => !inputs.includes(id));
    if (unknown.length > 0) return { refusal: no("invalid_arguments", { unknown_block_ids: unknown }) };
    return {
      errors: Object.fromEntries(Object.entries(answer.errors).map(([id, message]) => [id, String(message)])),
    };
  }
  const read = readView(context, answer.view);
  if ("refusal" in read) return { refusal: read.refusal };
  if (read.body.type !== "modal") return { refusal: wrongType("modal") };
  if (answer.response_action === "update") {
    replaceView(context, view, read.body);
    return {};
  }
  if (answer.response_action !== "push") return { refusal: no("invalid_arguments") };
  if (stack.length >= LIMITS.view.stack) return { refusal: no("push_limit_reached") };
  show(context, newView(context, { user: view.user, body: read.body, previous: view }), stack);
  return {};
}

function enter(
  context: MethodContext,
  args: Args,
): { user: string; body: View["body"] } | { refusal: WebApiResult } {
  const absent = missing(args, "trigger_id");
  if (absent) return { refusal: absent };
  const read = readView(context, args.view);
  if ("refusal" in read) return read;
  if (read.body.type !== "modal") return { refusal: wrongType("modal") };
  const trigger = context.triggers.exchange(args.trigger_id);
  return "error" in trigger ? { refusal: no(trigger.error) } : { user: trigger.user, body: read.body };
}

function readView(
  context: MethodContext,
  value: unknown,
): { body: View["body"] } | { refusal: WebApiResult } {
  const faults = [...checkView(value), ...slackFileFaults(context.state, value, "/view")];
  if (faults.length > 0) return { refusal: invalid("invalid_arguments", faults) };
  if (Buffer.byteLength(JSON.stringify(value)) > LIMITS.view.bytes) return { refusal: no("view_too_large") };
  const body = value as View["body"];
  return { body: { ...body, blocks: withIds(body.blocks as Block[]) } };
}

function wrongType(expected: string): WebApiResult {
  return invalid("invalid_arguments", [{ pointer: "/view/type", message: `must be ${expected}` }]);
}

function newView(context: MethodContext, from: { user: string; body: View["body"]; previous?: View }): View {
  const id = context.ids.id("V");
  return {
    id,
    type: from.body.type === "home" ? "home" : "modal",
    hash: context.ids.hash(),
    rootId: from.previous?.rootId ?? id,
    user: from.user,
    body: from.body,
    ...(from.previous ? { previousId: from.previous.id } : {}),
    ...externalIdOf(from.body),
  };
}

function replaceView(context: MethodContext, view: View, body: View["body"]): void {
  Object.assign(view, { body, hash: context.ids.hash(), ...externalIdOf(body) });
  context.emit(
    view.type === "home" ? { kind: "home", user: view.user } : { kind: "modals", user: view.user },
  );
}

function externalIdOf(body: View["body"]): { externalId?: string } {
  const externalId = text(body.external_id);
  return externalId ? { externalId } : {};
}

function show(context: MethodContext, view: View, below: readonly View[]): WebApiResult {
  context.state.modals.set(view.user, [...below, view]);
  context.emit({ kind: "modals", user: view.user });
  return ok({ view: publicView(context.state, view) });
}

function inputIds(view: View): string[] {
  const blocks = Array.isArray(view.body.blocks) ? view.body.blocks : [];
  return blocks.flatMap((block: unknown) =>
    isObject(block) && block.type === "input" && typeof block.block_id === "string" ? [block.block_id] : [],
  );
}
