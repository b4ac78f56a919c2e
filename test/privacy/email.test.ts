import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailForm } from "../../src/privacy/email.ts";

describe("the form of an e-mail address", () => {
  it.each([
    [" Ann@Example.com ", "ann@example.com"],
    ["mailto:ann@example.com?subject=Hello", "ann@example.com"],
    ["Ann Doe <Ann@Example.com>", "ann@example.com"],
    ["ann@example.com.", "ann@example.com"],
    ["ann@bücher.example", "ann@xn--bcher-kva.example"],
    ["ann@BÜCHER.example", "ann@xn--bcher-kva.example"],
    ["ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"],
  ])("of %j is %j", (text, form) => {
    expect(emailForm(text)).toBe(form);
  });

  it("keeps what stands after a plus sign: it may be somebody else", () => {
    expect(emailForm("ann+shop@example.com")).not.toBe(emailForm("ann@example.com"));
  });

  it.each([
    "",
    "ann",
    "ann@",
    "@example.com",
    "ann@localhost",
    "ann@bob@example.com",
    "ann @example.com",
    "ann@exa mple.com",
    "ann@example.com/path",
    "ann@example..com",
    `${"a".repeat(400)}@example.com`,
  ])("is not read from %j", (text) => {
    expect(emailForm(text)).toBeUndefined();
  });

  it("is one whatever the case and the blanks around it, and its own form", () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.constantFrom("", " ", "\t"), (address, blank) => {
        const form = emailForm(address);
        fc.pre(form !== undefined);

        expect(emailForm(`${blank}${address.toUpperCase()}${blank}`)).toBe(form);
        expect(emailForm(`mailto:${address.replace(/\?.*/, "")}`)).toBeDefined();
        expect(emailForm(form ?? "")).toBe(form);
      }),
    );
  });

  it("takes any text without fail", () => {
    const unit = fc.constantFrom(..."ab@.:/?#<>\\%ü[]1 \0");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(["string", "undefined"]).toContain(typeof emailForm(`a@${text}.com`));
      }),
    );
  });
});
