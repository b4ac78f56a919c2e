import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createConversations } from "../../src/answers/conversations.ts";
import { createLogger } from "../../src/log.ts";
import { REFUSALS } from "../../src/slack/access.ts";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { ALIAS, fixtureAsk, fixtureRouter, homeFigures } from "./fixtures.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";

let database: TestDatabase;
let app: AppUnderTest;
let asked = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp(database, {
    askTool: (request, context) => {
      asked += 1;
      return fixtureAsk(request, context);
    },
    conversations: createConversations({
      rules: {
        name: "rules",
        answer: (question, context) => {
          asked += 1;
          return fixtureRouter.answer(question, context);
        },
      },
      logger: createLogger("silent"),
    }),
    readHome: async () => {
      asked += 1;
      return homeFigures();
    },
  });
  await app.surface.start();
});
beforeEach(() => {
  app.reset();
  asked = 0;
  // What was learned of channels and people in the test before is out of date.
  app.clock.skewMs += 0;
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const SHARE = {
  type: "button",
  action_id: "share",
  value: JSON.stringify({ tool: "lookup_customer", input: { customer: ALIAS } }),
};

describe("a channel that is shared with another organisation", () => {
  it("gets a refusal to a mention, seen by the person alone", async () => {
    const said = app.slack().messages.postAs(IDS.alex, IDS.partner, `<@${IDS.botUser}> who is at risk?`);

    await app.deliver.event(app.deliver.said("app_mention", said));
    const [refusal] = await app.answers();

    expect(refusal).toMatchObject({ text: REFUSALS.shared, visibleTo: IDS.alex });
    expect(asked).toBe(0);
  });

  it("gets a refusal to a command", async () => {
    await app.deliver.command("/churn-check", ALIAS, { channel: IDS.partner });

    expect((await app.answers()).map(({ text }) => text)).toEqual([REFUSALS.shared]);
    expect(asked).toBe(0);
  });

  it("gets a refusal to a button", async () => {
    const old = app
      .slack()
      .messages.add({ channel: IDS.partner, user: IDS.botUser, text: "old", botId: IDS.bot });

    await app.deliver.press(old, SHARE, { user: IDS.alex });

    expect((await app.answers()).at(-1)?.text).toBe(REFUSALS.shared);
    expect(asked).toBe(0);
  });

  it("is noticed when it was shared a while ago", async () => {
    await app.deliver.command("/churn-check", ALIAS);
    await app.answers();
    const channel = app.slack().state.channels.find(({ id }) => id === IDS.insights);
    if (channel) channel.isExtShared = true;
    app.clock.skewMs += 61_000;

    await app.deliver.command("/churn-check", ALIAS);

    expect((await app.answers()).at(-1)?.text).toBe(REFUSALS.shared);
    app.clock.skewMs += 61_000;
  });
});

describe("a person of another workspace", () => {
  it("gets a refusal to a mention", async () => {
    const said = app.slack().messages.postAs(IDS.pat, IDS.partner, `<@${IDS.botUser}> who is at risk?`);

    await app.deliver.event(app.deliver.said("app_mention", said));
    await app.answers();

    expect(asked).toBe(0);
  });

  it("gets a refusal to a direct message", async () => {
    const said = app.slack().messages.postAs(IDS.pat, directMessageId(IDS.pat), "who is at risk?");

    await app.deliver.event(app.deliver.said("message", said));

    expect((await app.answers()).map(({ text }) => text)).toEqual([REFUSALS.foreign]);
    expect(asked).toBe(0);
  });

  it("gets a refusal to a direct message that does not say where the person is from", async () => {
    const said = app.slack().messages.postAs(IDS.pat, directMessageId(IDS.pat), "who is at risk?");

    await app.deliver.event(app.deliver.said("message", said, { team: undefined }));

    expect((await app.answers()).map(({ text }) => text)).toEqual([REFUSALS.foreign]);
  });

  it("gets a refusal to a command", async () => {
    await app.deliver.command("/customer", ALIAS, { user: IDS.pat, channel: IDS.partner });
    await app.answers();

    expect(asked).toBe(0);
  });

  it("gets a refusal to a button", async () => {
    const old = app
      .slack()
      .messages.add({ channel: IDS.insights, user: IDS.botUser, text: "old", botId: IDS.bot });

    await app.deliver.press(old, SHARE, { user: IDS.pat });
    await app.answers();

    expect(asked).toBe(0);
  });

  it("gets no options", async () => {
    const { text } = await app.deliver.suggest("pick_archetype", "", IDS.pat);

    expect(JSON.parse(text)).toEqual({ options: [] });
    expect(asked).toBe(0);
  });

  it("gets no Home", async () => {
    await app.deliver.event(app.deliver.homeOpened(IDS.pat));
    await app.answers();

    expect(app.slack().home(IDS.pat)).toBeUndefined();
    expect(asked).toBe(0);
  });
});

describe("a guest of this workspace", () => {
  it("gets a refusal to a command", async () => {
    await app.deliver.command("/churn-check", ALIAS, { user: IDS.gus });

    expect((await app.answers()).map(({ text }) => text)).toEqual([REFUSALS.guest]);
    expect(asked).toBe(0);
  });

  it("gets a refusal to a direct message", async () => {
    const said = app.slack().messages.postAs(IDS.gus, directMessageId(IDS.gus), "who is at risk?");

    await app.deliver.event(app.deliver.said("message", said));

    expect((await app.answers()).map(({ text }) => text)).toEqual([REFUSALS.guest]);
    expect(asked).toBe(0);
  });

  it("gets a refusal to a button, no options and no Home", async () => {
    const old = app
      .slack()
      .messages.add({ channel: IDS.insights, user: IDS.botUser, text: "old", botId: IDS.bot });

    await app.deliver.press(old, SHARE, { user: IDS.gus });
    await app.deliver.event(app.deliver.homeOpened(IDS.gus));
    const { text } = await app.deliver.suggest("pick_archetype", "", IDS.gus);
    await app.answers();

    expect(JSON.parse(text)).toEqual({ options: [] });
    expect(app.slack().home(IDS.gus)).toBeUndefined();
    expect(asked).toBe(0);
  });
});

describe("what can't be found out", () => {
  it("is refused: a conversation that Slack does not show to the app", async () => {
    await app.deliver.command("/churn-check", ALIAS, { channel: "C0SECRET001" });
    await app.answers();

    expect(asked).toBe(0);
  });

  it("is refused: a person whom Slack does not name", async () => {
    app.slack().inject("users.info", { kind: "error", error: "user_not_found" });
    app.clock.skewMs += 16 * 60_000;

    await app.deliver.event(app.deliver.homeOpened(IDS.alex));
    await app.answers();

    expect(app.slack().home(IDS.alex)).toBeUndefined();
    expect((await app.answers()).map(({ text }) => text)).toEqual([REFUSALS.unknown]);
  });
});

describe("people of this workspace", () => {
  it("get answers in direct messages", async () => {
    const said = app.slack().messages.postAs(IDS.sam, directMessageId(IDS.sam), "who is at risk?");

    await app.deliver.event(app.deliver.said("message", said));

    expect(wordsOf((await app.answers())[0])).toContain("at risk with 40 customers");
  });
});
