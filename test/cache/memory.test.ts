import { afterEach, describe, expect, it, vi } from "vitest";
import { createMemoryStore } from "../../src/cache/memory.ts";

describe("what is kept in this process", () => {
  afterEach(() => vi.useRealTimers());

  it("ends with its time", async () => {
    vi.useFakeTimers();
    const store = createMemoryStore();
    await store.set("key", "value", 1_000);

    vi.advanceTimersByTime(1_001);

    expect(await store.get("key")).toBeUndefined();
  });

  it("stays within its size: what was used least goes first", async () => {
    const store = createMemoryStore({ charactersMax: 10 });
    await store.set("a", "1234", 1_000);
    await store.set("b", "1234", 1_000);
    await store.set("c", "1234", 1_000);

    expect(await Promise.all(["a", "b", "c"].map(store.get))).toEqual([undefined, "1234", "1234"]);
  });

  it("counts a value that replaces another once", async () => {
    const store = createMemoryStore({ charactersMax: 10 });
    for (const value of ["1234", "2345", "3456", "4567"]) await store.set("a", value, 1_000);
    await store.set("b", "1234", 1_000);

    expect(await Promise.all(["a", "b"].map(store.get))).toEqual(["4567", "1234"]);
  });

  it("is not emptied for one that is larger than all the room", async () => {
    const store = createMemoryStore({ charactersMax: 10 });
    await store.set("a", "1234", 1_000);
    await store.set("b", "x".repeat(11), 1_000);

    expect(await Promise.all(["a", "b"].map(store.get))).toEqual(["1234", undefined]);
  });
});
