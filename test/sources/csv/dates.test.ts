import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDateParser, isDateFormat } from "../../../src/sources/csv/dates.ts";

const parse = (text: string, formats: string[], zone = "UTC") =>
  createDateParser(formats, zone)(text)?.toISOString();

describe("a date", () => {
  it.each([
    ["2024-02-29", ["iso"], "2024-02-29T00:00:00.000Z"],
    ["2024-02-29T10:11:12Z", ["iso"], "2024-02-29T10:11:12.000Z"],
    ["2024-02-29T10:11:12.123+01:00", ["iso"], "2024-02-29T09:11:12.000Z"],
    ["2024-02-29 10:11:12 -0500", ["iso"], "2024-02-29T15:11:12.000Z"],
    ["29.02.2024", ["dd.MM.yyyy"], "2024-02-29T00:00:00.000Z"],
    ["9.2.2024 7:05", ["d.M.yyyy H:mm"], "2024-02-09T07:05:00.000Z"],
    ["12/31/2024 12:05 AM", ["MM/dd/yyyy HH:mm a"], "2024-12-31T00:05:00.000Z"],
    ["31 Dec 2024", ["d MMM yyyy"], "2024-12-31T00:00:00.000Z"],
    ["19970101", ["yyyyMMdd"], "1997-01-01T00:00:00.000Z"],
    ["31.12.2024", ["yyyy-MM-dd", "dd.MM.yyyy"], "2024-12-31T00:00:00.000Z"],
  ])("%j in the formats %j is %s", (text, formats, expected) => {
    expect(parse(text, formats)).toBe(expected);
  });

  it.each(["2023-02-29", "2024-13-01", "2024-01-01 24:00", "0000-01-01", "yesterday", "", "2024-01-01x"])(
    "%j does not exist",
    (text) => {
      expect(parse(text, ["iso"])).toBeUndefined();
    },
  );

  it("is of the first format that it fits, where it fits two", () => {
    expect(parse("03/04/2024", ["dd/MM/yyyy", "MM/dd/yyyy"])).toBe("2024-04-03T00:00:00.000Z");
  });

  it.each([
    ["2024-01-15 12:00:00", "2024-01-15T11:00:00.000Z", "winter"],
    ["2024-07-15 12:00:00", "2024-07-15T10:00:00.000Z", "summer"],
    ["2024-03-31 01:59:59", "2024-03-31T00:59:59.000Z", "just before the clocks go forward"],
    ["2024-03-31 03:00:00", "2024-03-31T01:00:00.000Z", "just after the clocks went forward"],
    ["2024-10-27 03:00:00", "2024-10-27T02:00:00.000Z", "after the clocks went back"],
  ])("%s in Berlin is %s, in %s", (text, expected) => {
    expect(parse(text, ["iso"], "Europe/Berlin")).toBe(expected);
  });

  it("comes back from its own text in any zone, but for the hours when clocks change", () => {
    const noon = fc.date({ min: new Date("1971-01-01"), max: new Date("2037-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(noon, fc.constantFrom("UTC", "America/New_York", "Asia/Kolkata"), (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const parsed = createDateParser(["iso"], zone)(`${day} 12:00:00`);

        const shown = new Intl.DateTimeFormat("sv", {
          timeZone: zone,
          dateStyle: "short",
          timeStyle: "medium",
        });
        expect(shown.format(parsed)).toBe(`${day} 12:00:00`);
      }),
    );
  });

  it.each([
    ["yyyy-MM-dd", true],
    ["iso", true],
    ["dd.MM.", false],
    ["HH:mm", false],
  ])("format %j names a whole day: %s", (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });
});
