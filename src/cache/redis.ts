import { Redis } from "ioredis";
import type { Logger } from "../log.ts";
import type { CacheStore } from "./cache.ts";

/** The most that a Redis which hangs or is away may cost an answer. */
const COMMAND_TIMEOUT_MS = 250;
/** How long a Redis that has just cost that is left alone, so that not every answer pays for it. */
const REST_MS = 5_000;
const RECONNECT_DELAY_MAX_MS = 5_000;
/** A larger value takes longer to fetch than most answers take to compute, and holds up what comes behind it. */
const CHARACTERS_MAX = 2_000_000;
const PREFIX = "regulars:";

/** Keeps values in Redis. Any failure of Redis reads as "not remembered"; the answer is computed instead. */
export function createRedisStore(
  url: string,
  { logger, clock }: { logger: Logger; clock: () => Date },
): CacheStore {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: 2_000,
    // Commands that were given up stay in the queue of the connection until it answers, or ends.
    socketTimeout: REST_MS,
    maxRetriesPerRequest: 0,
    // Without a connection a command fails at once instead of waiting for one.
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, RECONNECT_DELAY_MAX_MS),
  });
  let restsUntilMs = 0;
  let reported = false;
  redis.on("error", (err) => {
    if (!reported) logger.warn({ err }, "redis is not answering; going on without it");
    reported = true;
  });
  redis.on("ready", () => {
    if (reported) logger.info("redis is answering again");
    reported = false;
  });

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
