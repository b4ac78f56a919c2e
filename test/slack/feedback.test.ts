import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SUGGESTIONS } from "../../src/slack/suggestions.ts";
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
});
beforeEach(async () => {
  // A shop of its own for each test: what people think of answers is kept.
  app = await startApp(database, { conversations: engine.conversations });
  await app.surface.start();
  engine.play(async () => customersAtRisk());
});
afterEach(() => app?.close());
afterAll(() => database?.close());

const admin = () => app.contextFor({ kind: "person", id: IDS.alex, role: "admin" });
const seen = async () => engine.conversations.readFeedback(await admin());

/** An answer for all to see. */
async function answered(question = "who is at risk?"): Promise<Message> {
  const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> ${question}`);
  await app.deliver.event(app.deliver.said("app_mention", asked));
  const [answer] = await app.answers();
  if (!answer) throw new Error("nothing was answered");
  return answer;
}

/** What a thumb of an answer sends. */
function thumb(message: Message, verdict: "positive_button" | "negative_button") {
  const element = message.blocks
    ?.flatMap(({ elements }) => (Array.isArray(elements) ? elements : []))
    .find(({ type }) => type === "feedback_buttons");
  if (!element) throw new Error("no thumbs");
  return { type: "feedback_buttons", action_id: element.action_id, value: element[verdict].value };
}

const toldAlone = async (user: string) =>
  (await app.answers()).filter(({ visibleTo }) => visibleTo === user).map(({ text }) => text);

describe("a thumb up", () => {
  it("is kept with what was asked and how it was answered, and thanked for in private", async () => {
    const answer = await answered("who is at risk? ann@example.com asks");

    await app.deliver.press(answer, thumb(answer, "positive_button"), { user: IDS.sam });

    expect(await toldAlone(IDS.sam)).toEqual(["Thank you, noted."]);
    expect((await seen()).weeks).toMatchObject([{ up: 1, down: 0, shareUp: 1 }]);
    expect(app.slack().modals(IDS.sam)).toEqual([]);
  });

  it("after a thumb down is what counts", async () => {
    const answer = await answered();

    await app.deliver.press(answer, thumb(answer, "negative_button"));
    await app.answers();
    await app.deliver.press(answer, thumb(answer, "positive_button"));
    await app.answers();

    expect(await seen()).toMatchObject({ weeks: [{ up: 1, down: 0 }], complaints: [] });
  });
});

describe("a thumb down", () => {
  it("counts at once, and asks why", async () => {
    const answer = await answered();

    await app.deliver.press(answer, thumb(answer, "negative_button"));
    await app.answers();

    expect(JSON.stringify(app.slack().modals(IDS.alex)[0]?.body)).toContain("What was wrong?");
    expect((await seen()).complaints).toMatchObject([{ reason: null, question: "who is at risk?" }]);
  });

  it("takes the reason, in the person's own words as well, without contact data", async () => {
    const answer = await answered();
    await app.deliver.press(answer, thumb(answer, "negative_button"));
    await app.answers();
    const [form] = app.slack().modals(IDS.alex);
    if (!form) throw new Error("no form");

    await app.deliver.submit(form, {
      reason: {
        value: {
          type: "radio_buttons",
          selected_option: { text: { type: "plain_text", text: "The numbers look wrong" }, value: "numbers" },
        },
      },
      comment: { value: { type: "plain_text_input", value: "ann@example.com is missing" } },
    });

    expect(await toldAlone(IDS.alex)).toEqual([expect.stringContaining("Thank you, noted.")]);
    const [complaint] = (await seen()).complaints;
    expect(complaint?.reason).toMatch(/^The numbers look wrong: .*is missing$/);
    expect(complaint?.reason).not.toContain("ann@example.com");
  });

  it("is thanked for where the form could not be opened in time", async () => {
    const answer = await answered();
    app.slack().inject("views.open", { kind: "error", error: "expired_trigger_id" });

    await app.deliver.press(answer, thumb(answer, "negative_button"));

    expect(await toldAlone(IDS.alex)).toEqual([expect.stringContaining("Thank you, noted.")]);
    expect((await seen()).complaints).toHaveLength(1);
  });

  it("on somebody else's private answer is not kept", async () => {
    await app.deliver.command("/insights", "who is at risk?");
    const [answer] = await app.answers();
    if (!answer) throw new Error("nothing was answered");
    const open = app.slack().messages.postAs(IDS.sam, IDS.insights, "hello");

    await app.deliver.press({ ...open, botId: IDS.bot }, thumb(answer, "negative_button"), { user: IDS.sam });

    expect(await toldAlone(IDS.sam)).toEqual([expect.stringContaining("I no longer know that answer")]);
    expect((await seen()).complaints).toEqual([]);
  });
});

describe("the thumbs", () => {
  it("stand under private answers, too", async () => {
    await app.deliver.command("/insights", "who is at risk?");
    const [answer] = await app.answers();
    if (!answer) throw new Error("nothing was answered");

    await app.deliver.press(answer, thumb(answer, "positive_button"));
    await app.answers();

    expect((await seen()).weeks).toMatchObject([{ up: 1 }]);
  });

  it("are ordinary buttons where Slack refuses its own, and work the same", async () => {
    const refusal = { kind: "error", error: "invalid_blocks" } as const;
    app.slack().inject("chat.postMessage", refusal, refusal);
    const answer = await answered();
    const button = answer.blocks
      ?.flatMap(({ elements }) => (Array.isArray(elements) ? elements : []))
      .find(({ text }) => text?.text === "Helpful");

    await app.deliver.press(answer, button);
    await app.answers();

    expect((await seen()).weeks).toMatchObject([{ up: 1 }]);
  });

  it("of an older version say that they are", async () => {
    const answer = await answered();

    await app.deliver.press(answer, { type: "feedback_buttons", action_id: "feedback", value: "?" });

    expect(wordsOf((await app.answers()).at(-1))).toContain("from an older version");
  });

  it("are missing from help, which answers nothing", async () => {
    engine.play(undefined);

    const help = await answered("");

    expect(wordsOf(help)).not.toContain("feedback_buttons");
  });
});

describe("Home", () => {
  const homeOf = async (user: string) => {
    await app.deliver.event(app.deliver.homeOpened(user));
    await app.answers();
    return JSON.stringify(app.slack().home(user)?.body);
  };

  it("shows administrators what people thought, the newest complaints with question, tools and reason", async () => {
    const answer = await answered();
    await engine.conversations.giveFeedback(
      {
        turnId: Number(thumb(answer, "negative_button").value.split(":")[1]),
        verdict: "down",
        reason: "Too <few>",
      },
      await admin(),
    );

    const home = await homeOf(IDS.alex);

    expect(home).toContain("0% helpful (0 up, 1 down)");
    expect(home).toContain("“who is at risk?” (analyze_customers, by Claude): Too &lt;few&gt;");
  });

  it("shows others nothing of it", async () => {
    await answered();

    expect(await homeOf(IDS.sam)).not.toContain("as people judged them");
  });

  it("suggests questions that show what can be asked", async () => {
    const home = await homeOf(IDS.sam);

    expect(SUGGESTIONS.filter(({ message }) => !home.includes(`"value":"${message}"`))).toEqual([]);
  });

  it("suggests the same where its messages are opened", async () => {
    await app.deliver.event({ ...app.deliver.homeOpened(IDS.alex), tab: "messages" });
    await app.answers();

    const prompts = app.slack().state.prompts.get(directMessageId(IDS.alex));
    expect(prompts?.prompts).toEqual(SUGGESTIONS);
  });
});
