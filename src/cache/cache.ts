import type { Logger } from "../log.ts";
import { createMemoryStore } from "./memory.ts";
import { createRedisStore } from "./redis.ts";
import { type Caller, createSingleFlight } from "./single-flight.ts";

/** Where remembered values are kept. A store may lose anything at any time; it never throws. */
export interface CacheStore {
  kind: "memory" | "redis";
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  isHealthy(): Promise<boolean>;
  close(): Promise<void>;
}

export interface Remember<T> extends Caller {
  ttlMs: number;
  /** Whether what was remembered is still of the right form; where it is not, it counts as forgotten. */
  isFit?: (value: unknown) => value is T;
}

export type Cache = ReturnType<typeof createCache>;

export interface CacheOptions {
  redisUrl: string | undefined;
  logger: Logger;
  clock?: () => Date;
  onLookup?: OnLookup | undefined;
}

/** Told of each look for a result, those kept in this process alone left out. */
type OnLookup = (found: "hit" | "miss") => void;

/** Remembers results: in Redis where a URL is given, so that instances share them, else in this process. */
export function createCache({ redisUrl, logger, clock = () => new Date(), onLookup }: CacheOptions) {
  return cacheOver(redisUrl ? createRedisStore(redisUrl, { logger, clock }) : createMemoryStore(), onLookup);
}

export function cacheOver(store: CacheStore, onLookup: OnLookup = () => {}) {
  const share = createSingleFlight();
  const inProcess = createMemoryStore();
  const shareInProcess = createSingleFlight();

  return {
    kind: store.kind,
    isHealthy: store.isHealthy,
    close: store.close,
    /**
     * What `work` gave for this key within the last `ttlMs`, else what it gives now. Callers that arrive
     * meanwhile wait for the same run. A failure is passed on and never remembered.
     *
     * @param work must give a value that JSON carries unchanged. Its signal is aborted when nobody waits any more.
     */
    memo<T>(
      key: string,
      work: (signal: AbortSignal) => Promise<T>,
      { signal, ...remember }: Remember<T>,
    ): Promise<T> {
      return share(
        key,
        (anybody) => rememberedOr(store, key, () => work(anybody), { ...remember, onLookup }),
        {
          signal,
        },
      );
    },
    /** The same, kept in this process whatever the store: for what is small, asked at every turn and quick to make. */
    memoInProcess<T>(key: string, work: () => Promise<T>, ttlMs: number): Promise<T> {
      return shareInProcess(key, () => rememberedOr(inProcess, key, work, { ttlMs }));
    },
  };
}

async function rememberedOr<T>(
  store: CacheStore,
  key: string,
  work: () => Promise<T>,
  { ttlMs, isFit, onLookup }: Remember<T> & { onLookup?: OnLookup },
): Promise<T> {
  const remembered = parse(await store.get(key));
  const isHit = remembered !== undefined && (!isFit || isFit(remembered));
  onLookup?.(isHit ? "hit" : "miss");
  // What lies under the key was put there by this same work; a check is for what may have happened to it since.
  if (isHit) return remembered as T;
  const value = await work();
  await store.set(key, JSON.stringify(value), ttlMs);
  return value;
}

/** Undefined for what is no JSON: others write to a Redis, too. */
function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
