import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { directMessageId, IDS } from "../../src/workspace/fake-slack/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { homeFigures } from "./fixtures.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";

let database: TestDatabase;
let app: AppUnderTest;
let home = homeFigures();

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp(database, { readHome: async () => home });
  await app.surface.start();
});
beforeEach(() => app.reset());
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const DM = directMessageId(IDS.alex);
const mention = (text: string, threadTs?: string) =>
  app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> ${text}`, threadTs);

describe("a mention", () => {
  it("is answered in its thread, with a status before", async () => {
    const asked = mention("who is at risk?");

    await app.deliver.event(app.deliver.said("app_mention", asked));
    const [answer] = await app.answers();

    expect(answer?.threadTs).toBe(asked.ts);
    expect(answer?.visibleTo).toBeUndefined();
    expect(wordsOf(answer)).toContain("Understood as: customers by churn risk");
    const methods = app.slack().calls.map(({ method }) => method);
    expect(methods.indexOf("assistant.threads.setStatus")).toBeLessThan(methods.indexOf("chat.postMessage"));
  });

  it("within a thread is answered in that thread", async () => {
    const first = mention("hello");
    const asked = mention("who is at risk?", first.ts);

    await app.deliver.event(app.deliver.said("app_mention", asked));

    expect((await app.answers())[0]?.threadTs).toBe(first.ts);
  });

  it("is answered once when the event is delivered again", async () => {
    const event = app.deliver.said("app_mention", mention("who is at risk?"));
    const again = { "X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout" };

    await app.deliver.event(event, { eventId: "Ev1" });
    await app.deliver.event(event, { eventId: "Ev1", signing: { headers: again } });

    expect(await app.answers()).toHaveLength(1);
  });

  it("is answered once when it arrives as a message of the channel, too", async () => {
    const asked = mention("who is at risk?");

    await app.deliver.event(app.deliver.said("message", asked));
    await app.deliver.event(app.deliver.said("app_mention", asked));

    expect(await app.answers()).toHaveLength(1);
  });

  it("without a question gets help", async () => {
    await app.deliver.event(app.deliver.said("app_mention", mention("")));

    expect(wordsOf((await app.answers())[0])).toContain("Ask me about customers.");
  });

  it("that is not understood gets questions to press", async () => {
    await app.deliver.event(app.deliver.said("app_mention", mention("sing")));
    const [unclear] = await app.answers();
    if (!unclear) throw new Error("nothing was answered");

    await app.deliver.press(unclear, { type: "button", action_id: "question:0", value: "Who is at risk?" });
    const answers = await app.answers();

    expect(wordsOf(unclear)).toContain('"value":"Who is at risk?"');
    expect(wordsOf(answers[1])).toContain("at risk with 40 customers");
    expect(answers[1]?.threadTs).toBe(unclear.threadTs);
  });

  it("is answered although the status could not be shown", async () => {
    app.slack().inject("assistant.threads.setStatus", { kind: "error", error: "missing_scope" });

    await app.deliver.event(app.deliver.said("app_mention", mention("who is at risk?")));

    expect(await app.answers()).toHaveLength(1);
  });
});

describe("a direct message", () => {
  it("is answered in a thread of its own", async () => {
    const asked = app.slack().messages.postAs(IDS.alex, DM, "who is at risk?");

    await app.deliver.event(app.deliver.said("message", asked));
    const [answer] = await app.answers();

    expect(answer).toMatchObject({ channel: DM, threadTs: asked.ts });
  });

  it.each([
    ["an edit", { subtype: "message_changed" }],
    ["a deletion", { subtype: "message_deleted" }],
    ["a bot's message", { subtype: "bot_message", bot_id: "B1" }],
    ["a bot's message without subtype", { bot_id: "B1" }],
    ["the app's own message", { user: IDS.botUser }],
    ["a join", { subtype: "channel_join" }],
  ])("is not answered when it is %s", async (_name, extra) => {
    const said = app.slack().messages.postAs(IDS.alex, DM, "who is at risk?");

    const { status } = await app.deliver.event(app.deliver.said("message", said, extra));

    expect(status).toBe(200);
    expect(await app.answers()).toEqual([]);
  });
});

describe("Home", () => {
  it("shows the first figures to the person who opens it", async () => {
    home = homeFigures();

    await app.deliver.event(app.deliver.homeOpened(IDS.alex));
    await app.answers();
    const words = JSON.stringify(app.slack().home(IDS.alex)?.body);

    expect(words).toContain("£120,000  +20%");
    expect(words).toContain("17 rows kept aside");
  });

  it("says what to connect before any data is there", async () => {
    home = homeFigures({
      period: null,
      sales: null,
      customers: 0,
      asOf: null,
      atRisk: [],
      archetypes: [],
      lastRun: null,
    });

    await app.deliver.event(app.deliver.homeOpened(IDS.alex));
    await app.answers();

    expect(JSON.stringify(app.slack().home(IDS.alex)?.body)).toContain("SYNC_SOURCE");
    home = homeFigures();
  });

  it("is not published for the messages tab", async () => {
    await app.deliver.event({ ...app.deliver.homeOpened(IDS.alex), tab: "messages" });
    await app.answers();

    expect(app.slack().home(IDS.alex)).toBeUndefined();
  });

  it("looks a customer up in a dialog, whose buttons go on in it", async () => {
    await app.deliver.event(app.deliver.homeOpened(IDS.alex));
    await app.answers();
    const view = app.slack().home(IDS.alex);
    if (!view) throw new Error("no Home");

    await app.deliver.pressInView(view, { type: "plain_text_input", action_id: "look_up", value: "17850" });
    await app.answers();
    const [dialog] = app.slack().modals(IDS.alex);
    if (!dialog) throw new Error("no dialog");
    const card = JSON.stringify(dialog.body);
    await app.deliver.pressInView(dialog, pressed(dialog.body, "Churn risk"));
    await app.answers();

    expect(card).toContain("7 orders");
    expect(JSON.stringify(app.slack().modals(IDS.alex)[0]?.body)).toContain("78% risk of no purchase");
    expect(await app.answers()).toEqual([]);
  });
});

/** The button of a view with this label, as it is when pressed. */
function pressed(view: unknown, label: string): Record<string, unknown> {
  const blocks = (view as { blocks: { elements?: { text?: { text: string } }[] }[] }).blocks;
  const found = blocks.flatMap(({ elements = [] }) => elements).find(({ text }) => text?.text === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
}
