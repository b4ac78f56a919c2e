import { describe, expect, it } from "vitest";
import { findNames } from "../../../src/privacy/model-text/names.ts";
import { FAMILY_NAMES, GIVEN_NAMES } from "../../support/common-names.ts";

/** Every given name with every family name: some 52,000. */
const PEOPLE = GIVEN_NAMES.flatMap((given) => FAMILY_NAMES.map((family) => `${given} ${family}`));

describe("names in a question", () => {
  it.each([
    ["is * leaving?", 0],
    ["* is leaving", 0],
    ["when did * buy last", 0],
    ["orders of * since May", 0],
    ["Personalised Mug For *", 0],
  ])("are found as they are written, in %j", (question, missedMax) => {
    expect(missedIn(question, PEOPLE.map(withCapitals)).length).toBeLessThanOrEqual(missedMax);
  });

  it.each(["is * leaving?", "when did * buy last", "orders of * since may"])(
    "are found without capitals too, but for fewer than one in a thousand, in %j",
    (question) => {
      expect(missedIn(question, PEOPLE).length).toBeLessThan(PEOPLE.length / 1_000);
    },
  );

  it("are found alone with a capital", () => {
    const alone = [...GIVEN_NAMES, ...FAMILY_NAMES].map(withCapitals);

    expect(missedIn("is * leaving?", alone)).toEqual([]);
  });

  it("are found alone without a capital, unless they are ordinary words", () => {
    const missed = missedIn("is * leaving?", [...GIVEN_NAMES, ...FAMILY_NAMES]);

    // Those of brown, king, young and the like: nothing tells them from the words.
    expect(missed.length).toBeLessThan((GIVEN_NAMES.length + FAMILY_NAMES.length) / 8);
  });
});

/** Names that are not found whole. */
function missedIn(question: string, names: readonly string[]): string[] {
  const [before = "", after = ""] = question.split("*");
  return names.filter((name) => {
    const spans = findNames(`${before}${name}${after}`, () => false);
    const end = before.length + name.length;
    return !spans.some(({ from, to }) => from <= before.length && to >= end);
  });
}

function withCapitals(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
