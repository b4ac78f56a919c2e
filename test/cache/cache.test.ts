import { randomUUID } from "node:crypto";
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
const ttlMs = 60_000;

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

    const answers = [await cache.memo(key, work, { ttlMs }), await cache.memo(key, work, { ttlMs })];

    expect(answers).toEqual([{ runs: 1 }, { runs: 1 }]);
  });

  it.skipIf(isMissing)("lets those who ask at the same time share one run", async () => {
    const key = randomUUID();
    let runs = 0;
    const work = async () => ++runs;

    const answers = await Promise.all([1, 2, 3].map(() => cache.memo(key, work, { ttlMs })));

    expect(answers).toEqual([1, 1, 1]);
  });

  it.skipIf(isMissing)("passes a failure on and does not remember it", async () => {
    const key = randomUUID();
    const failed = cache.memo(key, () => Promise.reject(new Error("no")), { ttlMs });
    await expect(failed).rejects.toThrow("no");

    const answer = await cache.memo(key, async () => "yes", { ttlMs });

    expect(answer).toBe("yes");
  });

  it.skipIf(isMissing)("makes anew what is no longer of the right form", async () => {
    const key = randomUUID();
    await cache.memo(key, async () => ({ old: true }), { ttlMs });
    const isFit = (value: unknown): value is string => typeof value === "string";

    const answer = await cache.memo(key, async () => "new", { ttlMs, isFit });

    expect(answer).toBe("new");
  });

  it.skipIf(isMissing)("keeps a value of some megabytes, or makes it anew", async () => {
    const key = randomUUID();
    const large = "x".repeat(5_000_000);
    await cache.memo(key, async () => large, { ttlMs });

    const answer = await cache.memo(key, async () => large, { ttlMs });

    expect(answer).toHaveLength(large.length);
  });
});

describe("looks into the cache", () => {
  it("are told as hits and misses; what is no longer of the right form is a miss", async () => {
    const looks: string[] = [];
    const cache = cacheOver(createMemoryStore(), (found) => looks.push(found));
    const isFit = (value: unknown): value is string => typeof value === "string";

    await cache.memo("answer", async () => 1, { ttlMs });
    await cache.memo("answer", async () => 1, { ttlMs });
    await cache.memo("answer", async () => "new", { ttlMs, isFit });
    await cache.memoInProcess("definitions", async () => 1, ttlMs);

    expect(looks).toEqual(["miss", "hit", "miss"]);
  });
});

describe("what is remembered in this process", () => {
  it("is there without asking the store", async () => {
    const cache = cacheOver({ ...createMemoryStore(), get: () => Promise.reject(new Error("asked")) });
    let runs = 0;

    const answers = [1, 2].map(() => cache.memoInProcess("definitions", async () => ++runs, ttlMs));

    expect(await Promise.all(answers)).toEqual([1, 1]);
    expect(await cache.memoInProcess("definitions", async () => ++runs, ttlMs)).toBe(1);
  });
});
