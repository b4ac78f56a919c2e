import type { State } from "./state.ts";

export type Ids = ReturnType<typeof createIds>;

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

/** Names for new things: Slack's prefixes, unique within the workspace, message times in order. */
export function createIds(clock: () => Date, random: () => number, state: State) {
  let lastTs = Math.max(0, ...state.messages.map((message) => toMicroseconds(message.ts)));
  const characters = (length: number) =>
    Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)] ?? "A").join("");
  return {
    id: (prefix: string) => `${prefix}${characters(10)}`,
    /** Not to be guessed; for addresses that work without a token. */
    secret: () => characters(32),
    hash: () => `${Math.floor(clock().getTime() / 1000)}.${characters(8).toLowerCase()}`,
    /** The next message time: the clock's, or a microsecond after the last one when the clock stands. */
    ts(): string {
      lastTs = Math.max(lastTs + 1, clock().getTime() * 1000);
      return fromMicroseconds(lastTs);
    },
  };
}

function toMicroseconds(ts: string): number {
  return Math.round(Number(ts) * 1_000_000);
}

function fromMicroseconds(microseconds: number): string {
  return `${Math.floor(microseconds / 1_000_000)}.${String(microseconds % 1_000_000).padStart(6, "0")}`;
}
