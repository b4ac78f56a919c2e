import { describe, expect, it } from "vitest";
import { checkGrounding } from "../../../src/answers/grounding/check-grounding.ts";
import { lies } from "./lies.ts";
import { type Asked, evidenceOf, reportNames } from "./reports.ts";
import { truths } from "./truths.ts";

const isGrounded = (reports: string, text: string, asked?: Asked) =>
  checkGrounding(text, evidenceOf(reports, asked)).isGrounded;

describe("a truthful text", () => {
  it("is refused in less than three of a hundred cases", () => {
    const refused = truths.filter(([reports, text]) => !isGrounded(reports, text)).map(([, text]) => text);

    expect(truths.length).toBeGreaterThanOrEqual(100);
    expect(refused.length / truths.length, refused.join("\n")).toBeLessThan(0.03);
  });

  it("was written for each kind of report", () => {
    const covered = new Set(truths.flatMap(([reports]) => reports.split(" ")));

    expect(reportNames.filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe("a text that says what the reports do not", () => {
  it.each([...lies])("is refused: %s: %s", (reports, text, asked?: Asked) => {
    expect(isGrounded(reports, text, asked)).toBe(false);
  });

  it("says which statement, and why", () => {
    const { statements } = checkGrounding(
      "Decor leads with $7,256. Lighting sold $9,999.",
      evidenceOf("revenue"),
    );

    expect(statements).toEqual([
      { text: "Decor leads with $7,256.", verdict: "grounded" },
      { text: "Lighting sold $9,999.", verdict: "ungrounded", reason: "number: $9,999" },
    ]);
  });
});

/** Texts without `about`, questions and repeated figures: another digit in these is another fact. */
const EXACT = truths.filter(
  ([reports, text]) =>
    /\d/.test(text) &&
    !/\b(?:about|around|roughly|over|nearly|almost)\b|\?/i.test(text) &&
    isGrounded(reports, text),
);

describe("any digit of a truthful text, changed", () => {
  it("makes it ungrounded", () => {
    const passed = EXACT.flatMap(([reports, text]) => {
      const evidence = evidenceOf(reports);
      return digitsChanged(text).filter((changed) => checkGrounding(changed, evidence).isGrounded);
    });

    expect(EXACT.length).toBeGreaterThan(100);
    expect(passed).toEqual([]);
  });
});

/** The text once for each of its digits, with that digit one higher. */
function digitsChanged(text: string): string[] {
  return [...text.matchAll(/\d/g)].map(
    ({ 0: digit, index }) => text.slice(0, index) + ((Number(digit) + 1) % 10) + text.slice(index + 1),
  );
}
