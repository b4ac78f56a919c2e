import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Answered } from "../../../src/answers/answer.ts";
import { groundInReports } from "../../../src/answers/claude/ground.ts";
import type { Tenant } from "../../../src/store/tenants.ts";
import { openTestDatabase, type TestDatabase } from "../../support/database.ts";
import { type FakeClaude, startFakeClaude } from "../../support/fake-claude/fake-claude.ts";
import { calls, type FakeRequest, says } from "../../support/fake-claude/script.ts";
import { fillHundred } from "../../support/hundred-customers.ts";
import { aClaudeRouter, resultsIn } from "./support.ts";

let test: TestDatabase;
let fake: FakeClaude;
let shop: { database: TestDatabase["database"]; tenant: Tenant };

const BEST = { tool: "analyze_customers", input: { analysis: "high_value", limit: 3 } };

beforeAll(async () => {
  test = await openTestDatabase();
  fake = await startFakeClaude();
  const tenant = await test.aTenant();
  await test.database.withTenant(tenant.tenantId, (tx) => fillHundred(tx, tenant));
  shop = { database: test.database, tenant };
});
afterEach(() => fake.reset());
afterAll(async () => {
  await fake.close();
  await test.close();
});

/** The first row of the list that the model is shown: who is worth $100. */
function bestIn(request: FakeRequest): string {
  return /C-[0-9A-Z]{8}(?=.*\$100\.00)/.exec(resultsIn(request)[0]?.text ?? "")?.[0] ?? "nobody";
}

describe("words of Claude's over the product's own grounding", () => {
  it("are shown where the list bears them out", async () => {
    const asked = aClaudeRouter(fake, { ground: groundInReports });
    fake.script(calls(BEST), (request) => says(`${bestIn(request)} is worth the most, with $100.00.`));

    const answer = (await asked.ask("who are our best customers?", shop)) as Answered;

    expect(answer.text).toMatch(/^C-[0-9A-Z]{8} is worth the most, with \$100\.00\.$/);
    expect(asked.outcomes).toEqual(["answered"]);
  });

  it.each([
    ["another figure", (alias: string) => `${alias} is worth the most, with $101.00.`],
    ["another customer", () => "C-00000000 is worth the most, with $100.00."],
    ["a promise", (alias: string) => `${alias} gets 20% off with the code SAVE20.`],
  ])("are not shown with %s", async (_name, wrong) => {
    const asked = aClaudeRouter(fake, { ground: groundInReports });
    fake.script(calls(BEST), (request) => says(wrong(bestIn(request))));

    const answer = (await asked.ask("who are our best customers?", shop)) as Answered;

    expect(answer.answers).toHaveLength(1);
    expect(answer).not.toHaveProperty("text");
    expect(asked.heard).toEqual([]);
  });
});
