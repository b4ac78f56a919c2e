import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createRateLimits, type RateLimits } from "../../src/cache/rate-limit.ts";

const logger = pino({ level: "silent" });
const redisUrl = process.env.TEST_REDIS_URL;
const clock = () => new Date();
const twoAnHour = () => ({ name: randomUUID(), points: 2, windowSeconds: 3600 });

afterEach(() => vi.useRealTimers());

describe("a limit in this process", () => {
  const { limit } = createRateLimits({ redisUrl: undefined, logger, clock });

  it("grants as many as it has, and then says how long to wait", async () => {
    const { take } = limit(twoAnHour());

    const [first, second, third] = [await take("ann"), await take("ann"), await take("ann")];

    expect(first).toEqual({
      ...{ isGranted: true, limit: 2, windowSeconds: 3600, remaining: 1, resetSeconds: 3600 },
    });
    expect([second.isGranted, third.isGranted]).toEqual([true, false]);
    expect(third).toMatchObject({ remaining: 0, resetSeconds: 3600 });
  });

  it("counts each key for itself, whatever it is named", async () => {
    const { take } = limit({ ...twoAnHour(), points: 1 });
    await take("ann");

    const others = await Promise.all(["bob", "__proto__", "constructor", ""].map(take));

    expect(others.map(({ isGranted }) => isGranted)).toEqual([true, true, true, true]);
  });

  it("grants again once the window is over", async () => {
    vi.useFakeTimers();
    const { take } = limit({ name: randomUUID(), points: 1, windowSeconds: 10 });
    await take("ann");
    expect((await take("ann")).isGranted).toBe(false);

    await vi.advanceTimersByTimeAsync(10_000);

    expect((await take("ann")).isGranted).toBe(true);
  });
});

describe.skipIf(!redisUrl)("a limit in Redis (needs TEST_REDIS_URL)", () => {
  let instances: RateLimits[] = [];
  beforeAll(() => {
    instances = [1, 2].map(() => createRateLimits({ redisUrl, logger, clock }));
  });
  afterAll(() => Promise.all(instances.map(({ close }) => close())));

  it("is shared by all instances", async () => {
    const name = randomUUID();
    const [one, other] = instances.map(({ limit }) => limit({ name, points: 100, windowSeconds: 3600 }));

    // Until a connection stands, an instance counts for itself.
    await vi.waitFor(async () => {
      const remaining = (await one?.take("ann"))?.remaining ?? 0;
      expect((await other?.take("ann"))?.remaining).toBe(remaining - 1);
    });
  });
});

describe("a Redis that stops answering once it was there", () => {
  let server: Server;
  let counted = 0;
  beforeAll(async () => {
    server = createServer((socket) =>
      socket.on("data", (bytes) => {
        const commands = String(bytes).split(/(?=^\*)/m);
        for (const command of commands) {
          if (/^evalsha$/im.test(command)) counted++;
          else socket.write(/^info$/im.test(command) ? "$9\r\nloading:0\r\n" : "+OK\r\n");
        }
      }),
    ).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(() => server.close());

  it("leaves the counting to this process, and is not asked again for a while", async () => {
    const { port } = server.address() as AddressInfo;
    const limits = createRateLimits({ redisUrl: `redis://127.0.0.1:${port}`, logger, clock });
    const { take } = limits.limit({ ...twoAnHour(), points: 100 });
    await vi.waitFor(async () => {
      await take("ann");
      expect(counted).toBeGreaterThan(0);
    });
    const askedBefore = counted;

    const taken = await Promise.all([1, 2, 3].map(() => take("bob")));

    expect(taken.map(({ remaining }) => remaining)).toEqual([99, 98, 97]);
    expect(counted).toBe(askedBefore);
    await limits.close();
  });
});
