import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandContext, Shop } from "../../src/cli/context.ts";
import { runProgram } from "../../src/cli/program.ts";
import { parseConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { openSmallShop } from "../mcp/support/shop.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { textSink } from "../support/text-sink.ts";

let test: TestDatabase;
let shop: ToolContext;

beforeAll(async () => {
  test = await openTestDatabase();
  shop = await openSmallShop(test);
});
afterAll(() => test.close());

/** What a command line writes to the terminal. */
async function run(...argv: string[]) {
  const [out, err] = [textSink(), textSink()];
  const context: CommandContext = {
    config: () => parseConfig({}),
    createLogger,
    openShop: async () => openedShop(),
    serve: async () => {},
    ...{ in: Readable.from([]), out: out.stream, err: err.stream },
    stopSignal: () => new AbortController().signal,
  };
  const code = await runProgram(argv, context);
  return { code, out: out.text(), err: err.text() };
}

/** What `call` and `audit` use of a shop. */
function openedShop(): Shop {
  return {
    toolContext: async (now: Date, viewer: ToolContext["viewer"]) => ({ ...shop, now, viewer }),
    close: async () => {},
  } as unknown as Shop;
}

describe("a list taken away at the terminal", () => {
  it("has every row unless a page is asked for, and is on record", async () => {
    const call = (input: object) =>
      run("call", "analyze_customers", "--format", "csv", "--json", JSON.stringify(input));

    const [whole, page] = [
      await call({ analysis: "high_value" }),
      await call({ analysis: "high_value", limit: 4 }),
    ];
    const { out } = await run("audit", "--json", "--limit", "2");

    expect([whole, page].map(({ out }) => out.trim().split("\r\n").length - 1)).toEqual([40, 4]);
    expect(JSON.parse(out)).toMatchObject([
      { viewerId: "terminal", action: "export", subject: "analyze_customers", rows: 4 },
      { viewerId: "terminal", action: "export", rows: 40, outcome: "granted" },
    ]);
  });
});

describe("the audit", () => {
  it("can be read as a table", async () => {
    await run("call", "analyze_customers", "--format", "csv", "--json", '{"analysis":"high_value"}');

    const { out } = await run("audit");

    expect(out.split("\n")[0]).toMatch(/^at +who +role +action +subject +rows +outcome$/);
    expect(out).toMatch(/person terminal +admin +export +analyze_customers +40 +granted/);
  });

  it("says which number of entries it takes", async () => {
    const { code, err } = await run("audit", "--limit", "0");

    expect(code).toBe(2);
    expect(err).toContain("a whole number from 1 to 1000");
  });
});
