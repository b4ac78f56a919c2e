import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctWord, countSlips } from "../../../src/answers/rules/spelling.ts";

describe("spelling", () => {
  it.each([
    ["custmer", "customer"],
    ["forcast", "forecast"],
    ["chrun", "churn"],
    ["arcehtypes", "archetypes"],
    ["nxet", "next"],
    ["segemnts", "segments"],
  ])("corrects %s to %s", (word, corrected) => {
    expect(correctWord(word)).toBe(corrected);
  });

  it.each([
    "weather",
    "customs",
    "were",
    "form",
    "there",
    "match",
    "values",
    "12345",
    "7k2m9qxd",
    "constructor",
  ])("leaves %s alone", (word) => {
    expect(correctWord(word)).toBe(word);
  });

  it.each([
    ["churn", "churn", 0],
    ["chrun", "churn", 1],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
    ["ca", "abc", 3],
  ])("counts the slips from %j to %j as %i", (a, b, slips) => {
    expect(countSlips(a, b)).toBe(slips);
  });

  it("counts the same slips in both directions, and none only between equal words", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(countSlips(a, b)).toBe(countSlips(b, a));
        expect(countSlips(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
