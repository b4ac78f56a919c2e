import type { Logger } from "../log.ts";
import { createMemoryStore } from "./memory.ts";
import { createRedisStore } from "./redis.ts";

/** Where remembered values are kept. A store may lose anything at any time; it never throws. */
export interface CacheStore {
  kind: "memory" | "redis";
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  isHealthy(): Promise<boolean>;
  close(): Promise<void>;
}

export type Cache = ReturnType<typeof createCache>;

/** Remembers results: in Redis where a URL is given, so that instances share them, else in this process. */
export function createCache(options: { redisUrl: string | undefined; logger: Logger }) {
  return cacheOver(
    options.redisUrl ? createRedisStore(options.redisUrl, options.logger) : createMemoryStore(),
  );
}

export function cacheOver(store: CacheStore) {
  const underWay = new Map<string, Promise<unknown>>();

  return {
    kind: store.kind,
    isHealthy: store.isHealthy,
    close: store.close,
    /**
     * What `work` gave for this key within the last `ttlMs`, else what it gives now. Callers that arrive
     * meanwhile wait for the same run. A failure is passed on and never remembered.
     *
     * @param work must give a value that JSON carries unchanged.
     */
    memo<T>(key: string, ttlMs: number, work: () => Promise<T>): Promise<T> {
      const running = underWay.get(key);
      // One key stands for one question, so what runs under it has this type.
      if (running) return running as Promise<T>;
      const run = rememberedOr(store, key, ttlMs, work).finally(() => underWay.delete(key));
      underWay.set(key, run);
      return run;
    },
  };
}

async function rememberedOr<T>(
  store: CacheStore,
  key: string,
  ttlMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const remembered = await store.get(key);
  if (remembered !== undefined) return JSON.parse(remembered) as T;
  const value = await work();
  await store.set(key, JSON.stringify(value), ttlMs);
  return value;
}
