import { Redis } from "ioredis";
import type { Logger } from "../log.ts";
import type { CacheStore } from "./cache.ts";

/** The most that a Redis which hangs or is away may cost an answer. */
const COMMAND_TIMEOUT_MS = 250;
const RECONNECT_DELAY_MAX_MS = 5_000;
const PREFIX = "regulars:";

/** Keeps values in Redis. Any failure of Redis reads as "not remembered"; the answer is computed instead. */
export function createRedisStore(url: string, logger: Logger): CacheStore {
  const redis = new Redis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    // Without a connection a command fails at once instead of waiting for one.
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, RECONNECT_DELAY_MAX_MS),
  });
  let reported = false;
  redis.on("error", (err) => {
    if (!reported) logger.warn({ err }, "redis is not answering; going on without it");
    reported = true;
  });
  redis.on("ready", () => {
    if (reported) logger.info("redis is answering again");
    reported = false;
  });
  return {
    kind: "redis",
    get: async (key) => (await redis.get(PREFIX + key).catch(() => null)) ?? undefined,
    set: async (key, value, ttlMs) =>
      void (await redis.set(PREFIX + key, value, "PX", ttlMs).catch(() => null)),
    isHealthy: async () => (await redis.ping().catch(() => "")) === "PONG",
    close: async () => redis.disconnect(),
  };
}
