import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { getDefaultEnvironment, StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APOLOGY } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";
import { offerAnalytics } from "../../src/mcp/analytics-offer.ts";
import { describeTool } from "../../src/mcp/describe-tool.ts";
import { tools } from "../../src/tools/registry.ts";
import type { ToolContext } from "../../src/tools/tool.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { textSink } from "../support/text-sink.ts";
import { type OpenDoor, openDoor } from "./support/door.ts";
import { examplesFor } from "./support/examples.ts";
import { openSmallShop } from "./support/shop.ts";
import { connectByStreams } from "./support/streams.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false });

describe.each(tools)("the tool $name, as MCP lists it", (tool) => {
  it("reads only, and has schemas of an object in and an object out", () => {
    const listed = describeTool(tool);

    expect(listed).toMatchObject({
      ...{ name: tool.name, title: tool.title, description: tool.description },
      annotations: { readOnlyHint: true, openWorldHint: false },
      inputSchema: { type: "object" },
      outputSchema: { type: "object" },
    });
    expect(() => [ajv.compile(listed.inputSchema), ajv.compile(listed.outputSchema ?? {})]).not.toThrow();
  });
});

let test: TestDatabase;
let shop: ToolContext;
const sink = textSink();
const logger = createLogger("info", sink.stream);

beforeAll(async () => {
  test = await openTestDatabase();
  shop = await openSmallShop(test);
});
afterAll(() => test.close());

describe("every tool", () => {
  let door: OpenDoor;
  beforeAll(async () => {
    door = await openDoor(offerAnalytics(async () => shop, logger));
  });
  afterAll(() => door.close());

  it.each(tools)("$name gives what its schema promises, for each of its choices", async (tool) => {
    const client = await door.connect();
    // The client checks each result by the schema that it has seen.
    await client.listTools();

    const answered: unknown[] = [];
    for (const input of examplesFor(tool, "c0")) {
      const result = await client.callTool({ name: tool.name, arguments: input });
      if (!result.isError) answered.push(result.structuredContent);
      expect(result.content).toMatchObject([{ type: "text", text: expect.stringMatching(/\S/) }]);
      expect(JSON.stringify(result)).not.toContain(APOLOGY);
    }

    expect(answered.length).toBeGreaterThan(0);
  });
});

describe.each(["HTTP", "stdio"] as const)("the tools over %s", (transport) => {
  let client: Client;
  let close: () => Promise<void>;
  let asked: Partial<ToolContext> = {};

  beforeAll(async () => {
    const offer = offerAnalytics(async () => ({ ...shop, ...asked }), logger);
    const door = transport === "HTTP" ? await openDoor(offer) : await connectByStreams(offer);
    client = await door.connect();
    close = door.close;
  });
  afterAll(() => close());

  it("are those of the registry", async () => {
    const listed = await client.listTools();

    expect(listed.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
  });

  it("say which argument is wrong, as a result that a model can mend", async () => {
    const result = await client.callTool({ name: "forecast_metrics", arguments: { metric: "luck" } });

    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("metric") }] });
    expect(result.structuredContent).toBeUndefined();
  });

  it("say that nobody was found as a result, not as an error", async () => {
    const result = await client.callTool({ name: "lookup_customer", arguments: { customer: "nobody" } });

    expect(result.isError).toBeUndefined();
    expect(result.structuredContent).toMatchObject({ kind: "not_found" });
  });

  it("give rows beyond the fiftieth as data alone, and say in the text how many those are", async () => {
    const { content, structuredContent } = await client.callTool({
      name: "forecast_metrics",
      arguments: { metric: "orders", granularity: "day", horizon: 60 },
    });

    expect((structuredContent as { forecast: unknown[] }).forecast).toHaveLength(60);
    expect(content).toMatchObject([{ text: expect.stringContaining("and 10 more, left out of this text") }]);
  });

  it("refuse a tool that there is not, and a call without a name", async () => {
    await expect(client.callTool({ name: "guess" })).rejects.toMatchObject({ code: -32_602 });
    await expect(client.callTool({} as { name: string })).rejects.toMatchObject({ code: -32_602 });
  });

  it("apologize for a failure of their own, and log it", async () => {
    asked = {
      compute: {
        async run() {
          throw new Error("secret detail");
        },
      },
    };

    const result = await client.callTool({
      name: "forecast_metrics",
      arguments: { metric: "orders", horizon: 3 },
    });

    asked = {};
    expect(result).toMatchObject({ isError: true, content: [{ type: "text", text: APOLOGY }] });
    expect(sink.text()).toContain("secret detail");
  });

  it("tell how far a long one is", async () => {
    const steps: unknown[] = [];

    await client.callTool(
      { name: "forecast_metrics", arguments: { metric: "orders", horizon: 2 } },
      undefined,
      {
        onprogress: (step) => steps.push(step),
      },
    );

    expect(steps).toMatchObject([
      { progress: 0, total: 2 },
      { progress: 1, total: 2 },
      { progress: 2, total: 2 },
    ]);
  });

  it("stop a long one whose client gives up, and log no failure", async () => {
    const stop = new AbortController();
    const before = sink.text();
    const stopped = new Promise<void>((resolve) => {
      asked = {
        compute: {
          run(_name, _input, signal) {
            stop.abort("enough");
            return new Promise((_resolve, reject) => {
              signal?.addEventListener("abort", () => {
                reject(signal.reason);
                resolve();
              });
            });
          },
        },
      };
    });

    const result = client.callTool(
      { name: "forecast_metrics", arguments: { metric: "orders", horizon: 3 } },
      undefined,
      { signal: stop.signal },
    );

    await expect(result).rejects.toThrow("enough");
    await stopped;
    asked = {};
    expect(sink.text()).toBe(before);
  });
});

// The embedded database takes seconds to begin; the streams are the same over either.
describe.runIf(process.env.TEST_DATABASE_URL)("the command", () => {
  it("serves the client that starts it", async () => {
    const client = new Client({ name: "test", version: "1" });
    const disturbances: Error[] = [];
    client.onerror = (error) => disturbances.push(error);
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ["--import", "tsx", "src/main.ts", "mcp"],
        env: { ...getDefaultEnvironment(), DATABASE_URL: test.url ?? "" },
        stderr: "ignore",
      }),
    );

    const { tools: listed } = await client.listTools();
    const result = await client.callTool({ name: "lookup_customer", arguments: { customer: "nobody" } });
    await client.close();

    expect(listed).toHaveLength(tools.length);
    expect(result.structuredContent).toMatchObject({ kind: "not_found" });
    expect(disturbances).toEqual([]);
  });
});
