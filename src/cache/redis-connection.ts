import { Redis } from "ioredis";
import type { Logger } from "../log.ts";

/** The most that a Redis which hangs or is away may cost one caller. */
const COMMAND_TIMEOUT_MS = 250;
/** How long a Redis that has just cost that is left alone, so that not every caller pays for it. */
export const REST_MS = 5_000;
const RECONNECT_DELAY_MAX_MS = 5_000;

/**
 * A connection that never makes anybody wait long: while Redis is away or hangs, commands fail at once or soon.
 *
 * @param without what happens then, for the log.
 */
export function connectRedis(url: string, { logger, without }: { logger: Logger; without: string }): Redis {
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
  let isReported = false;
  redis.on("error", (err) => {
    if (!isReported) logger.warn({ err, without }, "redis is not answering");
    isReported = true;
  });
  redis.on("ready", () => {
    if (isReported) logger.info("redis is answering again");
    isReported = false;
  });
  return redis;
}
