import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { costOf, createModelUsage } from "../../src/answers/model-usage.ts";
import { UserError } from "../../src/errors.ts";
import { createMetrics } from "../../src/metrics.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { aToolContext } from "../support/tool-context.ts";

const now = new Date("2026-03-15T23:59:00Z");
const tomorrow = new Date("2026-03-16T00:01:00Z");
const TOKENS = { input: 1_000, cacheRead: 4_000, cacheWrite: 400, output: 200 };
const ONCE = { purpose: "question", model: "some-model", tokens: TOKENS } as const;

describe("what a request costs", () => {
  it("is the sum of its tokens by their prices, in millionths of a dollar", () => {
    // 1,000 × 1 + 400 × 1.25 + 4,000 × 0.1 + 200 × 5
    expect(costOf(TOKENS, { input: 1, output: 5 })).toBe(2_900);
    expect(costOf({ input: 0, cacheRead: 3, cacheWrite: 0, output: 0 }, { input: 1, output: 5 })).toBe(1);
    expect(costOf({ input: 0, cacheRead: 30, cacheWrite: 0, output: 0 }, { input: 1, output: 5 })).toBe(3);
  });
});

describe("the budget", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  const booksOf = (budget = { tokensPerDay: 1_000_000, usdPerDay: 1 }, facts = {}) =>
    createModelUsage({ database: test.database, budget, prices: { input: 1, output: 5 }, ...facts });

  it.each([
    ["tokens", { tokensPerDay: 11_200, usdPerDay: 1 }],
    ["money", { tokensPerDay: 1_000_000, usdPerDay: 0.0058 }],
  ])("is used up by %s, on every instance, until the next day of UTC", async (_, budget) => {
    const tenant = await test.aTenant();
    const [one, other] = [booksOf(budget), booksOf(budget)];

    await one.record(tenant, ONCE, now);
    const halfWay = [await other.readShareLeft(tenant, now), await other.mayAsk(tenant, now)];
    await one.record(tenant, { ...ONCE, model: "another", purpose: "draft" }, now);

    expect(halfWay).toEqual([0.5, true]);
    expect([await other.readShareLeft(tenant, now), await other.mayAsk(tenant, now)]).toEqual([0, false]);
    expect(await other.mayAsk(tenant, tomorrow)).toBe(true);
    expect(await other.mayAsk(await test.aTenant(), now)).toBe(true);
  });

  it("of nothing allows nothing", async () => {
    const tenant = await test.aTenant();

    expect(await booksOf({ tokensPerDay: 0, usdPerDay: 5 }).mayAsk(tenant, now)).toBe(false);
    expect(await booksOf({ tokensPerDay: 5, usdPerDay: 0 }).mayAsk(tenant, now)).toBe(false);
  });

  it("is shown to administrators with what was used by day", async () => {
    const tenant = await test.aTenant();
    const books = booksOf();
    const as = (role: "admin" | "analyst") =>
      aToolContext(test.database, tenant, tomorrow, { viewer: { kind: "person", id: "U1", role } });
    for (const at of [now, tomorrow, tomorrow]) await books.record(tenant, ONCE, at);

    expect(await books.readUsage(as("admin"))).toEqual({
      ...{ tokensPerDay: 1_000_000, usdPerDay: 1, shareLeft: 1 - 11_200 / 1_000_000 },
      days: [
        { day: "2026-03-16", requests: 2, tokens: 11_200, usd: 0.0058 },
        { day: "2026-03-15", requests: 1, tokens: 5_600, usd: 0.0029 },
      ],
    });
    await expect(books.readUsage(as("analyst"))).rejects.toThrow(UserError);
  });

  it("is counted for the metrics", async () => {
    const metrics = createMetrics();
    const books = booksOf(undefined, { onUse: metrics.countTokens });

    await books.record(await test.aTenant(), ONCE, now);

    expect(await metrics.text()).toContain('ai_tokens_total{kind="cache_read"} 4000');
    expect(await metrics.text()).toContain("ai_cost_usd_total 0.0029");
  });
});
