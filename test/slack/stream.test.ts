import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Question } from "../../src/answers/answer.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import type { Message } from "../../src/workspace/fake-slack/state.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";
import { customersAtRisk, LOOKING, scriptedConversations } from "./support/scripted.ts";

const WORDS = "40 customers are at risk. Most of them bought once.";
const engine = scriptedConversations();
let database: TestDatabase;
let app: AppUnderTest;
let waited: number[] = [];
/** How time passes: at once, or never. */
let wait: () => Promise<unknown> = async () => {};

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp(database, {
    conversations: engine.conversations,
    wait: (ms) => {
      waited.push(ms);
      return wait();
    },
  });
  await app.surface.start();
});
beforeEach(() => {
  app.reset();
  engine.play(undefined);
  waited = [];
  wait = async () => {};
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

/** Asks in a channel and gives what the app said until it was done. */
async function answersTo(text: string, channel: string = IDS.insights): Promise<Message[]> {
  const isDirect = channel.startsWith("D");
  const asked = app.slack().messages.postAs(IDS.alex, channel, isDirect ? text : `<@${IDS.botUser}> ${text}`);
  await app.deliver.event(app.deliver.said(isDirect ? "message" : "app_mention", asked));
  return app.answers();
}

/** Says all of it, sentence by sentence, after one step. */
async function inWords({ onStep, onText }: Question) {
  onStep?.(LOOKING);
  await appended();
  onStep?.({ ...LOOKING, state: "done" });
  for (const sentence of WORDS.split(/(?<=\. )/)) onText?.(sentence);
  return customersAtRisk(WORDS);
}

/** Lets what has been begun reach the workspace: until it has heard of a stream. */
async function appended(): Promise<void> {
  const { slack } = app;
  if (slack().callsTo("chat.startStream").length > 0) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = slack().subscribe((change) => {
      if (change.kind !== "message") return;
      unsubscribe();
      resolve();
    });
  });
}

const methods = () =>
  app
    .slack()
    .calls.map(({ method }) => method)
    .filter((method) => !/^(auth|users|conversations|files)\./.test(method));
const typesOf = (message: Message | undefined) => message?.blocks?.map(({ type }) => type);
const refusal = (error: string) => ({ kind: "error", error }) as const;

describe("a slow answer", () => {
  it("shows a status and a Stop button first, and takes both away at its end", async () => {
    engine.play(inWords);

    const [answer] = await answersTo("who is at risk?");

    expect(methods().slice(0, 2).sort()).toEqual([
      "agents.sessions.setStatus",
      "assistant.threads.setStatus",
    ]);
    expect(app.slack().callsTo("assistant.threads.setStatus")[0]?.args.loading_messages).toHaveLength(5);
    expect(app.slack().state.statuses.size).toBe(0);
    expect(app.slack().state.sessions.get(`${IDS.insights}:${answer?.threadTs}`)?.status).toBe("active");
  });

  it("grows in one message that ends with the blocks of the report", async () => {
    engine.play(inWords);

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.stream?.open).toBe(false);
    expect(typesOf(answers[0])).toEqual(
      expect.arrayContaining(["task_card", "markdown", "header", "data_table", "actions", "context_actions"]),
    );
    expect(typesOf(answers[0])?.slice(0, 3)).toEqual(["task_card", "markdown", "header"]);
    expect(answers[0]?.blocks?.[0]).toMatchObject({ title: LOOKING.title, status: "complete" });
    expect(answers[0]?.blocks?.[1]?.text).toBe(WORDS);
    expect(JSON.stringify(answers[0]?.blocks).split("Most of them bought once")).toHaveLength(2);
    expect(wordsOf(answers[0])).toContain("Understood as: customers by churn risk");
    expect(methods()).not.toContain("chat.postMessage");
  });

  it("says for whom it is in a channel, and needs not in direct messages", async () => {
    engine.play(inWords);
    await answersTo("who is at risk?");
    const [inChannel] = app.slack().callsTo("chat.startStream");
    app.reset();

    const answers = await answersTo("who is at risk?", directMessageId(IDS.alex));

    expect(inChannel?.args).toMatchObject({ recipient_user_id: IDS.alex, recipient_team_id: IDS.team });
    expect(answers[0]?.stream).toBeDefined();
    expect(app.slack().callsTo("chat.startStream")[0]?.args).not.toHaveProperty("recipient_user_id");
  });

  it("shows a model's words as they are, without links, mentions or markup", async () => {
    const hostile =
      "Ask <@U123> or @channel at https://evil.example [now](https://evil.example) *at once*.\n# Big";
    engine.play(async ({ onText }) => {
      onText?.(hostile);
      return customersAtRisk(hostile);
    });

    const [answer] = await answersTo("who is at risk?");
    const said = String(answer?.blocks?.[0]?.text);

    expect(said).toContain("&lt;@U123&gt;");
    expect(said).not.toMatch(/<|https:|@channel|(?<!\\)\[|(?<!\\)\*|^#/m);
  });

  it("keeps what was said when the engine fails in the middle", async () => {
    engine.play(async ({ onText }) => {
      onText?.("40 customers are at risk. ");
      await appended();
      throw new Error("connection reset");
    });

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.stream?.open).toBe(false);
    expect(answers[0]?.blocks?.[0]?.text).toContain("40 customers are at risk.");
    expect(typesOf(answers[0])).toContain("data_table");
  });
});

