import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDialect, splitRecord } from "../../../src/sources/csv/fields.ts";

const comma = { delimiter: "," } as const;

describe("a record", () => {
  it.each([
    ["a,b,c", ["a", "b", "c"]],
    ["a,,", ["a", "", ""]],
    ["", [""]],
    ['"a,b",c', ["a,b", "c"]],
    ['"say ""hi""",c', ['say "hi"', "c"]],
    ['12" ruler,c', ['12" ruler', "c"]],
    ['"",""', ["", ""]],
    ['"two\nlines",c', ["two\nlines", "c"]],
  ])("%j has the fields %j", (text, fields) => {
    expect(splitRecord(text, comma)).toEqual(fields);
  });

  it.each([
    ['a,"b', "unfinished"],
    ['a,"b ""', "unfinished"],
    ['"a"b,c', "malformed"],
  ])("%j is %s", (text, fault) => {
    expect(splitRecord(text, comma)).toBe(fault);
  });

  it("is cut at any number of blanks where blanks are the delimiter", () => {
    expect(splitRecord(" 00001 19970101  1   11.77", { delimiter: "whitespace" })).toEqual([
      "00001",
      "19970101",
      "1",
      "11.77",
    ]);
  });

  it("gives back any fields that were quoted", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (fields) => {
        const text = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");

        expect(splitRecord(text, comma)).toEqual(fields);
      }),
    );
  });
});

describe("the delimiter", () => {
  it.each([
    ["order_id,total", ","],
    ["order_id;customer;total, net", ";"],
    ["order_id\ttotal", "\t"],
    ["order_id|total", "|"],
    ["total", ","],
    ['"a;b;c",d', ","],
  ])("of %j is %j", (line, delimiter) => {
    expect(detectDialect(line)).toEqual({ delimiter });
  });
});
