import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "../../../src/answers/answer.ts";
import { ClaudeUnavailable } from "../../../src/answers/claude/unavailable.ts";
import { createConversations } from "../../../src/answers/conversations.ts";
import { createRuleRouter } from "../../../src/answers/rule-router.ts";
import { createLogger } from "../../../src/log.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { FAKE_KEY, type FakeClaude, startFakeClaude } from "../../support/fake-claude/fake-claude.ts";
import { calls, type FakeTurn, says } from "../../support/fake-claude/script.ts";
import { fillHundred } from "../../support/hundred-customers.ts";
import { textSink } from "../../support/text-sink.ts";
import { aToolContext } from "../../support/tool-context.ts";
import { aClaudeRouter, NOW } from "./support.ts";

let test: TestDatabase;
let fake: FakeClaude;
let shop: { database: TestDatabase["database"]; tenant: Tenant };

const QUESTION = "who is at risk of leaving?";
const AT_RISK = { tool: "analyze_customers", input: { analysis: "churn_risk" } };

beforeAll(async () => {
  test = await openTestDatabase();
  fake = await startFakeClaude();
  const tenant = await test.aTenant();
  await test.database.withTenant(tenant.tenantId, (tx) => fillHundred(tx, tenant));
  shop = { database: test.database, tenant };
});
afterEach(() => {
  const faults = [...fake.faults];
  fake.reset();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await fake.close();
  await test.close();
});

/** Each way in which a reply can be none, with how it is called. */
const FAILURES: [string, FakeTurn, string][] = [
  ["400", { status: 400 }, "failed"],
  ["401", { status: 401 }, "failed"],
  ["403", { status: 403 }, "failed"],
  ["404", { status: 404 }, "failed"],
  ["413", { status: 413 }, "failed"],
  ["429", { status: 429, retryAfter: 1 }, "failed"],
  ["500", { status: 500 }, "failed"],
  ["529", { status: 529 }, "failed"],
  ["a dropped stream", { content: ["So far"], breaks: "drop" }, "failed"],
  ["a call that breaks off", { content: [AT_RISK], breaks: "drop" }, "failed"],
  ["an error within the stream", { content: ["So far"], breaks: "error" }, "failed"],
  ["a stream that stalls", { content: ["So far"], breaks: "hang" }, "failed"],
  ["no reply", "silence", "failed"],
  ["a refusal", { content: ["I"], stop: "refusal" }, "refused"],
  ["a refusal without a word", { content: [], stop: "refusal" }, "refused"],
  ["too many tokens", { content: ["The customers are"], stop: "max_tokens" }, "cut_off"],
  [
    "a call that is cut off",
    { content: [{ tool: "analyze_customers", json: '{"anal' }], stop: "max_tokens" },
    "cut_off",
  ],
  ["a pause", { content: ["One moment."], stop: "pause_turn" }, "paused"],
  ["an empty reply", { content: [] }, "empty"],
  ["a blank reply", { content: ["  \n "] }, "empty"],
  ["made-up figures", says("Revenue was $4,711."), "ungrounded"],
];

describe.each(FAILURES)("where Claude's first reply is %s", (_name, turn, reason) => {
  it("the question is one for the rules, and they answer it", async () => {
    const asked = aClaudeRouter(fake, hastyAt(0, turn));
    const sink = textSink();
    const logger = createLogger("debug", sink.stream);
    const claude = {
      name: "claude" as const,
      answer: (question: { text: string }) => asked.ask(question.text, shop),
    };
    const { answer } = createConversations({ rules: createRuleRouter(), claude, logger });
    fake.script(turn);

    const told = await answer({ text: QUESTION }, aToolContext(shop.database, shop.tenant, NOW));

    expect(told.by).toBe("rules");
    expect((told.answer as Answered).answers[0]).toMatchObject({
      tool: "analyze_customers",
      input: { analysis: "churn_risk" },
    });
    expect(asked.outcomes).toEqual([reason]);
    expect(`${sink.text()}${asked.logs()}`).not.toMatch(new RegExp(`at risk of leaving|${FAKE_KEY}`));
  });
});