describe("a quick answer", () => {
  it("is one ordinary message, for streams are few a minute", async () => {
    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(typesOf(answers[0])).toEqual(expect.arrayContaining(["header", "data_table", "context_actions"]));
    expect(methods()).not.toContain("chat.startStream");
    expect(app.slack().state.sessions.get(`${IDS.insights}:${answers[0]?.threadTs}`)?.status).toBe("active");
  });

  it("is one message as well where its steps are over before anybody waits", async () => {
    wait = () => new Promise(() => {});
    engine.play(async ({ onStep }) => {
      onStep?.(LOOKING);
      onStep?.({ ...LOOKING, state: "done" });
      return customersAtRisk();
    });

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(methods()).not.toContain("chat.startStream");
  });
});

describe("a stream that Slack refuses", () => {
  it.each([
    ["with a limit", { kind: "rate_limited", retryAfterSeconds: 60 }],
    ["for want of a right", refusal("not_allowed_token_type")],
    ["because it knows none", refusal("unknown_method")],
    ["with a fault of its own", { kind: "status", status: 503 }],
  ] as const)("%s is an ordinary message with the same words", async (_why, failure) => {
    app.slack().inject("chat.startStream", failure, failure, failure);
    engine.play(async ({ onText }) => {
      onText?.(WORDS);
      return customersAtRisk(WORDS);
    });

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.blocks?.[0]).toMatchObject({
      type: "section",
      text: { type: "plain_text", text: WORDS },
    });
    expect(typesOf(answers[0])).toContain("data_table");
    expect(app.slack().callsTo("chat.startStream")).toHaveLength(1);
  });

  it("in the middle says the rest at its end", async () => {
    app.slack().inject("chat.appendStream", { kind: "rate_limited", retryAfterSeconds: 60 });
    engine.play(inWords);

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.blocks?.[1]?.text).toBe(WORDS);
  });

  it("because it has expired is written over with the whole answer", async () => {
    engine.play(async (question) => {
      question.onText?.("40 customers are at risk. ");
      await appended();
      app.clock.skewMs += 6 * 60_000;
      return customersAtRisk(WORDS);
    });

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(methods()).toContain("chat.update");
    expect(answers[0]?.blocks?.[0]).toMatchObject({ text: { type: "plain_text", text: WORDS } });
    expect(typesOf(answers[0])).toContain("data_table");
  });

  it.each([
    [1, ["task_card", "markdown", "header", "image"]],
    [2, ["task_card", "markdown", "header", "section"]],
    [3, ["task_card", "markdown"]],
  ])("for its blocks ends with simpler ones (%i times)", async (times, beginning) => {
    app.slack().inject("chat.stopStream", ...Array.from({ length: times }, () => refusal("invalid_blocks")));
    engine.play(inWords);

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.stream?.open).toBe(false);
    expect(typesOf(answers[0])?.slice(0, beginning.length)).toEqual(beginning);
    expect(wordsOf(answers[0])).toContain("at risk with 40 customers");
  });

  it("at its end with a limit is ended a little later", async () => {
    app.slack().inject("chat.stopStream", { kind: "rate_limited", retryAfterSeconds: 7 });
    engine.play(inWords);

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.stream?.open).toBe(false);
    expect(waited).toContain(7_000);
  });

  it("at its end for good is taken away and said anew", async () => {
    const failure = refusal("internal_error");
    app.slack().inject("chat.stopStream", failure, failure, failure, failure);
    engine.play(inWords);

    const answers = await answersTo("who is at risk?");

    expect(answers).toHaveLength(1);
    expect(answers[0]?.stream).toBeUndefined();
    expect(answers[0]?.blocks?.[0]).toMatchObject({ text: { type: "plain_text", text: WORDS } });
  });
});
