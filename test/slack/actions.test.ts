import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import type { Message } from "../../src/workspace/fake-slack/state.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { ALIAS } from "./fixtures.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";

let database: TestDatabase;
let app: AppUnderTest;

beforeAll(async () => {
  database = await openTestDatabase();
  app = await startApp(database);
  await app.surface.start();
});
beforeEach(() => app.reset());
afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function answerTo(command: string, text: string): Promise<Message> {
  await app.deliver.command(command, text);
  const answer = (await app.answers()).at(-1);
  if (!answer) throw new Error("nothing was answered");
  return answer;
}

function elementsOf(message: Message): Record<string, unknown>[] {
  return (message.blocks ?? []).flatMap((block) =>
    block.type === "actions" ? (block.elements as Record<string, unknown>[]) : [],
  );
}

describe("share to channel", () => {
  it("says the answer to everybody, and who shared it", async () => {
    const answer = await answerTo("/churn-check", ALIAS);
    const share = elementsOf(answer).find(({ action_id }) => action_id === "share");

    await app.deliver.press(answer, { ...share });
    const shared = (await app.answers()).at(-1);

    expect(shared?.visibleTo).toBeUndefined();
    expect(shared?.channel).toBe(IDS.insights);
    expect(wordsOf(shared)).toContain("78% risk");
    expect(wordsOf(shared)).toContain(`shared by <@${IDS.alex}>`);
    expect(wordsOf(shared)).not.toContain("Share to channel");
  });

  it("does it once for one press that arrives twice", async () => {
    const answer = await answerTo("/churn-check", ALIAS);
    const share = elementsOf(answer).find(({ action_id }) => action_id === "share");
    const triggerId = app.slack().triggers.issue(IDS.alex);

    await app.deliver.press(answer, { ...share }, { triggerId });
    await app.deliver.press(answer, { ...share }, { triggerId });

    expect((await app.answers()).filter(({ visibleTo }) => visibleTo === undefined)).toHaveLength(1);
  });

  it("is not offered where there is nothing to share", async () => {
    const answer = await answerTo("/churn-check", "nobody");

    expect(wordsOf(answer)).not.toContain("Share to channel");
  });
});

describe("every button and select that can be seen", () => {
  it.each([
    ["/churn-check", ALIAS],
    ["/churn-check", ""],
    ["/churn-check", "twins"],
    ["/churn-check", "nobody"],
    ["/segment-info", ""],
    ["/segment-info", "gift"],
    ["/segment-info", "nobody"],
    ["/forecast", "revenue 12w"],
    ["/forecast", "orders 200 days"],
    ["/customer", ALIAS],
    ["/insights", ""],
    ["/insights", "sing"],
  ])("under %s %s does something", async (command, text) => {
    const elements = elementsOf(await answerTo(command, text));

    for (const element of elements) {
      app.reset();
      const answer = await answerTo(command, text);
      const before = app.slack().calls.length + app.slack().state.messages.length;
      const action =
        element.type === "external_select" ? { ...element, selected_option: { value: "a1" } } : element;
      const { status } = await app.deliver.press(answer, action);
      await app.answers();

      const after = app.slack().calls.length + app.slack().state.messages.length;
      const said = app.slack().state.messages.slice(1).map(wordsOf).join("");
      expect({ status, label: element.action_id, isNothing: after === before }).toEqual({
        status: 200,
        label: element.action_id,
        isNothing: false,
      });
      expect(said).not.toMatch(/went wrong|older version/);
    }
  });

  it.each([
    ["holds no question", {}],
    [
      "asks with an argument that there is no more",
      { tool: "forecast_metrics", input: { metric: "orders", weeks: 4 } },
    ],
  ])("says that it is from an older version when it %s", async (_, asked) => {
    const answer = await answerTo("/churn-check", ALIAS);

    await app.deliver.press(answer, { type: "button", action_id: "ask:0", value: JSON.stringify(asked) });

    expect(wordsOf((await app.answers()).at(-1))).toContain("older version");
  });
});

describe("the picker of archetypes", () => {
  it("offers the archetypes while the person types", async () => {
    const { text } = await app.deliver.suggest("pick_archetype", "");

    expect(JSON.parse(text).options.map(({ value }: { value: string }) => value)).toEqual(["a1", "a2"]);
  });

  it("offers nothing where nothing matches", async () => {
    const { text } = await app.deliver.suggest("pick_archetype", "nobody");

    expect(JSON.parse(text)).toEqual({ options: [] });
  });
});

describe("shortcuts", () => {
  it("Ask opens a form whose answer appears in it", async () => {
    await app.deliver.shortcut("ask");
    await app.answers();
    const [form] = app.slack().modals(IDS.alex);
    if (!form) throw new Error("no form");

    const { text } = await app.deliver.submit(form, {
      question: { value: { type: "plain_text_input", value: "who is at risk?" } },
    });
    await app.answers();

    expect(JSON.parse(text).response_action).toBe("update");
    expect(JSON.stringify(app.slack().modals(IDS.alex)[0]?.body)).toContain("at risk with 40 customers");
  });

  it("Look up customer shows the card of the customer that a message names, to the person alone", async () => {
    const message = app.slack().messages.postAs(IDS.sam, IDS.insights, `what about ${ALIAS}?`);

    await app.deliver.shortcut("look_up_customer", message);

    expect(await app.answers()).toEqual([]);
    expect(JSON.stringify(app.slack().modals(IDS.alex)[0]?.body)).toContain("7 orders");
  });

  it("Look up customer says so when a message names none", async () => {
    const message = app.slack().messages.postAs(IDS.sam, IDS.insights, "lunch?");

    await app.deliver.shortcut("look_up_customer", message);
    await app.answers();

    expect(JSON.stringify(app.slack().modals(IDS.alex)[0]?.body)).toContain("names no customer");
  });
});
