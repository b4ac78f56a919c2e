import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cacheOver, createCache } from "../../src/cache/cache.ts";
import { createMemoryStore } from "../../src/cache/memory.ts";

const silent = pino({ level: "silent" });
const redisUrl = process.env.TEST_REDIS_URL;
const kinds = [
  { kind: "memory", open: () => cacheOver(createMemoryStore()) },
  { kind: "redis (needs TEST_REDIS_URL)", open: () => createCache({ redisUrl, logger: silent }) },
];

describe.each(kinds)("the cache in $kind", ({ kind, open }) => {
  const isMissing = kind !== "memory" && !redisUrl;
  let cache: ReturnType<typeof open>;
  beforeAll(async () => {
    cache = open();
    // The first connection is made in the background; until it stands, nothing is remembered.
    await vi.waitFor(async () => expect(await cache.isHealthy()).toBe(true));
  });
  afterAll(() => cache.close());

  it.skipIf(isMissing)("runs the work once and remembers what it gave", async () => {
    const key = randomUUID();
    let runs = 0;
    const work = async () => ({ runs: ++runs });

    const answers = [await cache.memo(key, 60_000, work), await cache.memo(key, 60_000, work)];

    expect(answers).toEqual([{ runs: 1 }, { runs: 1 }]);
  });

  it.skipIf(isMissing)("lets those who ask at the same time share one run", async () => {
    const key = randomUUID();
    let runs = 0;
    const work = async () => ++runs;

    const answers = await Promise.all([1, 2, 3].map(() => cache.memo(key, 60_000, work)));

    expect(answers).toEqual([1, 1, 1]);
  });

  it.skipIf(isMissing)("passes a failure on and does not remember it", async () => {
    const key = randomUUID();
    await expect(cache.memo(key, 60_000, () => Promise.reject(new Error("no")))).rejects.toThrow("no");

    const answer = await cache.memo(key, 60_000, async () => "yes");

    expect(answer).toBe("yes");
  });
});

describe("a Redis that accepts and never answers", () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer(() => {}).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(() => server.close());

  it("costs no answer", async () => {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const cache = createCache({ redisUrl: `redis://127.0.0.1:${port}`, logger: silent });

    const answer = await cache.memo("question", 1_000, async () => 42);

    expect(answer).toBe(42);
    await cache.close();
  });
});
