import QuickLRU from "quick-lru";
import type { CacheStore } from "./cache.ts";

const ENTRIES_MAX = 2_000;

/** Keeps the most recently used values in this process. */
export function createMemoryStore(): CacheStore {
  const entries = new QuickLRU<string, string>({ maxSize: ENTRIES_MAX });
  return {
    kind: "memory",
    get: async (key) => entries.get(key),
    set: async (key, value, ttlMs) => void entries.set(key, value, { maxAge: ttlMs }),
    isHealthy: async () => true,
    close: async () => entries.clear(),
  };
}
