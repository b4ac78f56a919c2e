import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALIAS_PATTERN, aliasOf, parseAlias } from "../../src/privacy/alias.ts";

const key = "00".repeat(32);

describe("an alias", () => {
  it("is the same for the same customer and key, and another for another key", () => {
    expect(aliasOf(key, "42")).toBe(aliasOf(key, "42"));
    expect(aliasOf(key, "42")).not.toBe(aliasOf("11".repeat(32), "42"));
  });

  it("has the documented form whatever the id, and reads back as a person types it", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5), (id, attempt) => {
        const alias = aliasOf(key, id, attempt);
        expect(alias).toMatch(ALIAS_PATTERN);
        expect(parseAlias(` ${alias.toLowerCase()} `)).toBe(alias);
      }),
    );
  });

  it("takes another value when the first is held by somebody else", () => {
    expect(aliasOf(key, "42", 1)).not.toBe(aliasOf(key, "42"));
  });

  it.each(["", "C-123", "hello", "C-UUUUUUUU", "X-12345678"])("is not read from %j", (text) => {
    expect(parseAlias(text)).toBeUndefined();
  });
});

describe("the aliases of a shop", () => {
  it("tell nothing of neighbouring ids: half of the bits differ, as between any two", () => {
    const bits = Array.from({ length: 2_000 }, (_, id) =>
      differingBits(aliasOf(key, `${id}`), aliasOf(key, `${id + 1}`)),
    );

    const mean = bits.reduce((sum, count) => sum + count, 0) / bits.length;

    // Of 40 bits 20, with a standard deviation of 3.2 for one pair and 0.07 for the mean of 2,000.
    expect(mean).toBeGreaterThan(19.7);
    expect(mean).toBeLessThan(20.3);
    expect(Math.min(...bits)).toBeGreaterThan(4);
  });

  it("are spread over all there are, so that of a million guesses hardly one is somebody's", () => {
    const aliases = Array.from({ length: 20_000 }, (_, id) => aliasOf(key, `${id}`));

    for (let place = 2; place < 10; place += 1) {
      const counts = new Map<string, number>();
      for (const alias of aliases)
        counts.set(alias.charAt(place), (counts.get(alias.charAt(place)) ?? 0) + 1);
      expect(counts.size).toBe(32);
      expect(Math.max(...counts.values())).toBeLessThan(20_000 / 32 + 150);
    }
    expect(new Set(aliases).size).toBeGreaterThan(19_990);
  });

  it("have nothing in common with those that another shop gives to the same ids", () => {
    const ids = Array.from({ length: 5_000 }, (_, id) => `${id}`);
    const [mine, theirs] = [key, "11".repeat(32)].map((shop) => new Set(ids.map((id) => aliasOf(shop, id))));

    expect([...(mine ?? [])].filter((alias) => theirs?.has(alias))).toEqual([]);
  });
});

function differingBits(one: string, other: string): number {
  const numberOf = (alias: string) =>
    [...alias.slice(2)].reduce((value, symbol) => value * 32n + BigInt(ALPHABET.indexOf(symbol)), 0n);
  return (numberOf(one) ^ numberOf(other)).toString(2).replaceAll("0", "").length;
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
