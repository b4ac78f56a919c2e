import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "../../../src/answers/answer.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { type FakeClaude, startFakeClaude } from "../../support/fake-claude/fake-claude.ts";
import { calls, says } from "../../support/fake-claude/script.ts";
import { fillHundred } from "../../support/hundred-customers.ts";
import { aClaudeRouter, resultsIn } from "./support.ts";

let test: TestDatabase;
let fake: FakeClaude;
let shop: { database: TestDatabase["database"]; tenant: Tenant };

const AT_RISK = { tool: "analyze_customers", input: { analysis: "churn_risk", limit: 3 } };
const BEST = { tool: "analyze_customers", input: { analysis: "high_value", limit: 3 } };

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

const headlineOf = (answer: Answered) => answer.answers.map(({ tool, input }) => [tool, input]);

describe("a question put to Claude", () => {
  it("is answered by the tool that it calls, in its words", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(AT_RISK), says("These are the ones at risk. Write to them first."));

    const answer = (await asked.ask("who may leave?", shop)) as Answered;

    expect(answer.kind).toBe("answered");
    expect(headlineOf(answer)).toMatchObject([["analyze_customers", { analysis: "churn_risk", limit: 3 }]]);
    expect(answer.text).toBe("These are the ones at risk. Write to them first.");
    expect(asked.heard.join("")).toBe(answer.text);
    expect(asked.heard.length).toBeGreaterThan(1);
    expect(answer.understood).toBe("looking at customers at risk");
    expect(asked.outcomes).toEqual(["answered"]);
  });

  it("tells what is being done, and when it is done", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(AT_RISK), says("There."));

    await asked.ask("who may leave?", shop);

    expect(asked.steps.map(({ title, state }) => [title, state])).toEqual([
      ["Looking at customers at risk", "running"],
      ["Looking at customers at risk", "done"],
    ]);
    expect(new Set(asked.steps.map(({ id }) => id)).size).toBe(1);
  });

  it("may call several tools at once: the first is the main answer", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(AT_RISK, BEST), says("Both lists are here."));

    const answer = (await asked.ask("who may leave and who is best?", shop)) as Answered;

    expect(answer.answers.map(({ input }) => "analysis" in input && input.analysis)).toEqual([
      "churn_risk",
      "high_value",
    ]);
    expect(resultsIn(fake.requests[1])).toHaveLength(2);
  });

  it("may call tools in steps: what was called last is the main answer, and nothing stands there twice", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(BEST), calls(AT_RISK, BEST), says("There."));

    const answer = (await asked.ask("who may leave?", shop)) as Answered;

    expect(answer.answers.map(({ input }) => "analysis" in input && input.analysis)).toEqual([
      "churn_risk",
      "high_value",
    ]);
  });

  it("is told the shop's facts after the part that is the same for all, which is marked for the cache", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(AT_RISK), says("There."));

    await asked.ask("who may leave?", shop);

    const [first, second] = fake.requests;
    const [stable, facts] = (first?.system ?? []) as { text: string; cache_control?: unknown }[];
    expect(stable?.cache_control).toEqual({ type: "ephemeral" });
    expect(stable?.text).not.toContain("2026-03-1");
    expect(facts?.text).toContain("Today is 2026-03-11 in its time zone, UTC. Amounts are in USD.");
    expect(facts?.text).toContain("from 2025-03-31 to 2026-03-10");
    expect(second?.system).toEqual(first?.system);
    expect(JSON.stringify(second?.tools)).toBe(JSON.stringify(first?.tools));
    expect(first?.tools?.map(({ name }) => name)).toHaveLength(8);
    expect(first?.max_tokens).toBe(1024);
  });

  it("reads what was said before, with where it came from", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(AT_RISK), says("There."));
    const before = [
      {
        question: "who is best?",
        requests: [{ tool: "analyze_customers" as const, input: { analysis: "high_value" as const } }],
        answer: "100 customers.",
      },
    ];

    await asked.ask("and at risk?", shop, before);

    const messages = fake.requests[0]?.messages ?? [];
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(JSON.stringify(messages[2])).toContain(
      JSON.stringify('analyze_customers {"analysis":"high_value"}').slice(1, -1),
    );
  });

  it("shows a result as people read it, with so many rows, and says how many are left out", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(
      calls({ tool: "analyze_customers", input: { analysis: "high_value", limit: 50 } }),
      says("There."),
    );

    await asked.ask("best customers", shop);

    const [result] = resultsIn(fake.requests[1]);
    expect(result?.text).toMatch(/^<result>\n[\s\S]*<\/result>$/);
    expect(result?.text.match(/C-[0-9A-Z]{8}/g)?.length).toBeLessThanOrEqual(31);
    expect(result?.text).toContain("the first 30 of 50 rows");
    expect(result?.text).toContain("$100");
    expect(result?.text).not.toContain("netValueCents");
  });

  it("ends with the tools' answers alone where its words are not borne out, and says none after the first", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(calls(AT_RISK), says("Here they are. They hold $987,654. Be quick."));

    const answer = (await asked.ask("who may leave?", shop)) as Answered;

    expect(answer.answers).toHaveLength(1);
    expect(answer).not.toHaveProperty("text");
    expect(asked.heard.join("")).toBe("Here they are. ");
    expect(asked.outcomes).toEqual(["ungrounded"]);
  });

  it("asks back where no tool was called, if what it says is borne out by nothing but words", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(says("Which customer do you mean?"));

    const answer = await asked.ask("how is she doing?", shop);

    expect(answer).toMatchObject({ kind: "unclear", message: "Which customer do you mean?" });
  });

  it("has no answer where no tool was called and figures are named all the same", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(says("Your revenue was $12,345."));

    await expect(asked.ask("how was revenue?", shop)).rejects.toMatchObject({ reason: "ungrounded" });
  });

  it("says in the tool's words what was wrong with the arguments, and lets them be mended", async () => {
    const asked = aClaudeRouter(fake);
    fake.script(
      calls(
        { tool: "analyze_customers", input: { analysis: "churn_risk", churn_min: 7 } },
        { tool: "drop_tables", input: {} },
      ),
      calls(AT_RISK),
      says("There."),
    );

    const answer = (await asked.ask("who may leave?", shop)) as Answered;

    const [bad, unknown] = resultsIn(fake.requests[1]);
    expect(bad).toMatchObject({ isError: true });
    expect(bad?.text).toContain("churn_min");
    expect(unknown).toMatchObject({ isError: true });
    expect(unknown?.text).toContain("There is no such tool");
    expect(answer.answers).toHaveLength(1);
  });

  it("tells the model nothing of how a tool failed, and logs it once", async () => {
    const callTool = async () => {
      throw new Error("select * from secrets");
    };
    const asked = aClaudeRouter(fake, { callTool });
    fake.script(calls(AT_RISK), says("I can't tell."));

    const answer = await asked.ask("who may leave?", shop);

    expect(answer).toMatchObject({ kind: "unclear", message: "I can't tell." });
    expect(resultsIn(fake.requests[1])).toEqual([
      { text: "The tool failed. Answer without it.", isError: true },
    ]);
    expect(asked.logs().match(/tool failed/g)).toHaveLength(1);
    expect(asked.steps.at(-1)?.state).toBe("failed");
  });

  it("may call tools in so many steps, then has to answer with what is there", async () => {
    const asked = aClaudeRouter(fake, { limits: { steps: 2 } });
    fake.script(calls(AT_RISK), calls(BEST), says("There."));

    const answer = (await asked.ask("who may leave?", shop)) as Answered;

    expect(fake.requests.map(({ tool_choice }) => tool_choice?.type)).toEqual(["auto", "auto", "none"]);
    expect(JSON.stringify(fake.requests[2]?.messages.at(-1))).toContain("No more tools can be called");
    expect(answer.answers).toHaveLength(2);
  });

  it("may make so many calls in all", async () => {
    const asked = aClaudeRouter(fake, { limits: { calls: 2 } });
    fake.script(calls(AT_RISK, BEST, AT_RISK), says("There."));

    await asked.ask("who may leave?", shop);

    expect(resultsIn(fake.requests[1]).map(({ isError }) => isError)).toEqual([false, false, true]);
    expect(fake.requests[1]?.tool_choice?.type).toBe("none");
  });

  it("is counted by the tokens of each request", async () => {
    const asked = aClaudeRouter(fake);
    fake.script({ ...calls(AT_RISK), usage: { input: 10, cacheRead: 20 } }, says("There."));

    await asked.ask("who may leave?", shop);

    expect(asked.used).toMatchObject([
      { purpose: "question", model: "claude-haiku-5-5", tokens: { input: 10, cacheRead: 20 } },
      { tokens: { input: 100, output: 20 } },
    ]);
  });
});
