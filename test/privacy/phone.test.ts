import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phoneForm, possiblePhoneForms } from "../../src/privacy/phone.ts";

describe("the form of a phone number", () => {
  it.each([
    ["+1 (555) 010-2030", undefined, "+15550102030"],
    ["001 555 010 2030", undefined, "+15550102030"],
    ["tel:+1-555-010-2030", undefined, "+15550102030"],
    ["+1 555 010 2030 ext. 12", undefined, "+15550102030"],
    ["+44 (0)20 7946 0958", undefined, "+442079460958"],
    ["020 7946 0958", "GB", "+442079460958"],
    ["0171 1234567", "de", "+491711234567"],
    ["22 12 34 56", "NO", "+4722123456"],
    ["06 1234 5678", "IT", "+390612345678"],
    ["1 555 010 2030", "US", "+15550102030"],
    ["+44 20 7946 0958", "US", "+442079460958"],
    ["＋４４ ２０ ７９４６ ０９５８", undefined, "+442079460958"],
  ])("of %j beside %j is E.164", (text, country, form) => {
    expect(phoneForm(text, country)).toBe(form);
  });

  it.each([undefined, "United Kingdom", "", "XX"])(
    "has no country where it says none and %j stands beside it",
    (country) => {
      expect(phoneForm("020 7946 0958", country)).toBe("2079460958");
    },
  );

  it.each(["", "12345", "#1042", "ann@example.com", "+", "call me", "1234567 or 1234568", "1".repeat(50)])(
    "is not read from %j",
    (text) => {
      expect(phoneForm(text)).toBeUndefined();
      expect(possiblePhoneForms(text)).toEqual([]);
    },
  );

  it("is the same number when it is seen again, even one that no country has", () => {
    expect(possiblePhoneForms("+1 555 010 20")).toContain(phoneForm("+155501020"));
  });
});

describe("a number that is asked for", () => {
  it.each([
    ["+1 555 010 2030", "(555) 010-2030", "US"],
    ["+49 171 1234567", "0171/1234567", "DE"],
    ["+39 06 1234 5678", "06 12345678", "IT"],
    ["+7 912 345-67-89", "8 912 345 67 89", "RU"],
    ["+36 30 123 4567", "06 30 123 4567", "HU"],
    ["+47 22 12 34 56", "22123456", "NO"],
    ["+86 138 1234 5678", "138 1234 5678", "CN"],
  ])("%s is found with its country code and as %s", (international, national, country) => {
    for (const stored of [phoneForm(international), phoneForm(national, country)]) {
      expect(possiblePhoneForms(international)).toContain(stored);
      expect(possiblePhoneForms(national)).toContain(stored);
    }
    expect(possiblePhoneForms(national)).toContain(phoneForm(national));
  });

  it("with a country code never stands for that of another country which shares its digits", () => {
    const stored = phoneForm("+1 415 555 2671");

    expect(possiblePhoneForms("+44 415 555 2671")).not.toContain(stored);
    expect(possiblePhoneForms("415 555 2671")).toContain(stored);
  });

  it("is found however it is punctuated", () => {
    const separator = fc.constantFrom("", " ", "-", ".", "/");
    const digits = fc.array(fc.tuple(fc.nat(9), separator), { minLength: 9, maxLength: 9 });
    const plus = fc.constantFrom("+49 1", "0049 1", "+49 (0)1", " +49-1");
    fc.assert(
      fc.property(digits, plus, (parts, start) => {
        const plain = `+491${parts.map(([digit]) => digit).join("")}`;
        const written = `${start}${parts.map(([digit, after]) => `${digit}${after}`).join("")}`;

        expect(possiblePhoneForms(written.replace(/\W+$/, ""))).toContain(phoneForm(plain));
      }),
    );
  });

  it("takes any text without fail", () => {
    const unit = fc.constantFrom(..."+0179 ()-./x\0é＋");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        expect(Array.isArray(possiblePhoneForms(text))).toBe(true);
      }),
    );
  });
});
