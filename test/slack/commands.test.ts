import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
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

async function run(command: string, text: string) {
  const response = await app.deliver.command(command, text);
  return { response, answers: await app.answers() };
}

describe("slash commands", () => {
  it.each([
    ["/churn-check", ALIAS, "78% risk"],
    ["/churn-check", "", "at risk with 40 customers"],
    ["/churn-check", "twins", "Which one?"],
    ["/churn-check", "nobody", "I have no customer"],
    ["/segment-info", "gift", "Show gifts first."],
    ["/segment-info", "", "2 archetypes of customers"],
    ["/segment-info", "nobody", "no archetype"],
    ["/forecast", "revenue 12w", "Revenue, next 12 weeks"],
    ["/forecast", "orders 200 days", "too short"],
    ["/forecast", "bananas 12w", "bananas"],
    ["/forecast", "average ltv 12w", "Average lifetime value"],
    ["/customer", ALIAS, "7 orders"],
    ["/customer", "", "Which customer?"],
    ["/customer", "tell me who this might be please", "does not look like one customer"],
    ["/insights", "who is at risk?", "at risk with 40 customers"],
    ["/insights", "", "How to use it"],
    ["/insights", "sing a song", "did not understand"],
  ])("%s %s is answered to the person alone", async (command, text, expected) => {
    const { response, answers } = await run(command, text);

    expect(response.status).toBe(200);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.visibleTo).toBe(IDS.alex);
    expect(wordsOf(answers[0])).toContain(expected);
  });

  it.each(["/churn-check", "/segment-info", "/forecast", "/customer", "/insights"])(
    "%s help shows examples",
    async (command) => {
      const { answers } = await run(command, "help");

      expect(wordsOf(answers[0])).toContain("Examples");
      expect(wordsOf(answers[0])).toContain(command);
    },
  );

  it("never repeats an e-mail that was typed", async () => {
    const { answers } = await run("/churn-check", "ann@shop.example");

    expect(wordsOf(answers[0])).toContain(ALIAS);
    expect(wordsOf(answers[0])).not.toContain("ann@");
    expect(app.logs.join("")).not.toContain("ann@");
  });

  it("gives a forecast with Slack's own chart", async () => {
    const { answers } = await run("/forecast", "revenue 12w");

    expect(answers[0]?.blocks?.map(({ type }) => type)).toContain("data_visualization");
  });

  it("falls back to text where the workspace refuses charts and tables", async () => {
    const url = app.slack().responseUrls.issue({ channel: IDS.insights, user: IDS.alex });
    const invalid = { kind: "error", error: "invalid_blocks" } as const;
    // With Slack's own chart, with a picture of it, and without either.
    app.slack().inject("chat.postEphemeral", invalid, invalid, invalid);
    app.clock.skewMs = 31 * 60_000;

    await app.deliver.command("/forecast", "revenue 12w", { responseUrl: url });
    const answers = await app.answers();
    app.clock.skewMs = 0;

    expect(answers[0]?.blocks).toBeUndefined();
    expect(answers[0]?.text).toContain("Revenue, next 12 weeks");
    expect(answers[0]?.text).toContain("week of Dec 12, 2011");
  });

  it("answers by a direct message where the response_url is gone and the app is no member", async () => {
    const url = "http://127.0.0.1:9/gone";

    await app.deliver.command("/churn-check", ALIAS, { channel: IDS.random, responseUrl: url });
    const answers = await app.answers();

    expect(answers.map(({ channel }) => channel)).toEqual([`D${IDS.alex.slice(1)}`]);
  });

  it("runs a command once, however often it is delivered", async () => {
    const triggerId = app.slack().triggers.issue(IDS.alex);

    await app.deliver.command("/churn-check", ALIAS, { triggerId });
    await app.deliver.command("/churn-check", ALIAS, { triggerId });

    expect(await app.answers()).toHaveLength(1);
  });
});

describe("the forecast form", () => {
  it("opens on /forecast without an argument, and answers in the conversation", async () => {
    await app.deliver.command("/forecast", "");
    await app.answers();
    const [form] = app.slack().modals(IDS.alex);
    if (!form) throw new Error("no form was opened");

    const response = await app.deliver.submit(form, chosen("orders", "month", "6"));
    const answers = await app.answers();

    expect(response).toEqual({ status: 200, text: "" });
    expect(answers[0]?.visibleTo).toBe(IDS.alex);
    expect(wordsOf(answers[0])).toContain("Orders, next 6 months");
  });

  it("stays open and says what is wrong with a horizon", async () => {
    await app.deliver.command("/forecast", "");
    await app.answers();
    const [form] = app.slack().modals(IDS.alex);
    if (!form) throw new Error("no form was opened");

    const response = await app.deliver.submit(form, chosen("orders", "month", "0"));

    expect(JSON.parse(response.text)).toEqual({
      response_action: "errors",
      errors: { horizon: "A whole number from 1 to 366, please." },
    });
  });

  it("gives way to usage where it can't be opened in time", async () => {
    const triggerId = app.slack().triggers.issue(IDS.alex);
    app.slack().inject("views.open", { kind: "error", error: "expired_trigger_id" });

    await app.deliver.command("/forecast", "", { triggerId });

    expect(wordsOf((await app.answers())[0])).toContain("/forecast revenue 12w");
  });
});

function chosen(metric: string, granularity: string, horizon: string) {
  return {
    metric: { value: { type: "static_select", selected_option: { value: metric } } },
    granularity: { value: { type: "static_select", selected_option: { value: granularity } } },
    horizon: { value: { type: "number_input", value: horizon } },
  };
}
