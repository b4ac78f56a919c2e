import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClaude } from "../../../src/sources/claude/claude.ts";
import { ClaudeFailure, type FailureKind } from "../../../src/sources/claude/failure.ts";
import { FAKE_KEY, type FakeClaude, startFakeClaude } from "../../support/fake-claude/fake-claude.ts";
import { calls, type FakeTurn, says } from "../../support/fake-claude/script.ts";

const SECRET = "is jane.doe@example.com leaving?";

let fake: FakeClaude;

beforeAll(async () => {
  fake = await startFakeClaude();
});
afterEach(() => fake.reset());
afterAll(() => fake.close());

describe("a request to Claude", () => {
  it("gives the reply with why it ended and what it used, and its words as they come", async () => {
    fake.script({
      content: ["Two of them, I think."],
      usage: { input: 7, cacheRead: 5, cacheWrite: 3, output: 11 },
    });
    const heard: string[] = [];

    const reply = await client().ask(request(), { onText: (words) => heard.push(words) });

    expect(reply).toMatchObject({
      stop: "end_turn",
      tokens: { input: 7, cacheRead: 5, cacheWrite: 3, output: 11 },
    });
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.join("")).toBe("Two of them, I think.");
    expect(fake.requests[0]).toMatchObject({ model: "claude-haiku-5-5", max_tokens: 100, stream: true });
  });

  it("puts the pieces of a tool's input together", async () => {
    fake.script(calls({ tool: "count", input: { of: "things", over: 12.5 } }));

    const reply = await client().ask(request());

    expect(reply.stop).toBe("tool_use");
    expect(reply.content).toMatchObject([{ name: "count", input: { of: "things", over: 12.5 } }]);
  });

  it("tries again where the fault may pass", async () => {
    fake.script({ status: 529, retryAfter: 0 }, { status: 500, retryAfter: 0 }, says("Here."));

    const reply = await client({ retriesMax: 2 }).ask(request());

    expect(reply.stop).toBe("end_turn");
    expect(fake.requests).toHaveLength(3);
  });

  const failures: [string, FakeTurn, FailureKind][] = [
    ["400", { status: 400 }, "request"],
    ["401", { status: 401 }, "key"],
    ["403", { status: 403 }, "key"],
    ["404", { status: 404 }, "request"],
    ["429", { status: 429 }, "busy"],
    ["500", { status: 500 }, "down"],
    ["529", { status: 529 }, "busy"],
    ["a stream that is dropped", { content: ["So far so"], breaks: "drop" }, "dropped"],
    ["an error within the stream", { content: ["So far so"], breaks: "error" }, "busy"],
    ["a stream that stalls", { content: ["So far so"], breaks: "hang" }, "slow"],
    ["no answer", "silence", "slow"],
  ];

  it.each(failures)(
    "fails by kind on %s, and says nothing of question and key",
    async (_name, turn, kind) => {
      fake.script(turn);

      const error = await client({ limitMs: 300 })
        .ask(request())
        .catch((reason: unknown) => reason);

      expect(error).toBeInstanceOf(ClaudeFailure);
      expect(error).toMatchObject({ kind });
      expect(everythingIn(error)).not.toContain("jane.doe");
      expect(everythingIn(error)).not.toContain(FAKE_KEY);
    },
  );

  it("fails where nothing listens at the address", async () => {
    const other = await startFakeClaude();
    await other.close();

    await expect(client({ baseUrl: other.url }).ask(request())).rejects.toMatchObject({ kind: "down" });
  });

  it("says what a reply had used when it broke off", async () => {
    fake.script({ content: ["So far so"], breaks: "drop", usage: { input: 55 } });

    await expect(client().ask(request())).rejects.toMatchObject({ tokens: { input: 55 } });
  });

  it("stops when nobody waits any more, and says what it had used", async () => {
    fake.script({ content: ["So far so"], breaks: "hang", usage: { input: 55 } });
    const stop = new AbortController();

    const asked = client().ask(request(), { signal: stop.signal, onText: () => stop.abort() });

    await expect(asked).rejects.toMatchObject({ kind: "slow", tokens: { input: 55 } });
  });
});

function client(options: { retriesMax?: number; limitMs?: number; baseUrl?: string } = {}) {
  return createClaude({
    apiKey: FAKE_KEY,
    baseUrl: fake.url,
    model: "claude-haiku-5-5",
    retriesMax: 0,
    ...options,
  });
}

function request() {
  return {
    system: [{ type: "text" as const, text: "Be brief." }],
    messages: [{ role: "user" as const, content: SECRET }],
    tools: [{ name: "count", input_schema: { type: "object" as const, properties: {} } }],
    tokensMax: 100,
  };
}

/** An error as a log would write it, with all that hangs on it. */
function everythingIn(error: unknown): string {
  const { message, stack, cause, ...rest } = error as Error;
  return JSON.stringify([message, stack, String(cause), rest]);
}
