import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AskTool } from "../../src/tools/ask.ts";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { ALIAS, fixtureAsk } from "./fixtures.ts";
import { type AppUnderTest, startApp, wordsOf } from "./support/app-under-test.ts";

let database: TestDatabase;
let app: AppUnderTest;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(() => app?.close());
afterAll(() => database?.close());

/** A tool that answers when it is let. */
function heldTool() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const askTool: AskTool = async (request, context) => {
    await held;
    return fixtureAsk(request, context);
  };
  return { askTool, release: () => release() };
}

const BODY = { type: "event_callback", event_id: "Ev1", team_id: IDS.team, event: { type: "app_mention" } };

describe("what is delivered", () => {
  it.each([
    ["a wrong signature", { secret: "another secret of the same length" }, 401],
    ["a timestamp of six minutes ago", { skewSeconds: -360 }, 401],
    ["a timestamp six minutes ahead", { skewSeconds: 360 }, 401],
    ["a right signature", {}, 200],
    ["the second address", { path: "/api/slack/events" }, 200],
  ])("with %s gets %s", async (_name, signing, status) => {
    app = await startApp(database);
    await app.surface.start();

    const response = await app.deliver.json(BODY, signing);

    expect(response.status).toBe(status);
  });

  it("gets its challenge back when Slack verifies the address", async () => {
    app = await startApp(database);
    await app.surface.start();

    const response = await app.deliver.json({ type: "url_verification", challenge: "3eZbrw1a" });

    expect(JSON.parse(response.text)).toEqual({ challenge: "3eZbrw1a" });
  });

  it("is refused when it is too large", async () => {
    app = await startApp(database);
    await app.surface.start();

    const response = await app.deliver.json({ ...BODY, filling: "x".repeat(1_000_001) });

    expect(response.status).toBe(413);
  });

  it("is put off while Slack has not taken the token yet", async () => {
    app = await startApp(database);

    const response = await app.deliver.json(BODY);

    expect(response.status).toBe(503);
  });
});

describe("a slow tool", () => {
  it("does not hold up the acknowledgement", async () => {
    const tool = heldTool();
    app = await startApp(database, { askTool: tool.askTool });
    await app.surface.start();

    const response = await app.deliver.command("/churn-check", ALIAS);
    const before = app.slack().state.messages.length;
    tool.release();

    expect(response).toEqual({ status: 200, text: "" });
    expect(before).toBe(0);
    expect(wordsOf((await app.answers())[0])).toContain("78% risk");
  });

  it("is waited for by a stop, which takes nothing new", async () => {
    const tool = heldTool();
    app = await startApp(database, { askTool: tool.askTool });
    await app.surface.start();
    await app.deliver.command("/churn-check", ALIAS);

    const stopped = app.surface.stop(10_000);
    const late = await app.deliver.command("/churn-check", ALIAS);
    tool.release();

    expect(await stopped).toBe(true);
    expect(late.status).toBe(503);
    expect(await app.answers()).toHaveLength(1);
  });

  it("is left behind by a stop whose grace is over", async () => {
    const tool = heldTool();
    app = await startApp(database, { askTool: tool.askTool });
    await app.surface.start();
    await app.deliver.command("/churn-check", ALIAS);

    const isIdle = await app.surface.stop(1);
    tool.release();

    expect(isIdle).toBe(false);
  });
});

describe("a failing tool", () => {
  it("is an apology with a reference for the person, and one error in the log", async () => {
    const askTool: AskTool = async () => {
      throw new Error("relation does not exist");
    };
    app = await startApp(database, { askTool });
    await app.surface.start();

    const { status } = await app.deliver.command("/churn-check", ALIAS);
    const [answer] = await app.answers();
    const errors = app.logs.filter((line) => line.includes('"level":50'));

    expect(status).toBe(200);
    expect(wordsOf(answer)).toContain("Something went wrong");
    expect(wordsOf(answer)).not.toContain("relation");
    expect(errors).toHaveLength(1);
    const { correlationId } = JSON.parse(errors[0] ?? "{}");
    expect(wordsOf(answer)).toContain(correlationId);
  });
});

describe("the start", () => {
  it("fails with what to do when Slack refuses the token", async () => {
    app = await startApp(database);
    app.slack().inject("auth.test", { kind: "error", error: "invalid_auth" });

    await expect(app.surface.start()).rejects.toThrow(/invalid_auth.*SLACK_BOT_TOKEN/);
  });
});
