import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createConversations } from "../src/answers/conversations.ts";
import type { Shop } from "../src/cli/context.ts";
import { parseConfig } from "../src/config.ts";
import { createLogger } from "../src/log.ts";
import { createMetrics, type Metrics } from "../src/metrics.ts";
import { openShop } from "../src/shop.ts";
import { FAKE_KEY, type FakeClaude, startFakeClaude } from "./support/fake-claude/fake-claude.ts";
import { calls, says } from "./support/fake-claude/script.ts";
import { fillHundred } from "./support/hundred-customers.ts";
import { createServerDatabase } from "./support/server-database.ts";
import { textSink } from "./support/text-sink.ts";

const now = new Date("2026-03-15T10:00:00Z");
const BEST = { tool: "analyze_customers", input: { analysis: "high_value", limit: 3 } };
const url = process.env.TEST_DATABASE_URL;

describe("the shop of an installation that has Claude", () => {
  let fake: FakeClaude;
  let own: Awaited<ReturnType<typeof createServerDatabase>> | undefined;
  let folder: string;
  let shop: Shop;
  let metrics: Metrics;

  beforeAll(async () => {
    fake = await startFakeClaude();
    folder = await mkdtemp(join(tmpdir(), "regulars-shop-"));
    own = url ? await createServerDatabase(url, "regulars_test") : undefined;
    metrics = createMetrics();
    const config = parseConfig({
      ...{ DATABASE_URL: own?.url, DATA_DIR: folder, LOG_LEVEL: "silent", ANTHROPIC_DAILY_TOKENS: "300" },
      ...{ ANTHROPIC_API_KEY: FAKE_KEY, ANTHROPIC_BASE_URL: fake.url },
    });
    shop = await openShop(config, createLogger("silent", textSink().stream), metrics);
    await shop.database.withTenant(shop.tenant.tenantId, (tx) => fillHundred(tx, shop.tenant));
  });
  afterEach(() => fake.reset());
  afterAll(async () => {
    await shop?.close();
    await own?.drop();
    await fake?.close();
    await rm(folder, { recursive: true });
  });

  const ask = async (text: string) => {
    const context = await shop.toolContext(now, { kind: "person", id: "U1", role: "admin" });
    const conversations = createConversations({
      ...{ ...shop.answerers, logger: createLogger("silent", textSink().stream) },
      countResponse: metrics.countResponse,
    });
    const told = await conversations.answer(
      { text, conversation: { key: "T:C:1", isPrivate: false } },
      context,
    );
    return { ...told, usage: await conversations.readUsage(context) };
  };

  it("is asked by Claude until its budget is used up, and by rules from then on", async () => {
    fake.script(calls(BEST), says("Here they are."));
    fake.otherwise(says("What would you like to know?"));

    const first = await ask("who are our best customers?");
    const second = await ask("top 3 customers");
    const third = await ask("top 3 customers");

    expect(first).toMatchObject({ by: "claude", answer: { kind: "answered", text: "Here they are." } });
    expect(second).toMatchObject({ by: "claude", answer: { kind: "unclear" }, usage: { shareLeft: 0 } });
    expect(third).toMatchObject({ by: "rules", answer: { kind: "answered" } });
    expect(first.usage?.days[0]?.requests).toBe(2);
    expect(fake.faults).toEqual([]);
    const text = await metrics.text();
    expect(text).toContain('ai_responses_generated_total{router="claude",outcome="answered"} 2');
    expect(text).toContain('ai_responses_generated_total{router="claude",outcome="over_budget"} 1');
    expect(text).toContain('ai_responses_generated_total{router="rules",outcome="answered"} 1');
    expect(text).toContain('ai_tokens_total{kind="output"} 60');
    expect(text).toMatch(/customer_queries_total\{tool="analyze_customers"\} [1-9]/);
    expect(text).toMatch(/cache_misses_total [1-9]/);
    expect(text).toMatch(/database_connections_total [1-9]/);
  });
});
