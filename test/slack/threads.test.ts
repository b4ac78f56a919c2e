import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import type { Message } from "../../src/workspace/fake-slack/state.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";
import { customersAtRisk, scriptedConversations } from "./support/scripted.ts";

const engine = scriptedConversations();
let database: TestDatabase;
let app: AppUnderTest;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp(database, { conversations: engine.conversations });
  await app.surface.start();
});
beforeEach(() => {
  app.reset();
  engine.play(undefined);
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const said = (text: string, threadTs?: string, user: string = IDS.alex) =>
  app.slack().messages.postAs(user, IDS.insights, text, threadTs);
const heard = (message: Message, extra = {}) =>
  app.deliver.event(app.deliver.said("message", message, extra));
const mentioned = (message: Message) => app.deliver.event(app.deliver.said("app_mention", message));
const MENTION = `<@${IDS.botUser}>`;

/** A thread in which the app has answered before everybody. */
async function ourThread(): Promise<Message> {
  const asked = said(`${MENTION} who is at risk?`);
  await mentioned(asked);
  await app.answers();
  return asked;
}

/** What the app said after its first answer in the thread. */
async function later(): Promise<Message[]> {
  return (await app.answers()).slice(1);
}

describe("a reply in a thread that we answered in", () => {
  it("is answered there without a second mention", async () => {
    const thread = await ourThread();

    await heard(said("and the risk of VIPs?", thread.ts));

    const answers = await later();
    expect(answers).toMatchObject([{ threadTs: thread.ts }]);
    expect(answers[0]?.visibleTo).toBeUndefined();
  });

  it("by another person is answered, too, in the light of what was said there", async () => {
    const thread = await ourThread();
    let before: unknown;
    engine.play(async (question) => {
      before = question.before;
      return customersAtRisk();
    });

    await heard(said("and the risk of VIPs?", thread.ts, IDS.sam));

    expect(await later()).toHaveLength(1);
    expect(before).toMatchObject([{ question: "who is at risk?" }]);
  });

  it.each([
    ["speaks to somebody else", `<@${IDS.sam}> what is the risk in that?`],
    ["speaks to everybody", "<!here> what is the risk in that?"],
  ])("is left alone where it %s", async (_how, text) => {
    const thread = await ourThread();

    await heard(said(text, thread.ts));

    expect(await later()).toEqual([]);
  });

  it("that is not understood is said to the person alone, as it may not have been meant for us", async () => {
    const thread = await ourThread();

    await heard(said("see you at lunch", thread.ts));

    expect(await later()).toMatchObject([{ visibleTo: IDS.alex, threadTs: thread.ts }]);
  });

  it("is followed up however much was said in between that was not meant for us", async () => {
    const thread = await ourThread();
    for (let line = 1; line <= 8; line += 1) {
      await heard(said(`see you at lunch, ${line}`, thread.ts));
      await app.surface.idle(10_000);
    }
    let before: unknown;
    engine.play(async (question) => {
      before = question.before;
      return customersAtRisk();
    });

    await heard(said("and only VIPs?", thread.ts));
    await app.surface.idle(10_000);

    expect(before).toMatchObject([
      { question: "who is at risk?", requests: [{ tool: "analyze_customers" }] },
    ]);
  });

  it.each([
    ["an edit", { subtype: "message_changed" }],
    ["a deletion", { subtype: "message_deleted" }],
    ["another app's", { subtype: "bot_message", bot_id: "B1" }],
    ["another app's without subtype", { bot_id: "B1" }],
    ["our own", { user: IDS.botUser }],
  ])("is left alone where it is %s", async (_what, extra) => {
    const thread = await ourThread();

    await heard(said("and the risk of VIPs?", thread.ts), extra);

    expect(await later()).toEqual([]);
  });

  it("is answered once when it is delivered again, and again under another id", async () => {
    const thread = await ourThread();
    const reply = said("and the risk of VIPs?", thread.ts);

    await Promise.all([heard(reply), heard(reply), heard(reply)]);

    expect(await later()).toHaveLength(1);
  });

  it("of somebody from outside is neither answered nor refused", async () => {
    const thread = await ourThread();

    await heard(said("and the risk of VIPs?", thread.ts), { user_team: "T0OTHER" });

    expect(await later()).toEqual([]);
  });
});

describe("talk that is none of ours", () => {
  it("is left alone in threads of others, and at the top of a channel", async () => {
    const theirs = said("who is at risk?");

    await heard(theirs);
    await heard(said("the risk is yours", theirs.ts));

    expect(await app.answers()).toEqual([]);
  });

  it("is left alone in a thread in which one person alone was answered", async () => {
    const thread = said("hello");
    await engine.conversations.answer(
      {
        text: "who is at risk?",
        conversation: { key: `${IDS.team}:${IDS.insights}:${thread.ts}`, isPrivate: true },
      },
      await contextOf(IDS.alex),
    );

    await heard(said("what of the risk?", thread.ts, IDS.sam));

    expect(await app.answers()).toEqual([]);
  });
});

describe("where the database fails", () => {
  const gone = async () => {
    throw new Error("the database is gone");
  };

  it("talk in threads of others is left alone", async () => {
    const failing = await startApp(database, {
      ...{ beside: app, conversations: engine.conversations, toolContext: gone },
    });
    await failing.surface.start();
    const theirs = said("hello");

    await failing.deliver.event(failing.deliver.said("message", said("see you at lunch", theirs.ts)));
    const answers = await failing.answers();
    await failing.close();

    expect(answers).toEqual([]);
  });

  it("a reply in a thread of ours that did not name us fails before the person alone", async () => {
    const conversations = { ...engine.conversations, answer: gone };
    const failing = await startApp(database, { beside: app, conversations });
    await failing.surface.start();
    const thread = await ourThread();

    await failing.deliver.event(failing.deliver.said("message", said("see you at lunch", thread.ts)));
    await failing.surface.idle(10_000);
    await failing.close();

    expect(await later()).toMatchObject([{ visibleTo: IDS.alex, threadTs: thread.ts }]);
  });
});

describe("the twins of one mention", () => {
  it.each([
    ["the mention first", ["mention", "message"]],
    ["the message first", ["message", "mention"]],
  ])("are answered once: %s", async (_order, order) => {
    const thread = await ourThread();
    const asked = said(`${MENTION} what of the risk?`, thread.ts);

    for (const kind of order) await (kind === "mention" ? mentioned(asked) : heard(asked));

    expect(await later()).toHaveLength(1);
  });

  it("are answered once when they arrive together", async () => {
    const thread = await ourThread();
    const asked = said(`${MENTION} what of the risk?`, thread.ts);

    await Promise.all([heard(asked), mentioned(asked), heard(asked)]);

    expect(await later()).toHaveLength(1);
  });
});

describe("private questions", () => {
  it("are no part of what is told in a thread", async () => {
    let before: unknown;
    await app.deliver.command("/insights", "who is at risk?", {});
    await app.answers();
    const thread = await ourThread();
    engine.play(async (question) => {
      before = question.before;
      return customersAtRisk();
    });

    await heard(said("and of those the risk?", thread.ts));
    await app.answers();

    expect(before).toHaveLength(1);
  });

  it("are followed up in the same channel by the same person alone", async () => {
    const seen: number[] = [];
    engine.play(async ({ before }) => {
      seen.push(before.length);
      return customersAtRisk();
    });

    await app.deliver.command("/insights", "who is at risk?", { channel: IDS.general });
    await app.surface.idle(10_000);
    await app.deliver.command("/insights", "and VIPs?", { channel: IDS.general });
    await app.surface.idle(10_000);
    await app.deliver.command("/insights", "and VIPs?", { channel: IDS.general, user: IDS.sam });
    await app.surface.idle(10_000);

    expect(seen).toEqual([0, 1, 0]);
  });
});

describe("direct messages", () => {
  it("are sessions of their own, each followed up in its thread", async () => {
    const seen: number[] = [];
    engine.play(async ({ before }) => {
      seen.push(before.length);
      return customersAtRisk();
    });
    const channel = directMessageId(IDS.alex);
    const write = async (text: string, threadTs?: string) => {
      const message = app.slack().messages.postAs(IDS.alex, channel, text, threadTs);
      await app.deliver.event(app.deliver.said("message", message));
      await app.surface.idle(10_000);
      return message;
    };

    const first = await write("who is at risk?");
    await write("who else?");
    await write("and VIPs?", first.ts);

    expect(seen).toEqual([0, 0, 1]);
    const threads = (await app.answers()).map(({ threadTs }) => threadTs);
    expect(threads.filter((ts) => ts === first.ts)).toHaveLength(2);
    expect(wordsOf((await app.answers())[0])).toContain("at risk with 40 customers");
  });
});

async function contextOf(user: string) {
  return app.contextFor({ kind: "person", id: user, role: "analyst" });
}
