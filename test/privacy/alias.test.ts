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
