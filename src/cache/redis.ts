import type { Logger } from "../log.ts";
import type { CacheStore } from "./cache.ts";
import { connectRedis, REST_MS } from "./redis-connection.ts";

/** A larger value takes longer to fetch than most answers take to compute, and holds up what comes behind it. */
const CHARACTERS_MAX = 2_000_000;
const PREFIX = "regulars:";

/** Keeps values in Redis. Any failure of Redis reads as "not remembered"; the answer is computed instead. */
export function createRedisStore(
  url: string,
  { logger, clock }: { logger: Logger; clock: () => Date },
): CacheStore {
  const redis = connectRedis(url, { logger, without: "answers are computed anew" });
  let restsUntilMs = 0;

  /** What Redis says, or undefined: at once where it is away or has lately not answered. */
  async function ask<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (redis.status !== "ready" || clock().getTime() < restsUntilMs) return undefined;
    try {
      return await command();
    } catch {
      restsUntilMs = clock().getTime() + REST_MS;
      return undefined;
    }
  }

  return {
    kind: "redis",
    get: async (key) => (await ask(() => redis.get(PREFIX + key))) ?? undefined,
    async set(key, value, ttlMs) {
      if (value.length <= CHARACTERS_MAX) await ask(() => redis.set(PREFIX + key, value, "PX", ttlMs));
    },
    // Asks even one that rests: what is wanted is how it is now.
    isHealthy: async () => (await redis.ping().catch(() => "")) === "PONG",
    close: async () => redis.disconnect(),
  };
}
