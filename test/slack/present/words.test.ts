import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answers/answer.ts";
import { replyTo } from "../../../src/slack/present/answer.ts";
import { toBlocks } from "../../../src/slack/present/blocks.ts";
import { escapeMarkdown } from "../../../src/slack/present/escape.ts";
import { feedbackButtons, readFeedbackValue } from "../../../src/slack/present/feedback-buttons.ts";
import { markdownChunks, stepChunk } from "../../../src/slack/present/stream-chunks.ts";
import { toText } from "../../../src/slack/present/text.ts";
import { answerView } from "../../../src/slack/views.ts";
import type { ToolAnswer } from "../../../src/tools/ask.ts";
import { checkMessageBlocks, checkView } from "../../../src/workspace/fake-slack/block-rules/payload.ts";
import { ALIAS, fixtureAsk } from "../fixtures.ts";

const ask = (request: Parameters<typeof fixtureAsk>[0]) => fixtureAsk(request, {} as never);
const atRisk = () => ask({ tool: "analyze_customers", input: { analysis: "churn_risk" } });
const answered = (answers: readonly [ToolAnswer, ...ToolAnswer[]], text?: string): Answer => ({
  kind: "answered",
  understood: "customers by churn risk",
  answers,
  ...(text === undefined ? {} : { text }),
});

describe("a model's words", () => {
  it("stand above the report and in place of its summary", async () => {
    const answer = await atRisk();

    const [spoken, plain] = [replyTo(answered([answer], "40 are at risk.")), replyTo(answered([answer]))];

    expect(toBlocks(spoken, "full").slice(0, 2)).toEqual([
      { type: "section", text: { type: "plain_text", text: "40 are at risk.", emoji: false } },
      expect.objectContaining({ type: "header" }),
    ]);
    expect(plain.summary).toBeDefined();
    expect(spoken.summary).toBeUndefined();
    expect(toText(spoken)).toMatch(/^40 are at risk\.\n\n/);
  });

  it("are plain text in blocks, however long they are", async () => {
    const words = "<!channel> *bold* https://evil.example ".repeat(200);

    const blocks = toBlocks(replyTo(answered([await atRisk()], words)), "full");

    const said = blocks.flatMap((block) =>
      block.type === "section" && "text" in block && block.text
        ? [block.text as { type: string; text: string }]
        : [],
    );
    const plain = said.filter(({ type }) => type === "plain_text");
    expect(plain.map(({ text }) => text).join("")).toBe(words.trim());
    expect(checkMessageBlocks(blocks as never).faults).toEqual([]);
  });
});

describe("an answer of several tools", () => {
  it("shows the main one whole, and of each other one the gist and a way to see all", async () => {
    const segments = await ask({ tool: "analyze_segments", input: {} });
    const reply = replyTo(answered([await atRisk(), segments], "Two findings."));

    const blocks = toBlocks(reply, "full");

    expect(reply.sections?.at(-1)?.lines.join("\n")).toContain("Loyal gift buyers");
    expect(reply.choices.at(-1)).toMatchObject({ kind: "ask", request: { tool: "analyze_segments" } });
    expect(checkMessageBlocks(blocks as never)).toMatchObject({ faults: [], tooLong: false });
  });

  it("does not repeat how a customer was named, whichever tool was asked of them", async () => {
    const card = await ask({ tool: "lookup_customer", input: { customer: "ann@example.com" } });

    const reply = replyTo({ ...answered([await atRisk(), card]), understood: "ann@example.com" } as Answer);

    expect(JSON.stringify(toBlocks({ ...reply, choices: [] }, "full"))).not.toContain("ann@example.com");
    expect(JSON.stringify(toBlocks(reply, "full"))).toContain(ALIAS);
  });
});

describe("words of a stream", () => {
  it.each([
    ["a mention", "<@U123>", "&lt;@U123&gt;"],
    ["a broadcast", "@channel", "@\u200bchannel"],
    ["a link", "[here](https://evil.example)", "\\[here\\](https\u200b://evil.example)"],
    ["a picture", "![x](y)", "!\\[x\\](y)"],
    ["stress", "*a* __b__ ~~c~~ `d`", "\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~ \\`d\\`"],
    ["a heading", "# Big", "\\# Big"],
    ["a heading further down", "a\n  # Big", "a\n\n\\# Big"],
    ["a list", "- a\n2. b", "\\- a\n\n2\\. b"],
    ["a quotation", "> a", "\u200b&gt; a"],
    ["a table", "|a|b|", "\\|a\\|b\\|"],
    ["an escape", "\\*a", "\\\\\\*a"],
    ["plain words with figures", "C-7K2M9QXA: $1,234.50 (78%).", "C-7K2M9QXA: $1,234.50 (78%)."],
  ])("are shown literally: %s", (_what, words, written) => {
    expect(escapeMarkdown(words)).toBe(written);
  });

  it("go in parts that Slack takes, and none where there are none", () => {
    const chunks = markdownChunks("*".repeat(9_000));

    expect(chunks).toHaveLength(3);
    expect(chunks.every((chunk) => chunk.type === "markdown_text" && chunk.text.length <= 12_000)).toBe(true);
    expect(markdownChunks(" \n")).toEqual([]);
  });

  it("of a step's title can't begin markup", () => {
    expect(stepChunk({ id: "a", title: "Reading <!channel>", state: "done" })).toMatchObject({
      title: "Reading  !channel ",
      status: "complete",
    });
  });
});

describe("feedback buttons", () => {
  it("say which answer they are of", () => {
    const [buttons] = feedbackButtons(42).elements;

    expect(buttons).toMatchObject({ positive_button: { value: "up:42" } });
    expect(readFeedbackValue("down:42")).toEqual({ turnId: 42, verdict: "down" });
    expect([undefined, "", "up:", "sideways:1", "up:-1", "up:1e9"].map(readFeedbackValue)).toEqual(
      Array(6).fill(undefined),
    );
  });

  it("are valid in messages in both forms, and not shown in dialogs", async () => {
    const reply = replyTo(answered([await atRisk()]), 42);

    expect(checkMessageBlocks(toBlocks(reply, "full") as never).faults).toEqual([]);
    expect(checkMessageBlocks(toBlocks(reply, "simple") as never).faults).toEqual([]);
    expect(JSON.stringify(toBlocks(reply, "simple"))).toContain("up:42");
    expect(JSON.stringify(answerView(reply))).not.toContain("up:42");
    expect(checkView(answerView(reply) as never)).toEqual([]);
  });
});
