import { describe, expect, it } from "vitest";
import { hashEmail, hashPhone } from "../../src/privacy/contact.ts";

const key = "00".repeat(32);

describe("hashed contact data", () => {
  it("matches an address whatever its case and the blanks around it", () => {
    expect(hashEmail(key, " Ann@Example.com ")).toBe(hashEmail(key, "ann@example.com"));
  });

  it("matches a number with and without country code and punctuation", () => {
    expect(hashPhone(key, "+1 (555) 010-2030")).toBe(hashPhone(key, "555-010-2030"));
  });

  it("does not contain what it was made of", () => {
    expect(hashEmail(key, "ann@example.com")).not.toContain("ann");
  });

  it.each(["", "ann", "ann@", "@example.com"])("is undefined for %j, which is no address", (text) => {
    expect(hashEmail(key, text)).toBeUndefined();
  });

  it("is undefined for fewer than seven digits", () => {
    expect(hashPhone(key, "12345")).toBeUndefined();
  });
});
