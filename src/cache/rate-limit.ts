import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Logger } from "../log.ts";
import { connectRedis, REST_MS } from "./redis-connection.ts";

/** So many of something in a window of time, for each key. */
export interface RateLimit {
  /** Takes one. Never fails: without Redis this process counts for itself. */
  take(key: string): Promise<Allowance>;
}

export interface Allowance {
  isGranted: boolean;
  /** How many there are in a window. */
  limit: number;
  windowSeconds: number;
  remaining: number;
  /** Until the window is over and all are there again. */
  resetSeconds: number;
}

export interface LimitOf {
  /** Keeps this limit's counts apart from another's. */
  name: string;
  points: number;
  windowSeconds: number;
}

export type RateLimits = ReturnType<typeof createRateLimits>;

/** Limits that instances share where a Redis is given; without one, or while it is away, each process counts alone. */
export function createRateLimits(options: {
  redisUrl: string | undefined;
  logger: Logger;
  clock: () => Date;
}) {
  const { redisUrl, logger } = options;
  const redis = redisUrl
    ? connectRedis(redisUrl, { logger, without: "limits are counted in this process" })
    : undefined;
  let restsUntilMs = 0;

  return {
    limit({ name, points, windowSeconds }: LimitOf): RateLimit {
      const settings = { keyPrefix: `regulars:limit:${name}`, points, duration: windowSeconds };
      const inProcess = new RateLimiterMemory(settings);
      const shared =
        redis &&
        new RateLimiterRedis({
          ...settings,
          storeClient: redis,
          // Whoever is refused until the window ends needs no Redis to be told so again.
          inMemoryBlockOnConsumed: points + 1,
        });
      const state = (taken: RateLimiterRes, isGranted: boolean): Allowance => ({
        ...{ isGranted, limit: points, windowSeconds },
        remaining: Math.max(0, taken.remainingPoints),
        resetSeconds: Math.max(1, Math.ceil(taken.msBeforeNext / 1000)),
      });
      const take = async (limiter: RateLimiterMemory | RateLimiterRedis, key: string) => {
        try {
          return state(await limiter.consume(key), true);
        } catch (refusal) {
          if (refusal instanceof RateLimiterRes) return state(refusal, false);
          throw refusal;
        }
      };
      return {
        async take(key) {
          const nowMs = options.clock().getTime();
          if (shared && redis.status === "ready" && nowMs >= restsUntilMs) {
            try {
              return await take(shared, key);
            } catch {
              // The connection logs its own failures; what matters here is that the next caller does not wait.
              restsUntilMs = nowMs + REST_MS;
            }
          }
          return take(inProcess, key);
        },
      };
    },
    async close(): Promise<void> {
      redis?.disconnect();
    },
  };
}
