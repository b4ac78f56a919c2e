import { describe, expect, it } from "vitest";
import { dayIn, dayOf, mondayOf, shoppingEvent } from "../../../src/answers/rules/calendar.ts";
import { takeGranularity, toHorizon } from "../../../src/answers/rules/horizon.ts";
import { takePeriodAhead } from "../../../src/answers/rules/period-ahead.ts";
import { takePeriodPast } from "../../../src/answers/rules/period-past.ts";
import { sentenceOf } from "../../../src/answers/rules/sentence.ts";

const today = dayOf(2026, 5, 15);

function horizonOf(text: string) {
  const grained = takeGranularity(sentenceOf(text));
  const { period } = takePeriodAhead(grained.rest, today);
  return toHorizon(period, grained.granularity, today);
}

describe("a horizon", () => {
  it.each([
    ["next 12 weeks", "week", 12],
    ["12w", "week", 12],
    ["6m", "month", 6],
    ["for 30 days", "day", 30],
    ["next month", "month", 1],
    ["tomorrow", "day", 1],
    ["the next two quarters", "month", 6],
    ["half a year", "month", 6],
    ["a fortnight", "week", 2],
    ["a couple of weeks", "week", 2],
    ["next year", "month", 12],
    ["coming months", "month", 3],
    ["next 6 months by week", "week", 26],
    ["daily for the next month", "day", 30],
    ["Q4", "month", 8, "2026-10-01"],
    ["Q1", "month", 11, "2027-01-01"],
    ["Q2 2027", "month", 14, "2027-04-01"],
    ["second half", "month", 8, "2026-07-01"],
    ["rest of the year", "month", 8],
    ["until the end of June", "month", 2],
    ["rest of the month", "day", 17],
    ["this quarter", "month", 2],
    ["December", "month", 8, "2026-12-01"],
    ["in March", "month", 11, "2027-03-01"],
    ["2027", "month", 20, "2027-01-01"],
    ["until Christmas", "week", 33],
    ["black friday", "week", 29],
    ["until 31 August", "week", 17],
    ["until 2026-06-01", "day", 18],
    ["through May 20th", "day", 6],
    ["", "week", 12],
    ["monthly", "month", 6],
  ] as [string, string, number, string?][])(
    "of %j is %s %i, counted from %s",
    (text, granularity, horizon, from) => {
      expect(horizonOf(text)).toEqual({ granularity, horizon, ...(from && { from }) });
    },
  );

  it.each(["Q1 2026", "2025", "March 2024", "2026-01-01", "christmas 2025"])("of %j is over", (text) => {
    expect(takePeriodAhead(sentenceOf(text), today).period).toEqual({ kind: "past" });
  });
});

describe("a period that is over", () => {
  it.each([
    "last quarter",
    "the past 12 weeks",
    "yesterday",
    "3 weeks ago",
    "since March",
    "so far this year",
    "last christmas",
    "ytd",
  ])("is %j", (text) => {
    expect(takePeriodPast(sentenceOf(text), today).isPast).toBe(true);
  });

  it.each(["next quarter", "in 3 weeks", "this year", "the coming week"])("is not %j", (text) => {
    expect(takePeriodPast(sentenceOf(text), today).isPast).toBe(false);
  });
});

describe("the calendar", () => {
  it("takes the day from the shop's time zone", () => {
    const lateInLondon = new Date("2026-05-15T23:30:00Z");

    expect(dayIn("Europe/London", lateInLondon) - dayIn("America/New_York", lateInLondon)).toBe(1);
  });

  it("begins weeks on Monday", () => {
    expect(mondayOf(dayOf(2026, 5, 17))).toBe(dayOf(2026, 5, 11));
    expect(mondayOf(dayOf(2026, 5, 18))).toBe(dayOf(2026, 5, 18));
  });

  // Easter Sundays as published by the US Naval Observatory.
  it.each([
    ["black friday", 2024, [11, 29]],
    ["black friday", 2026, [11, 27]],
    ["cyber monday", 2025, [12, 1]],
    ["easter", 2024, [3, 31]],
    ["easter", 2025, [4, 20]],
    ["easter", 2038, [4, 25]],
  ] as const)("knows %s %i", (name, year, [month, day]) => {
    expect(shoppingEvent(name, year)).toBe(dayOf(year, month, day));
  });
});
