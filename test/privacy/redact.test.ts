import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactContacts } from "../../src/privacy/redact.ts";

describe("a text of the shop's data", () => {
  it.each([
    ["Mug for ann@example.com", "Mug for [e-mail]"],
    ["Gifts (ann.doe+x@mail.example.com)", "Gifts ([e-mail])"],
    ["Call +1 (415) 555-2671 first", "Call [phone] first"],
    ["card of a@b.example +44 20 7946 0958", "card of [e-mail] [phone]"],
    ["(415) 555-2671", "[phone]"],
  ])("%j loses its contact data: %j", (text, redacted) => {
    expect(redactContacts(text)).toBe(redacted);
  });

  it.each([
    "Mug, blue",
    "4006381333931",
    "EAN 978-3-16-148410-0",
    "Size 100-120",
    "2 @ 5",
    "+20 % more",
    "2026-03-15 10:00",
  ])("%j is left as it is", (text) => {
    expect(redactContacts(text)).toBe(text);
  });

  it("has no address left, whatever stands around it", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ab ,;(1+") });
    fc.assert(
      fc.property(words, fc.emailAddress(), words, (before, address, after) => {
        expect(redactContacts(`${before} ${address} ${after}`)).not.toContain(address);
      }),
    );
  });
});
