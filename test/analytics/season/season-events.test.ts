import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysWithin,
  occurrencesOf,
  SEASON_EVENTS,
  type SeasonEvent,
} from "../../../src/analytics/season/season-events.ts";

const events = Object.keys(SEASON_EVENTS) as SeasonEvent[];
const data = { from: "2023-02-10", to: "2026-01-15" };

describe("a season", () => {
  it.each([
    ["black_friday", 2023, "2023-11-24", "2023-11-27"],
    ["black_friday", 2018, "2018-11-23", "2018-11-26"],
    ["black_friday", 2024, "2024-11-29", "2024-12-02"],
    ["christmas", 2025, "2025-12-01", "2025-12-24"],
    ["new_year", 2025, "2025-12-27", "2026-01-06"],
    ["valentines", 2025, "2025-02-01", "2025-02-14"],
    ["back_to_school", 2025, "2025-08-01", "2025-09-15"],
    ["spring", 2025, "2025-03-01", "2025-05-31"],
    ["summer", 2025, "2025-06-01", "2025-08-31"],
    ["autumn", 2025, "2025-09-01", "2025-11-30"],
    ["winter", 2023, "2023-12-01", "2024-02-29"],
    ["winter", 2024, "2024-12-01", "2025-02-28"],
    ["q1", 2025, "2025-01-01", "2025-03-31"],
    ["q2", 2025, "2025-04-01", "2025-06-30"],
    ["q3", 2025, "2025-07-01", "2025-09-30"],
    ["q4", 2025, "2025-10-01", "2025-12-31"],
  ] as const)("%s of %i is from %s to %s", (event, year, from, to) => {
    expect(SEASON_EVENTS[event](year)).toEqual({ from, to });
  });

  // Easter Sundays as published by the US Naval Observatory.
  it.each([
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2019, "2019-04-21"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2038, "2038-04-25"],
  ])("Easter of %i is %s", (year, sunday) => {
    const { from, to } = SEASON_EVENTS.easter(year);

    expect([
      daysWithin({ from, to: sunday }, { from, to }),
      daysWithin({ from: sunday, to }, { from, to }),
    ]).toEqual([15, 2]);
  });

  it("is whole where the data cover all of its days, and partial where they cover some", () => {
    expect(occurrencesOf({ event: "valentines" }, data)).toEqual({
      whole: [
        { year: 2024, from: "2024-02-01", to: "2024-02-14" },
        { year: 2025, from: "2025-02-01", to: "2025-02-14" },
      ],
      partial: [{ year: 2023, from: "2023-02-01", to: "2023-02-14" }],
    });
  });

  it("may go over the end of the year, and begins in the year it is called by", () => {
    expect(occurrencesOf({ fromMonthDay: "12-20", toMonthDay: "02-29" }, data).whole).toEqual([
      { year: 2023, from: "2023-12-20", to: "2024-02-29" },
      { year: 2024, from: "2024-12-20", to: "2025-02-28" },
    ]);
  });

  it("comes once a year and never overlaps itself", () => {
    fc.assert(
      fc.property(fc.constantFrom(...events), fc.integer({ min: 1990, max: 2090 }), (event, year) => {
        const [one, next] = [SEASON_EVENTS[event](year), SEASON_EVENTS[event](year + 1)];

        expect(one.from <= one.to && one.to < next.from).toBe(true);
        expect(one.from.startsWith(`${year}-`)).toBe(true);
      }),
    );
  });
});
