import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/cli/context.ts";
import { runProgram } from "../../src/cli/program.ts";
import { parseConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { FAKE_KEY, startFakeClaude } from "../support/fake-claude/fake-claude.ts";
import { textSink } from "../support/text-sink.ts";

const LINES = [
  {
    q: "who is at risk of leaving?",
    tool: "analyze_customers",
    args: { analysis: "churn_risk" },
  },
  { q: "what's the weather?", tool: null },
];

let folder: string;
let file: string;
let fake: Awaited<ReturnType<typeof startFakeClaude>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "eval-"));
  file = join(folder, "questions.jsonl");
  await writeFile(file, LINES.map((line) => JSON.stringify(line)).join("\n"));
  fake = await startFakeClaude();
});
afterEach(async () => {
  await fake.close();
  await rm(folder, { recursive: true });
});

async function evaluate(environment: Record<string, string>, ...argv: string[]) {
  const [out, err] = [textSink(), textSink()];
  const context: CommandContext = {
    config: () => parseConfig({ LOG_LEVEL: "silent", ...environment }),
    createLogger,
    openShop: async () => {
      throw new Error("to score a router no shop is needed");
    },
    serve: async () => {},
    ...{ in: Readable.from([]), out: out.stream, err: err.stream },
    stopSignal: () => new AbortController().signal,
  };
  const code = await runProgram(["eval", "--questions", file, "--json", ...argv], context);
  return { code, out: out.text(), err: err.text() };
}

const withClaude = () => ({ ANTHROPIC_API_KEY: FAKE_KEY, ANTHROPIC_BASE_URL: fake.url });

describe("eval", () => {
  it("scores the rules without a shop and without a key", async () => {
    const { code, out } = await evaluate({});

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ questions: 2, tool_accuracy: 1, argument_accuracy: 1 });
  });

  it("scores Claude by the first tool that it asks, and runs none", async () => {
    fake.script(
      { content: [{ tool: "analyze_customers", input: { analysis: "high_value" } }] },
      { content: ["I answer questions about the shop."] },
    );

    const { code, out } = await evaluate(withClaude(), "--router", "claude");

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tool_accuracy: 1,
      argument_accuracy: 0,
      misses: [{ q: LINES[0]?.q, wrong: "arguments", actual: { input: { analysis: "high_value" } } }],
    });
    expect(fake.faults).toEqual([]);
  });

  it("says what to set where Claude is not configured", async () => {
    const { code, err } = await evaluate({}, "--router", "claude");

    expect(code).not.toBe(0);
    expect(err).toContain("set ANTHROPIC_API_KEY");
  });

  it("scores nothing where Claude stops replying", async () => {
    fake.script({ status: 401 });

    const { code, out, err } = await evaluate(withClaude(), "--router", "claude");

    expect(code).not.toBe(0);
    expect(out).toBe("");
    expect(err).toContain("Claude stopped replying (key)");
  });
});