describe.each(FAILURES.filter(([, , reason]) => reason !== "ungrounded"))(
  "where Claude's reply to the tools' answers is %s",
  (_name, turn, reason) => {
    it("their answers stand alone", async () => {
      const asked = aClaudeRouter(fake, hastyAt(1, turn));
      fake.script(calls(AT_RISK), turn);

      const answer = (await asked.ask(QUESTION, shop)) as Answered;

      expect(answer.answers[0]).toMatchObject({ tool: "analyze_customers" });
      expect(answer).not.toHaveProperty("text");
      expect(asked.outcomes).toEqual([reason]);
      expect(asked.logs()).toContain(`"reason":"${reason}"`);
      expect(asked.logs()).not.toMatch(new RegExp(`at risk of leaving|${FAKE_KEY}`));
    });
  },
);

describe("a model that writes no arguments", () => {
  it.each(['{"analysis":"churn', "[1,2]", '"churn_risk"', "nonsense", ""])(
    "as %j has an answer all the same",
    async (json) => {
      const asked = aClaudeRouter(fake);
      fake.script({ content: [{ tool: "analyze_customers", json }] });
      fake.otherwise(says("I can't tell."));

      const answered = await asked.ask(QUESTION, shop).then(
        ({ kind }) => kind,
        (error: unknown) => (error instanceof ClaudeUnavailable ? "left to the rules" : error),
      );

      expect(["answered", "unclear", "left to the rules"]).toContain(answered);
      expect(asked.outcomes).toHaveLength(1);
    },
  );
});

describe("a shop whose budget is used up", () => {
  it("asks Claude nothing", async () => {
    const asked = aClaudeRouter(fake, { budget: { mayAsk: async () => false, record: async () => {} } });

    await expect(asked.ask(QUESTION, shop)).rejects.toMatchObject({ reason: "over_budget" });
    expect(fake.requests).toHaveLength(0);
  });

  it("keeps the tools' answers that came before", async () => {
    const left = [true, false];
    const budget = { mayAsk: async () => left.shift() ?? false, record: async () => {} };
    const asked = aClaudeRouter(fake, { budget });
    fake.script(calls(AT_RISK));

    const answer = (await asked.ask(QUESTION, shop)) as Answered;

    expect(answer.answers).toHaveLength(1);
    expect(asked.outcomes).toEqual(["over_budget"]);
  });

  it("pays for a reply that broke off", async () => {
    const asked = aClaudeRouter(fake);
    fake.script({ content: ["So far"], breaks: "drop", usage: { input: 77 } });

    await expect(asked.ask(QUESTION, shop)).rejects.toMatchObject({
      reason: "failed",
      cause: { kind: "dropped" },
    });
    expect(asked.used).toMatchObject([{ tokens: { input: 77 } }]);
  });
});

describe("a question that nobody waits for any more", () => {
  it("stops at once, with the reason why", async () => {
    const asked = aClaudeRouter(fake);
    const stop = new AbortController();
    fake.script(() => {
      stop.abort(new Error("stopped by the person"));
      return "silence";
    });

    const context = aToolContext(shop.database, shop.tenant, NOW, { signal: stop.signal });

    await expect(asked.router.answer({ text: QUESTION, before: [] }, context)).rejects.toThrow(
      "stopped by the person",
    );
  });

  it("is charged for what the reply had used until then", async () => {
    const asked = aClaudeRouter(fake);
    const stop = new AbortController();
    fake.script(calls(AT_RISK), {
      content: ["Write to them. ", "Then"],
      breaks: "hang",
      usage: { input: 66 },
    });

    const question = { text: QUESTION, before: [], onText: () => stop.abort(new Error("stopped")) };
    const context = aToolContext(shop.database, shop.tenant, NOW, { signal: stop.signal });

    await expect(asked.router.answer(question, context)).rejects.toThrow("stopped");
    expect(asked.used.map(({ tokens }) => tokens.input)).toEqual([100, 66]);
  });
});

describe("a question in words that can't be shown", () => {
  it("is not sent", async () => {
    const asked = aClaudeRouter(fake);

    const answered = asked.ask("Welche Kunden wandern vermutlich bald ab?", shop);

    await expect(answered).rejects.toMatchObject({ reason: "unreadable" });
    expect(fake.requests).toHaveLength(0);
  });
});

/** A reply that never comes is not waited for; all others are, however slow the machine. */
function hastyAt(request: number, turn: FakeTurn): { slowRequest?: number } {
  const isSlow =
    turn === "silence" || (typeof turn === "object" && "breaks" in turn && turn.breaks === "hang");
  return isSlow ? { slowRequest: request } : {};
}
