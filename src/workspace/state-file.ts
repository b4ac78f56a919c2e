import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isObject } from "./fake-slack/block-rules/rule.ts";
import type { FakeSlack } from "./fake-slack/fake-slack.ts";
import { seedState } from "./fake-slack/seed.ts";
import type { Message, State } from "./fake-slack/state.ts";

const FORMAT = 1;
const KEPT_MESSAGES = 1_000;
const QUIET_MS = 400;

/** The workspace as it was left; undefined where nothing was kept, or nothing that can be read. */
export async function readState(file: string, shopName: string): Promise<State | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const kept = text === undefined ? undefined : parsed(text);
  if (!isObject(kept) || kept.format !== FORMAT || !Array.isArray(kept.messages)) return undefined;
  const state = seedState(shopName);
  state.messages = kept.messages.map((message: Message) => ended(message));
  const members: unknown = kept.members;
  if (isObject(members))
    for (const channel of state.channels) {
      const known = members[channel.id];
      if (Array.isArray(known)) channel.members = known.map(String);
    }
  return state;
}

/** Writes the workspace to `file` a moment after it changed, whole or not at all. */
export function keepState(slack: FakeSlack, file: string) {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = () => {
    timer = undefined;
    const text = serialized(slack.state);
    // One after another, so that an older state never lands on a newer one. A full disk costs the memory
    // of a restart, never the running workspace.
    writing = writing.then(() => replaceFile(file, text)).catch(() => {});
  };
  const unsubscribe = slack.subscribe(() => {
    timer ??= setTimeout(write, QUIET_MS).unref();
  });
  return {
    async close(): Promise<void> {
      unsubscribe();
      if (timer) {
        clearTimeout(timer);
        write();
      }
      await writing;
    },
  };
}

// What one person alone saw is gone after a restart, as in Slack.
function serialized(state: State): string {
  return JSON.stringify({
    format: FORMAT,
    members: Object.fromEntries(state.channels.map((channel) => [channel.id, channel.members])),
    messages: state.messages.filter((message) => message.visibleTo === undefined).slice(-KEPT_MESSAGES),
  });
}

function ended(message: Message): Message {
  return message.stream ? { ...message, stream: { ...message.stream, open: false } } : message;
}

async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
