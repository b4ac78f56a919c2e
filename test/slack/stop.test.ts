import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { IDS } from "../../src/workspace/fake-slack/seed.ts";
import type { Message } from "../../src/workspace/fake-slack/state.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { type AppUnderTest, startApp } from "./support/app-under-test.ts";
import {
  customersAtRisk,
  deferred,
  LOOKING,
  type Script,
  scriptedConversations,
} from "./support/scripted.ts";

const engine = scriptedConversations();
let database: TestDatabase;
let app: AppUnderTest;
let another: AppUnderTest;

beforeAll(async () => {
  database = await openTestDatabase();
  const options = { conversations: engine.conversations };
  app = await startApp(database, options);
  another = await startApp(database, { ...options, beside: app });
  await Promise.all([app.surface.start(), another.surface.start()]);
});
beforeEach(() => {
  app.reset();
  engine.play(undefined);
});
afterAll(async () => {
  await another?.close();
  await app?.close();
  await database?.close();
});

/** A question whose answer takes as long as nobody presses Stop. */
async function askAtLength(before: (question: Parameters<Script>[0]) => void): Promise<Message> {
  const begun = deferred();
  engine.play(async (question, { signal }) => {
    before(question);
    begun.resolve();
    await new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return customersAtRisk();
  });
  const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> who is at risk?`);
  await app.deliver.event(app.deliver.said("app_mention", asked));
  await begun.promise;
  return asked;
}

const stopped = (asked: Message, user: string = IDS.alex) => ({
  type: "agent_session_stopped",
  user,
  channel: asked.channel,
  thread_ts: asked.ts,
  streaming_message_ts: [],
  event_ts: app.slack().context.ids.ts(),
});
const session = (asked: Message) => app.slack().state.sessions.get(`${asked.channel}:${asked.ts}`)?.status;

/** The growing message, once the workspace has heard of it. */
async function growing(): Promise<Message> {
  const { slack } = app;
  const open = () => slack().state.messages.find(({ stream }) => stream?.open);
  const begun = deferred();
  const unsubscribe = slack().subscribe(() => open() && begun.resolve());
  if (!open()) await begun.promise;
  unsubscribe();
  return open() as Message;
}

describe("Stop", () => {
  it("ends the answer, and keeps what was said", async () => {
    const asked = await askAtLength(({ onStep, onText }) => {
      onStep?.(LOOKING);
      onText?.("40 customers are at risk. ");
    });

    await app.deliver.event(stopped(asked));
    const answers = await app.answers();

    expect(answers).toHaveLength(1);
    expect(answers[0]?.stream?.open).toBe(false);
    expect(answers[0]?.blocks).toMatchObject([
      { type: "task_card", status: "error" },
      { type: "markdown", text: "40 customers are at risk. " },
      { type: "context", elements: [{ text: "Stopped." }] },
    ]);
    expect(session(asked)).toBe("active");
  });

  it("keeps what was said where Slack has ended the growing message by itself", async () => {
    const asked = await askAtLength(({ onStep, onText }) => {
      onStep?.(LOOKING);
      onText?.("40 customers are at risk. ");
    });
    const { channel, ts } = await growing();
    app.slack().call("chat.stopStream", { channel, ts });

    await app.deliver.event(stopped(asked));
    const answers = await app.answers();

    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ ts, text: "40 customers are at risk.\n\nStopped." });
  });

  it("before anything was said says so in one message", async () => {
    const asked = await askAtLength(() => {});

    await app.deliver.event(stopped(asked));
    const answers = await app.answers();

    expect(answers).toMatchObject([{ text: "Stopped.", threadTs: asked.ts }]);
    expect(app.slack().state.statuses.size).toBe(0);
    expect(session(asked)).toBe("active");
  });

  it("works for whoever else may ask in the thread, for they are shown the button", async () => {
    const asked = await askAtLength(() => {});

    await app.deliver.event(stopped(asked, IDS.sam));

    expect(await app.answers()).toMatchObject([{ text: "Stopped." }]);
  });

  it("in one thread leaves the others alone", async () => {
    const release = deferred();
    const begun = deferred();
    engine.play(async () => {
      begun.resolve();
      await release.promise;
      return customersAtRisk();
    });
    const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> who is at risk?`);
    await app.deliver.event(app.deliver.said("app_mention", asked));
    await begun.promise;
    const elsewhere = app.slack().messages.postAs(IDS.alex, IDS.insights, "something else");

    await app.deliver.event(stopped(elsewhere));
    release.resolve();

    const answers = await app.answers();
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toContain("at risk with 40 customers");
  });

  it("takes the button away where nobody is at work any more", async () => {
    const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, "hello");
    app.slack().call("agents.sessions.setStatus", {
      channel_id: asked.channel,
      thread_ts: asked.ts,
      status: "processing",
    });

    await app.deliver.event(stopped(asked));
    await app.answers();

    expect(session(asked)).toBe("active");
  });

  it("that another instance was told of ends the work between its steps", async () => {
    const told = deferred();
    const ended = deferred();
    engine.play(async ({ onStep }, { signal }) => {
      const aborted = new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
      begun.resolve();
      await told.promise;
      onStep?.(LOOKING);
      ended.resolve();
      await aborted;
      return customersAtRisk();
    });
    const begun = deferred();
    const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> who is at risk?`);
    await app.deliver.event(app.deliver.said("app_mention", asked));
    await begun.promise;

    await another.deliver.event(stopped(asked));
    await another.surface.idle(10_000);
    app.clock.skewMs += 2_000;
    told.resolve();
    await ended.promise;

    const answers = await app.answers();
    expect(answers).toHaveLength(1);
    expect(answers[0]?.blocks?.at(-1)).toMatchObject({ elements: [{ text: "Stopped." }] });
  });

  it("that another instance was told of is seen before the answer, where there were no steps", async () => {
    const told = deferred();
    const begun = deferred();
    engine.play(async () => {
      begun.resolve();
      await told.promise;
      return customersAtRisk();
    });
    const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> who is at risk?`);
    await app.deliver.event(app.deliver.said("app_mention", asked));
    await begun.promise;

    await another.deliver.event(stopped(asked));
    await another.surface.idle(10_000);
    app.clock.skewMs += 2_000;
    told.resolve();

    expect(await app.answers()).toMatchObject([{ text: "Stopped." }]);
  });

  it("of yesterday does not end today's answer in the same thread", async () => {
    const asked = app.slack().messages.postAs(IDS.alex, IDS.insights, `<@${IDS.botUser}> who is at risk?`);
    await another.deliver.event(stopped(asked));
    await another.surface.idle(10_000);
    app.clock.skewMs += 5_000;
    engine.play(async () => {
      app.clock.skewMs += 5_000;
      return customersAtRisk();
    });

    await app.deliver.event(app.deliver.said("app_mention", asked));

    expect((await app.answers())[0]?.text).toContain("at risk with 40 customers");
  });
});
