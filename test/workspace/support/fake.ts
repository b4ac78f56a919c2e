import { createFakeSlack, type FakeSlackOptions } from "../../../src/workspace/fake-slack/fake-slack.ts";

export const TOKEN = "xoxb-workspace-test";

/** A fake workspace whose clock stands until a test moves it, and whose chance is a fixed sequence. */
export function aWorkspace(overrides: Partial<FakeSlackOptions> = {}) {
  const time = { now: Date.UTC(2026, 0, 5, 9) };
  const slack = createFakeSlack({
    clock: () => new Date(time.now),
    random: aSequence(),
    botToken: TOKEN,
    ...overrides,
  });
  return {
    slack,
    time,
    /** Calls a method and gives its body alone. */
    call: (method: string, args: Record<string, unknown> = {}) => slack.call(method, args).body,
    pass(ms: number) {
      time.now += ms;
    },
  };
}

export function aSequence(seed = 7): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807 + 11) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
