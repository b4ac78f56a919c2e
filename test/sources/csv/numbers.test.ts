import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecimalMark, parseNumber, toCents } from "../../../src/sources/csv/numbers.ts";

describe("a number", () => {
  it.each<[string, DecimalMark, number | undefined]>([
    ["12.5", ".", 12.5],
    ["-3", ".", -3],
    ["1,234.50", ".", 1234.5],
    ["$1,234.50", ".", 1234.5],
    ["1 234,50 €", ",", 1234.5],
    ["1.234,50", ",", 1234.5],
    ["12,5", ",", 12.5],
    ["(5.00)", ".", -5],
    ["5.00-", ".", -5],
    ["-£5.00", ".", -5],
    ["EUR 5.00", ".", 5],
    [".5", ".", 0.5],
    ["12,5", ".", undefined],
    ["12.5", ",", undefined],
    ["1,23,456", ".", undefined],
    ["twelve", ".", undefined],
    ["1e5", ".", undefined],
    ["NaN", ".", undefined],
    ["-", ".", undefined],
    ["", ".", undefined],
  ])("%j with the decimal mark %j is %s", (text, decimal, value) => {
    expect(parseNumber(text, decimal)).toBe(value);
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom<DecimalMark>(".", ","), (text, decimal) => {
        const value = parseNumber(text, decimal);

        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe("cents", () => {
  it.each([
    [1.005, 101],
    [-1.005, -101],
    [0.1 + 0.2, 30],
    [4.35, 435],
    [-0.001, 0],
    [1e10, 1e12],
  ])("of %d are %d", (amount, cents) => {
    expect(toCents(amount)).toBe(cents);
  });

  it("of an amount in cents are that amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(toCents(cents / 100)).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });
});
