import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answerers } from "../../src/answers/conversations.ts";
import type { CommandContext, Shop } from "../../src/cli/context.ts";
import { runProgram } from "../../src/cli/program.ts";
import { parseConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { conversationTurns } from "../../src/store/schema/conversations.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { asking, scriptedRouter } from "../answers/support/scripted-router.ts";
import { openSmallShop } from "../mcp/support/shop.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { textSink } from "../support/text-sink.ts";

const SEGMENTS = { tool: "analyze_segments", input: { analysis: "overview" } } as const;

let test: TestDatabase;
let shop: ToolContext;

beforeAll(async () => {
  test = await openTestDatabase();
  shop = await openSmallShop(test);
});
afterAll(() => test?.close());

/** What `ask` writes to the terminal, each time as a program started anew. */
async function ask(answerers: Answerers, ...argv: string[]) {
  const [out, err] = [textSink(), textSink()];
  const context: CommandContext = {
    config: () => parseConfig({ LOG_LEVEL: "silent" }),
    createLogger,
    openShop: async () =>
      ({
        answerers,
        toolContext: async (now: Date, viewer: ToolContext["viewer"]) => ({ ...shop, now, viewer }),
        close: async () => {},
      }) as unknown as Shop,
    serve: async () => {},
    ...{ in: Readable.from([]), out: out.stream, err: err.stream },
    stopSignal: () => new AbortController().signal,
  };
  const code = await runProgram(["ask", ...argv], context);
  return { code, out: out.text(), err: err.text() };
}

const rules = () => scriptedRouter("rules", asking(SEGMENTS));
const claude = (text = "The shop has some segments.") => scriptedRouter("claude", asking(SEGMENTS, text));

describe("a question at the terminal", () => {
  it("is answered by Claude where it is there: its words, then the figures", async () => {
    const { code, out } = await ask({ rules: rules().router, claude: claude().router }, "which segments?");

    expect(code).toBe(0);
    expect(out).toMatch(/^The shop has some segments\.\n\n.*archetypes/);
  });

  it("is read by rules where they are asked for: how they read it, then the figures", async () => {
    const [byRules, byClaude] = [rules(), claude()];

    const { out } = await ask(
      { rules: byRules.router, claude: byClaude.router },
      ...["which segments?", "--router", "rules"],
    );

    expect(out).toMatch(/^As it was scripted\n\n/);
    expect([byRules.asked.length, byClaude.asked.length]).toEqual([1, 0]);
  });

  it("says what to set where Claude is asked for and not configured", async () => {
    const { code, out, err } = await ask({ rules: rules().router }, "which segments?", "--router", "claude");

    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Set ANTHROPIC_API_KEY");
  });

  it("tells of it where Claude was asked for and the rules had to answer", async () => {
    const failing = scriptedRouter("claude", () => {
      throw new Error("down");
    });
    const both = { rules: rules().router, claude: failing.router };

    const [asked, unasked] = [
      await ask(both, "which segments?", "--router", "claude"),
      await ask(both, "which segments?"),
    ];

    expect([asked.code, asked.err]).toEqual([0, expect.stringContaining("the rules gave this one")]);
    expect([unasked.code, unasked.err]).toEqual([0, ""]);
  });

  it("refers to what was said in its conversation, and to nothing without one", async () => {
    const { router, asked } = rules();

    await ask({ rules: router }, "which segments?", "--conversation", "monday");
    await ask({ rules: router }, "and the smallest?", "--conversation", "monday");
    await ask({ rules: router }, "and the smallest?", "--conversation", "tuesday");
    await ask({ rules: router }, "and the smallest?");

    expect(asked.map(({ before }) => before.map(({ question }) => question))).toEqual([
      ...[[], ["which segments?"], [], []],
    ]);
    const kept = await test.database.withTenant(shop.tenant.tenantId, (tx) =>
      tx.select().from(conversationTurns),
    );
    expect(kept.map(({ conversation, isPrivate, person }) => ({ conversation, isPrivate, person }))).toEqual([
      ...Array(2).fill({ conversation: "terminal:monday", isPrivate: true, person: "terminal" }),
      { conversation: "terminal:tuesday", isPrivate: true, person: "terminal" },
    ]);
  });

  it("is answered as JSON for programs, with who answered", async () => {
    const { out } = await ask(
      { rules: rules().router, claude: claude().router },
      "which segments?",
      "--json",
    );

    expect(JSON.parse(out)).toMatchObject({
      ...{ kind: "answered", by: "claude", text: "The shop has some segments." },
      answers: [{ tool: "analyze_segments" }],
    });
  });

  it("obeys no control characters in a model's words", async () => {
    const { out } = await ask(
      { rules: rules().router, claude: claude("Some\u001b[2J segments.").router },
      "which segments?",
    );

    expect(out).toMatch(/^Some \[2J segments\./);
    expect(out).not.toContain("\u001b");
  });

  it("ends with 3 where nothing was found or understood", async () => {
    const unclear = scriptedRouter("rules", () => ({
      kind: "unclear",
      message: "What?",
      suggestions: ["This"],
    }));
    const nobody = scriptedRouter(
      "rules",
      asking({ tool: "lookup_customer", input: { customer: "C-00000000" } }),
    );

    const [first, second] = [
      await ask({ rules: unclear.router }, "?"),
      await ask({ rules: nobody.router }, "?"),
    ];

    expect([first.code, first.out]).toEqual([3, "What?\n  - This\n"]);
    expect(second.code).toBe(3);
  });
});
