import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Cache, createCache } from "../../src/cache/cache.ts";
import { healthy, type Reply, startFakeRedis } from "./support/fake-redis.ts";

const silent = pino({ level: "silent" });
const ttlMs = 60_000;

describe("a Redis that is not well", () => {
  const ending: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ending.splice(0)) await end();
  });

  async function over(reply: Reply) {
    const server = await startFakeRedis(reply);
    let nowMs = 0;
    const cache = createCache({
      redisUrl: server.url,
      logger: silent,
      clock: () => new Date(nowMs),
    });
    ending.push(cache.close, server.close);
    const pass = (ms: number) => {
      nowMs += ms;
    };
    return { server, cache, pass };
  }

  async function overReady(reply: Reply) {
    const opened = await over(reply);
    await vi.waitFor(async () => expect(await opened.cache.isHealthy()).toBe(true));
    return opened;
  }

  it("costs no answer where it accepts and never says a word", async () => {
    const { cache } = await over(() => undefined);

    expect(await answers(cache, 3)).toEqual([0, 1, 2]);
  });

  it("costs no answer where there is nothing on its port", async () => {
    const { server, cache } = await over(healthy);
    await server.close();
    ending.pop();

    expect(await answers(cache, 3)).toEqual([0, 1, 2]);
  });

  it("costs no answer where it speaks something else", async () => {
    const { cache } = await over(() => "HTTP/1.1 400 Bad Request\r\n\r\n");

    expect(await answers(cache, 3)).toEqual([0, 1, 2]);
  });

  it.each([
    ["no JSON", "$5\r\n{{{{{\r\n"],
    ["a number", ":42\r\n"],
    ["an error", "-OOM command not allowed\r\n"],
    ["a broken reply", "$999\r\nabc\r\n"],
  ])("costs no answer where it gives %s for a value", async (_, value) => {
    const { cache } = await overReady((command, socket) =>
      command === "get" ? value : healthy(command, socket),
    );
    const isFit = (remembered: unknown): remembered is string => typeof remembered === "string";

    expect(await cache.memo("question", async () => "answer", { ttlMs, isFit })).toBe("answer");
  });

  it("costs no answer where it dies while it is asked", async () => {
    const { cache } = await overReady((command, socket) => {
      if (command === "get") socket.destroy();
      return healthy(command, socket);
    });

    expect(await answers(cache, 3)).toEqual([0, 1, 2]);
  });

  it("is asked once and then left alone for some seconds where it hangs", async () => {
    const { server, cache, pass } = await overReady((command, socket) =>
      command === "get" ? undefined : healthy(command, socket),
    );

    expect(await answers(cache, 20)).toHaveLength(20);
    expect(asked(server.commands)).toEqual(["get"]);

    pass(5_001);
    await answers(cache, 20);
    expect(asked(server.commands)).toEqual(["get", "get"]);
  });

  it("is not asked to keep what would take it long to give back", async () => {
    const { server, cache } = await overReady(healthy);

    await cache.memo("large", async () => "x".repeat(3_000_000), { ttlMs });

    expect(asked(server.commands)).toEqual(["get"]);
  });
});

async function answers(cache: Cache, count: number): Promise<number[]> {
  const given: number[] = [];
  for (let i = 0; i < count; i += 1) given.push(await cache.memo(`question ${i}`, async () => i, { ttlMs }));
  return given;
}

function asked(commands: readonly string[]): string[] {
  return commands.filter((name) => name === "get" || name === "set");
}
