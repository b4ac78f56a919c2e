import QuickLRU from "quick-lru";
import type { CacheStore } from "./cache.ts";

const ENTRIES_MAX = 2_000;
const CHARACTERS_MAX = 64_000_000;

/** Keeps the most recently used values in this process, within a bound on their number and on their size. */
export function createMemoryStore({ charactersMax = CHARACTERS_MAX } = {}): CacheStore {
  let characters = 0;
  const entries = new QuickLRU<string, string>({
    maxSize: ENTRIES_MAX,
    onEviction: (_, value) => {
      characters -= value.length;
    },
  });
  return {
    kind: "memory",
    get: async (key) => entries.get(key),
    async set(key, value, ttlMs) {
      if (value.length > charactersMax) return;
      characters -= entries.peek(key)?.length ?? 0;
      entries.delete(key);
      entries.set(key, value, { maxAge: ttlMs });
      characters += value.length;
      while (characters > charactersMax && entries.size > 1) entries.evict(1);
    },
    isHealthy: async () => true,
    async close() {
      entries.clear();
      characters = 0;
    },
  };
}
