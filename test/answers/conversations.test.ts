import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Step } from "../../src/answers/answer.ts";
import { ClaudeUnavailable } from "../../src/answers/claude/unavailable.ts";
import { createConversations } from "../../src/answers/conversations.ts";
import { UserError } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";
import { aliasOf } from "../../src/privacy/alias.ts";
import type { Viewer } from "../../src/privacy/roles.ts";
import { ClaudeFailure } from "../../src/sources/claude/failure.ts";
import { conversationTurns } from "../../src/store/schema/conversations.ts";
import type { Tenant } from "../../src/store/tenants.ts";
import { insertFigures } from "../support/customer-facts.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "../support/shop.ts";
import { textSink } from "../support/text-sink.ts";
import { aToolContext } from "../support/tool-context.ts";
import { asking, scriptedRouter } from "./support/scripted-router.ts";

const now = new Date("2026-03-15T10:00:00Z");
const DAY_MS = 86_400_000;
const SEGMENTS = { tool: "analyze_segments", input: { analysis: "overview", limit: 5 } } as const;
const ANN = { tool: "lookup_customer", input: { customer: "ann@example.com" } } as const;
const UNCLEAR: Answer = { kind: "unclear", message: "I did not understand that.", suggestions: [] };

describe("conversations", () => {
  let test: TestDatabase;
  let tenant: Tenant;
  let keys = 0;

  beforeAll(async () => {
    test = await openTestDatabase();
    tenant = await test.aTenant();
    await test.database.withTenant(tenant.tenantId, async (tx) => {
      await fillShop(
        tx,
        tenant,
        [{ id: "1001", customer: "17850", day: "2026-03-01", cents: 2_500 }],
        [{ id: "17850", email: "ann@example.com" }],
      );
      await insertFigures(tx, tenant, {
        ...{ facts: [{ customerId: "17850" }], firstDay: "2026-03-01", lastDay: "2026-03-01" },
      });
    });
  });
  afterAll(() => test?.close());

  const contextOf = (id = "U1", facts = {}) =>
    aToolContext(test.database, tenant, now, {
      viewer: { kind: "person", id, role: "analyst" } satisfies Viewer,
      ...facts,
    });
  const aThread = (isPrivate = false) => {
    keys += 1;
    return { key: `T1:C1:${keys}`, isPrivate };
  };
  /** An engine of its own, with the questions that its rules and its Claude got, and what it logged. */
  function anEngine(
    replies: { rules?: Parameters<typeof scriptedRouter>[1]; claude?: typeof replies.rules } = {},
  ) {
    const rules = scriptedRouter("rules", replies.rules ?? asking(SEGMENTS));
    const claude = replies.claude && scriptedRouter("claude", replies.claude);
    const log = textSink();
    const logger = createLogger("debug", log.stream);
    const counted: string[] = [];
    const engine = createConversations({
      ...{ rules: rules.router, claude: claude?.router, logger },
      countResponse: (router, outcome) => counted.push(`${router} ${outcome}`),
    });
    return { engine, byRules: rules.asked, byClaude: claude?.asked ?? [], log, counted };
  }

  it("go on where another instance ended", async () => {
    const conversation = aThread();
    const [first, second] = [anEngine(), anEngine()];

    await first.engine.answer({ text: "which segments?", conversation }, contextOf());
    await second.engine.answer({ text: "just the top 3?", conversation }, contextOf("U2"));

    expect(second.byRules[0]?.before).toMatchObject([
      { question: "which segments?", requests: [SEGMENTS], answer: "There are no archetypes yet." },
    ]);
  });

  it("keep customers by alias, however they were named", async () => {
    const conversation = aThread();
    const { engine, byRules } = anEngine({ rules: asking(ANN) });
    const alias = aliasOf(tenant.identityKey, "17850");

    await engine.answer(
      { text: "is Ann@example.com leaving? call +1 555 010 9999", conversation },
      contextOf(),
    );
    await engine.answer({ text: "why?", conversation }, contextOf());

    expect(byRules[1]?.before).toMatchObject([
      {
        question: `is ${alias} leaving? call [phone]`,
        requests: [{ tool: "lookup_customer", input: { customer: alias } }],
      },
    ]);
    expect(JSON.stringify(await keptRows())).not.toMatch(/ann@|0109999|010 9999/i);
  });

  it("keep nothing of a customer who is not found but that somebody was asked about", async () => {
    const conversation = aThread();
    const request = { tool: "lookup_customer", input: { customer: "Jane Doe" } } as const;
    const { engine, byRules } = anEngine({ rules: asking(request) });

    const { turnId } = await engine.answer({ text: "is Jane Doe leaving?", conversation }, contextOf());
    await engine.answer({ text: "why?", conversation }, contextOf());

    const row = (await keptRows()).find((kept) => kept.turnId === turnId);
    expect(row).toMatchObject({
      question: "is [customer] leaving?",
      requests: [{ input: { customer: "[customer]" } }],
    });
    expect(JSON.stringify(row)).not.toContain("Jane");
    expect(byRules[1]?.before).toEqual([]);
  });

  it("show a public question no private turn, not even the asker's own", async () => {
    const { engine, byRules } = anEngine();
    const { key } = aThread();

    await engine.answer({ text: "privately", conversation: { key, isPrivate: true } }, contextOf("U1"));
    await engine.answer({ text: "openly", conversation: { key, isPrivate: false } }, contextOf("U1"));

    expect(byRules[1]?.before).toEqual([]);
  });

  it("show a private question the public turns and the asker's own private ones, nobody else's", async () => {
    const { engine, byRules } = anEngine();
    const { key } = aThread();
    const ask = (text: string, user: string, isPrivate: boolean) =>
      engine.answer({ text, conversation: { key, isPrivate } }, contextOf(user));
    await ask("openly", "U1", false);
    await ask("mine", "U1", true);
    await ask("theirs", "U2", true);

    await ask("and now?", "U1", true);

    expect(byRules[3]?.before.map(({ question }) => question)).toEqual(["openly", "mine"]);
  });

  it("of one shop are nothing to another", async () => {
    const conversation = aThread();
    const { engine, byRules } = anEngine();
    const other = { ...contextOf(), tenant: await test.aTenant() };

    await engine.answer({ text: "which segments?", conversation }, contextOf());
    await engine.answer({ text: "and these?", conversation }, other);

    expect(byRules[1]?.before).toEqual([]);
    expect(await engine.isOurs(aThread().key, other)).toBe(false);
  });

  it("are forgotten after thirty days, and refer to eight turns at most", async () => {
    const conversation = aThread();
    const { engine, byRules } = anEngine();
    const later = (days: number) => contextOf("U1", { now: new Date(now.getTime() + days * DAY_MS) });
    for (let day = 1; day <= 10; day += 1) {
      await engine.answer({ text: `on day ${day}`, conversation }, later(day));
    }

    await engine.answer({ text: "a week ago", conversation }, later(10));
    await engine.answer({ text: "a month later", conversation }, later(38));
    const isOurs = [
      await engine.isOurs(conversation.key, later(38)),
      await engine.isOurs(conversation.key, later(68)),
    ];

    expect(byRules[10]?.before.map(({ question }) => question)[0]).toBe("on day 3");
    expect(byRules[11]?.before.map(({ question }) => question)).toEqual([
      "on day 9",
      "on day 10",
      "a week ago",
    ]);
    expect(isOurs).toEqual([true, false]);
  });

  it("are ours once we have said anything in them for all to see", async () => {
    const { engine } = anEngine({ rules: () => UNCLEAR });
    const [open, hidden] = [aThread(), aThread(true)];

    await engine.answer({ text: "what?", conversation: open }, contextOf());
    await engine.answer({ text: "what?", conversation: hidden }, contextOf());

    expect(await engine.isOurs(open.key, contextOf("U9"))).toBe(true);
    expect(await engine.isOurs(hidden.key, contextOf())).toBe(false);
  });

  it("tell a model of questions that were not understood, and the rules of none", async () => {
    const conversation = aThread();
    let answers = 0;
    const { engine, byRules, byClaude } = anEngine({
      rules: () => UNCLEAR,
      claude: () => {
        answers += 1;
        if (answers > 1) throw new Error("down");
        return { kind: "unclear", message: "Revenue or orders?", suggestions: [] };
      },
    });

    const told = await engine.answer({ text: "what?", conversation }, contextOf());
    await engine.answer({ text: "revenue", conversation }, contextOf());

    expect(told.turnId).toBeTypeOf("number");
    expect(byClaude[1]?.before).toEqual([{ question: "what?", requests: [], answer: "Revenue or orders?" }]);
    expect(byRules[0]?.before).toEqual([]);
  });

  it("remember nothing of a question that was asked outside any", async () => {
    const { engine, byRules } = anEngine();
    const rows = (await keptRows()).length;

    const told = await engine.answer({ text: "which segments?" }, contextOf());

    expect(told).not.toHaveProperty("turnId");
    expect(byRules[0]?.before).toEqual([]);
    expect(await keptRows()).toHaveLength(rows);
  });

  it("answer many who ask at once in one thread, each with a turn of its own", async () => {
    const conversation = aThread();
    const { engine } = anEngine();

    const told = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        engine.answer({ text: `question ${n}`, conversation }, contextOf(`U${n}`)),
      ),
    );

    expect(new Set(told.map(({ turnId }) => turnId)).size).toBe(60);
    await engine.answer({ text: "one more", conversation }, contextOf());
    const kept = (await keptRows()).filter((row) => row.conversation === conversation.key);
    expect(kept).toHaveLength(50);
  });

  describe("with Claude", () => {
    it("are answered by Claude, with what was said before", async () => {
      const conversation = aThread();
      const { engine, byClaude, byRules } = anEngine({
        claude: asking(SEGMENTS, "There are no segments yet."),
      });

      await engine.answer({ text: "which segments?", conversation }, contextOf());
      const told = await engine.answer({ text: "why?", conversation }, contextOf());

      expect(told).toMatchObject({ by: "claude", answer: { text: "There are no segments yet." } });
      expect(byClaude[1]?.before).toMatchObject([{ answer: "There are no segments yet." }]);
      expect(byRules).toEqual([]);
    });

    it.each([
      ["an error that nobody expected", new TypeError("undefined is not a function: who is Jane?")],
      ["an error written for people", new UserError("That can't be asked: who is Jane?")],
      ["no error at all", "who is Jane?"],
    ])("are answered by rules where it fails with %s, and the question is not logged", async (_, failure) => {
      const conversation = aThread();
      const fail = () => {
        throw failure;
      };
      const { engine, byRules, log, counted } = anEngine({ claude: fail });
      await engine.answer({ text: "which segments?", conversation }, contextOf());

      const told = await engine.answer({ text: "who is Jane?", conversation }, contextOf());

      expect(told).toMatchObject({ by: "rules", answer: { kind: "answered" } });
      expect(byRules[1]).toMatchObject({ text: "who is Jane?", before: [{ question: "which segments?" }] });
      expect(log.jsonLines().map(({ msg }) => msg)).toEqual(
        Array(2).fill("answered by rules instead of Claude"),
      );
      expect(log.text()).not.toContain("Jane");
      expect(counted).toEqual(["claude failed", "rules answered", "claude failed", "rules answered"]);
    });

    it("log why Claude had no answer, and leave it to Claude to count it", async () => {
      const { engine, log, counted } = anEngine({
        claude: () => {
          throw new ClaudeUnavailable(
            "failed",
            new ClaudeFailure("busy", { status: 529, requestId: "req_1" }),
          );
        },
      });

      await engine.answer({ text: "which segments?" }, contextOf());

      expect(log.jsonLines()).toMatchObject([
        { fault: { reason: "failed", cause: { kind: "busy", status: 529, requestId: "req_1" } } },
      ]);
      expect(counted).toEqual(["rules answered"]);
    });

    it.each(["help", " Help! "])("leave %j to the rules", async (text) => {
      const { engine, byRules, byClaude } = anEngine({ claude: asking(SEGMENTS, "Anything.") });

      await engine.answer({ text }, contextOf());

      expect([byRules.length, byClaude.length]).toEqual([1, 0]);
    });

    it("leave no step running where Claude fails", async () => {
      const steps: Step[] = [];
      const { engine } = anEngine({
        claude: ({ onStep }) => {
          onStep?.({ id: "1", title: "Looking at segments", state: "running" });
          onStep?.({ id: "1", title: "Looking at segments", state: "done" });
          onStep?.({ id: "2", title: "Looking at customers", state: "running" });
          throw new Error("dropped");
        },
      });

      await engine.answer({ text: "which segments?", onStep: (step) => steps.push(step) }, contextOf());

      expect(steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
        "1 running",
        "1 done",
        "2 running",
        "2 failed",
      ]);
    });

    it("end with whoever asked: nothing is asked or remembered after a stop", async () => {
      const conversation = aThread();
      const stop = new AbortController();
      const { engine, byRules } = anEngine({
        claude: () => {
          stop.abort();
          throw new Error("aborted");
        },
      });

      const told = engine.answer(
        { text: "which segments?", conversation },
        contextOf("U1", { signal: stop.signal }),
      );

      await expect(told).rejects.toThrow(/abort/);
      expect(byRules).toEqual([]);
      expect(await engine.isOurs(conversation.key, contextOf())).toBe(false);
    });
  });

  it("say what a tool says to the person", async () => {
    const { engine } = anEngine({
      rules: () => {
        throw new UserError("There are no orders yet.");
      },
    });

    const { answer } = await engine.answer({ text: "top customers" }, contextOf());

    expect(answer).toMatchObject({ kind: "unclear", message: "There are no orders yet." });
  });

  it("give the answer even where it can't be remembered", async () => {
    const { engine, log } = anEngine();
    const conversation = { key: "nul \u0000 is no text to Postgres", isPrivate: false };
    let calls = 0;
    const database = {
      ...test.database,
      // The first look is at what was said before, and its tool's own follow.
      withTenant: ((...args: Parameters<typeof test.database.withTenant>) => {
        calls += 1;
        return calls === 1 ? Promise.resolve([]) : test.database.withTenant(...args);
      }) as typeof test.database.withTenant,
    };

    const told = await engine.answer(
      { text: "which segments, Jane?", conversation },
      { ...contextOf(), database },
    );

    expect(told).toMatchObject({ answer: { kind: "answered" } });
    expect(told).not.toHaveProperty("turnId");
    expect(log.jsonLines()).toMatchObject([{ msg: "turn not remembered" }]);
    expect(log.text()).not.toContain("Jane");
  });

  const keptRows = () =>
    test.database.withTenant(tenant.tenantId, (tx) => tx.select().from(conversationTurns));
});
