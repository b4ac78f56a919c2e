import { describe, expect, it } from "vitest";
import { churnHistoryOf } from "../../../src/analytics/churn/history-of-days.ts";
import { simulatedShop } from "./simulated-shop.ts";
import { churnHistoryOn, purchaseDaysOf, standingsOn } from "./standings.ts";

describe("the history of a shop by its purchase days", () => {
  it("says how each customer stood on the last day", () => {
    const shop = [
      new Map([
        [0, 30],
        [70, 50],
        [300, 99],
      ]),
      new Map([[14, Number.NaN]]),
      new Map([[301, 5]]),
    ];

    const { now } = churnHistoryOn(shop, { lastDay: 280, horizonDays: 90 });

    expect(now.map(({ x, tx, T, meanValue }) => ({ x, tx, T, meanValue }))).toEqual([
      { x: 1, tx: 10, T: 40, meanValue: 40 },
      { x: 0, tx: 0, T: 38, meanValue: null },
    ]);
  });

  it("says of each past day what customers did after it, and nothing of what follows the last", () => {
    const shop = simulatedShop({ customers: 200, days: 1_000 });
    const known = shop.map((days) => new Map([...days].filter(([day]) => day <= 900)));

    const { judgedDays, past, season } = churnHistoryOn(shop, { lastDay: 900, horizonDays: 120 });

    expect(judgedDays).toBe(120);
    expect(past).toEqual([780, 660, 540, 420].map((day) => standingsOn(known, { day, daysAhead: 120 })));
    expect(season?.lastYear.customers).toEqual(standingsOn(known, { day: 536, daysAhead: 120 }));
    expect(season?.checks[1]?.lastYear.customers).toEqual(standingsOn(known, { day: 416, daysAhead: 60 }));
  });

  it.each([
    ["a single day", [new Map([[539, 10]]), new Map([[539, 20]])]],
    ["nobody", []],
  ])("is too short with %s", (_, shop) => {
    const history = churnHistoryOf(purchaseDaysOf(shop, 539), { lastDay: 539, horizonDays: 180 });

    expect(history).toEqual({
      kind: "too-short",
      reason: "The orders reach back 0 days, and 120 are needed.",
    });
  });
});
