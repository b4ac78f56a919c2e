import type { Change, WebApiResult } from "../fake-slack.ts";
import type { Ids } from "../ids.ts";
import type { Messages } from "../messages.ts";
import type { Channel, State } from "../state.ts";
import type { createTriggers } from "../triggers.ts";

export interface MethodContext {
  clock: () => Date;
  state: State;
  ids: Ids;
  emit: (change: Change) => void;
  baseUrl: () => string;
  triggers: ReturnType<typeof createTriggers>;
  messages: Messages;
}

export type Args = Readonly<Record<string, unknown>>;

export type Method = (context: MethodContext, args: Args) => WebApiResult;

export const ok = (fields: Record<string, unknown> = {}): WebApiResult => ({ ok: true, ...fields });
export const no = (error: string, fields: Record<string, unknown> = {}): WebApiResult => ({
  ok: false,
  error,
  ...fields,
});

/** Slack's answer to a malformed argument: what is wrong, each with its place. */
export function invalid(
  error: string,
  faults: readonly { pointer: string; message: string }[],
): WebApiResult {
  const messages = faults.map((fault) => `${fault.message} [json-pointer:${fault.pointer}]`);
  return no(error, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

/** Which of the required arguments are missing, said as Slack says it; undefined when all are there. */
export function missing(args: Args, ...names: string[]): WebApiResult | undefined {
  const absent = names.filter((name) => args[name] === undefined || args[name] === "");
  if (absent.length === 0) return undefined;
  return invalid(
    "invalid_arguments",
    absent.map((name) => ({ pointer: `/${name}`, message: `missing required field: ${name}` })),
  );
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The conversation an argument names: an id, a `#name`, or a person's id for the direct message. */
export function conversation(state: State, value: unknown): Channel | undefined {
  if (typeof value !== "string") return undefined;
  const byName = value.startsWith("#") ? value.slice(1) : undefined;
  return state.channels.find(
    (channel) =>
      channel.id === value ||
      (byName !== undefined && channel.kind === "channel" && channel.name === byName) ||
      (channel.kind === "im" && channel.members[0] === value),
  );
}

/** Where the app may write; else Slack's reason why not. */
export function writable(state: State, value: unknown): { channel: Channel } | { refusal: WebApiResult } {
  const channel = conversation(state, value);
  if (!channel) return { refusal: no("channel_not_found") };
  if (!channel.members.includes(state.bot.userId)) return { refusal: no("not_in_channel") };
  return { channel };
}
