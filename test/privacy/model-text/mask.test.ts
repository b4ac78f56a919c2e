import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMask } from "../../../src/privacy/model-text/mask.ts";
import { privatePerson } from "../../support/private-people.ts";

const SHOP = new Set("thread ribbon ribbons garden candles champions".split(" "));
const hide = (text: string) => createMask((word) => SHOP.has(word)).hide(text);

describe("what a model reads of a question", () => {
  it.each([
    ["is Jane Doe leaving?", "is name_1 leaving?"],
    ["is jane doe leaving?", "is name_1 leaving?"],
    ["Is Grace Young about to churn?", "Is name_1 about to churn?"],
    ["is grace young about to churn", "is name_1 about to churn"],
    ["Grace is leaving?", "name_1 is leaving?"],
    ["Priya Raghunathan's orders", "name_1's orders"],
    ["Kwame Nkrumah and María José García", "name_1 and name_2"],
    ["Siobhán O'Connor van den Berg", "name_1"],
    ["王小明 of Shanghai", "name_1 of name_2"],
    ["what did jane.doe@x.co.uk buy last month", "what did customer_1 buy last month"],
    ["call +44 7911 123456 please", "call customer_1 please"],
    ["who has 089 1234567", "who has customer_1"],
    ["customer 12347 churn risk", "customer number_1 churn risk"],
    ["order 536365 or #1001", "order number_1 or number_2"],
    ["who lives at 12 Baker Street, NW1 6XE", "who lives at address_1, address_2"],
    ["wer wohnt Hauptstraße 12, 10115", "name_1 address_1, number_1"],
    ["see https://evil.example/x?y=1", "see address_1"],
  ])("has stand-ins for the private in %j", (question, hidden) => {
    expect(hide(question)).toBe(hidden);
  });

  it.each([
    "Top 20 customers by value",
    "TOP 10 CUSTOMERS BY VALUE",
    "Show me The Best Customers In Q4",
    "top 20 custmers by revnue last quarter",
    "customers who spent over 10000 in 2025",
    "VIPs not bought for 90 days and over $500",
    "How did Black Friday go, and why aren't they buying?",
    "do thread buyers also buy ribbons?",
    "compare Champions and Garden",
    "C-7K2M9QXA purchase history since 2026-03-01",
    "forecast revenue 12w, then orders for 6 months",
    "budget 15000, reach 2000 customers, cost 0.80 per contact",
    "between 3 May and 10 June, or 2010-2011",
    "Net value $12,345.67; last order Dec 9, 2011; 12.5% and +3.2%",
  ])("is as it was where nothing is private: %j", (question) => {
    expect(hide(question)).toBe(question);
  });

  it("has one stand-in for a text however often it comes, in all that one question shows", () => {
    const mask = createMask(() => false);

    expect(mask.hide("Is Jane Doe like a@b.de?")).toBe("Is name_1 like customer_1?");
    expect(mask.hide("jane doe and Ali Yilmaz wrote from A@b.de")).toBe(
      "name_1 and name_2 wrote from customer_1",
    );
  });

  it("takes what only looks like a stand-in for a name, so that nobody can ask for another's", () => {
    const mask = createMask(() => false);

    expect(mask.hide("who is Jane Doe? and name_1?")).toBe("who is name_1? and name_2?");
    expect(mask.restore("name_2")).toBe("name_1");
  });
});

describe("what a model wrote", () => {
  it("has its stand-ins replaced by what they stand for, and others left", () => {
    const mask = createMask(() => false);
    mask.hide("Did Jane Doe buy from 12 Baker Street?");

    expect(mask.restore("Name_1 (of address_1) and name_7")).toBe("Jane Doe (of 12 Baker Street) and name_7");
  });

  it("is restored to the question whatever the question was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        const mask = createMask(() => false);
        expect(mask.restore(mask.hide(text)).toLowerCase()).toBe(text.toLowerCase());
      }),
    );
  });
});

describe("people in whatever a model is shown", () => {
  it.each([
    (name: string) => `is ${name} leaving?`,
    (name: string) => `What did ${name} buy, and when?`,
    (name: string) => `Personalised Mug For ${name}`,
    (name: string) => `top 20 customers, not ${name}`,
  ])("are hidden with all their contact data: %s", (say) => {
    fc.assert(
      fc.property(privatePerson, ({ name, contact, secrets }) => {
        const hidden = hide(`${say(name)} ${contact}`).toLowerCase();

        for (const secret of secrets) expect(hidden).not.toContain(secret.toLowerCase());
      }),
      { numRuns: 300 },
    );
  });
});
