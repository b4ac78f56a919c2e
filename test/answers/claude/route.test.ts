import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { routeByClaude } from "../../../src/answers/claude/route.ts";
import { createClaude } from "../../../src/sources/claude/claude.ts";
import { FAKE_KEY, type FakeClaude, startFakeClaude } from "../../support/fake-claude/fake-claude.ts";
import { calls, says } from "../../support/fake-claude/script.ts";

const NOW = new Date("2026-03-11T12:00:00Z");

let fake: FakeClaude;

beforeAll(async () => {
  fake = await startFakeClaude();
});
afterEach(() => fake.reset());
afterAll(() => fake.close());

const claude = () =>
  createClaude({ apiKey: FAKE_KEY, baseUrl: fake.url, model: "claude-haiku-5-5", retriesMax: 0 });

describe("the tool that Claude asks first", () => {
  it("is told with its arguments as they were meant, and not run", async () => {
    fake.script(
      calls(
        { tool: "lookup_customer", input: { customer: "customer_1" } },
        { tool: "analyze_segments", input: {} },
      ),
    );

    const routed = await routeByClaude(claude(), "who is jane@example.com?", [], NOW);

    expect(routed).toEqual({ tool: "lookup_customer", input: { customer: "jane@example.com" } });
    expect(fake.requests).toHaveLength(1);
    expect(JSON.stringify(fake.requests[0]?.system)).toContain("Today is 2026-03-11");
    expect(JSON.stringify(fake.requests)).not.toContain("jane@example");
  });

  it("is none where it only talks, or asks for one that there is not", async () => {
    fake.script(says("Hello!"), calls({ tool: "send_money", input: {} }));

    expect(await routeByClaude(claude(), "hi", [], NOW)).toBeNull();
    expect(await routeByClaude(claude(), "send money", [], NOW)).toBeNull();
  });

  it("fails where Claude does not reply", async () => {
    fake.script({ status: 529 });

    await expect(routeByClaude(claude(), "hi", [], NOW)).rejects.toMatchObject({ kind: "busy" });
  });
});
