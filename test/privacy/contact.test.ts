import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashEmail, hashesOfPhone, hashPhone } from "../../src/privacy/contact.ts";

const key = "00".repeat(32);
const otherKey = "11".repeat(32);

describe("hashed contact data", () => {
  it("matches an address whatever its case and the blanks around it", () => {
    expect(hashEmail(key, " Ann@Example.com ")).toBe(hashEmail(key, "ann@example.com"));
  });

  it("matches a number with and without country code and punctuation", () => {
    expect(hashesOfPhone(key, "555-010-2030")).toContain(hashPhone(key, "+1 (555) 010-2030"));
    expect(hashesOfPhone(key, "+1 (555) 010-2030")).toContain(hashPhone(key, "555-010-2030"));
  });

  it("is another in another shop", () => {
    expect(hashEmail(key, "ann@example.com")).not.toBe(hashEmail(otherKey, "ann@example.com"));
    expect(hashesOfPhone(otherKey, "555-010-2030")).not.toContain(hashPhone(key, "555-010-2030"));
  });

  it("does not contain what it was made of", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(hashEmail(key, address) ?? "").toMatch(/^[\w-]{32}$|^$/);
      }),
    );
  });

  it.each(["", "ann", "ann@", "@example.com"])("is undefined for %j, which is no address", (text) => {
    expect(hashEmail(key, text)).toBeUndefined();
  });

  it("is undefined for fewer than seven digits", () => {
    expect(hashPhone(key, "12345")).toBeUndefined();
    expect(hashesOfPhone(key, "12345")).toEqual([]);
  });
});
