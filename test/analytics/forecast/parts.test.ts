import { describe, expect, it } from "vitest";
import { originsOf, wapeOf } from "../../../src/analytics/forecast/backtest.ts";
import { candidatesFor } from "../../../src/analytics/forecast/candidates.ts";
import { candidatesByDays } from "../../../src/analytics/forecast/month-days.ts";
import { tameOutliers } from "../../../src/analytics/forecast/outliers.ts";
import { periodSeries, periodStart } from "../../../src/analytics/forecast/periods.ts";
import { RHYTHMS } from "../../../src/analytics/forecast/rhythms.ts";
import { seasonBlocks, seasonProfile, spreadBlocks } from "../../../src/analytics/forecast/weekdays.ts";
import { combinationWeights } from "../../../src/analytics/forecast/weights.ts";

describe("the weights of a combination", () => {
  const evidence = { paths: [[11], [12]], actual: [10] };

  it("are the prior without evidence", () => {
    expect(combinationWeights([3, 1], [], "absolute")).toEqual([0.75, 0.25]);
  });

  it("move with the inverse error to the power of half the origins, by hand", () => {
    // Errors 1 and 2, two origins: power 1, so 1 to 1/2.
    const weights = combinationWeights([1, 1], [evidence, evidence], "absolute");

    expect(weights[0]).toBeCloseTo(2 / 3, 12);
  });

  it("never go beyond the power of four", () => {
    const weights = combinationWeights([1, 1], Array(40).fill(evidence), "absolute");

    expect(weights[0]).toBeCloseTo(16 / 17, 12);
  });

  it("go to those without error", () => {
    expect(combinationWeights([1, 1, 2], [{ paths: [[5], [5], [6]], actual: [5] }], "squared")).toEqual([
      0.5, 0.5, 0,
    ]);
  });
});

describe("weekdays", () => {
  it("are told by their place counted from the first day ahead", () => {
    const days = Array.from({ length: 21 }, (_, day) => (day % 7 === 5 ? 0 : 7));

    const profile = seasonProfile(days, RHYTHMS.day);

    expect(profile[5]).toBe(0);
    expect(profile[0]).toBeCloseTo(7 / 6);
    expect(spreadBlocks([42], profile, 7)[6]).toBeCloseTo(7);
  });

  it("gather into weeks that end with the last day", () => {
    expect(seasonBlocks([99, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2], RHYTHMS.day)).toEqual([7, 14]);
  });
});

describe("outliers", () => {
  const steady = Array.from({ length: 60 }, (_, week) => 100 + ((week * 13) % 7));

  it("among recent values are lowered to a usual high value", () => {
    const tamed = tameOutliers(steady.with(57, 1_000), RHYTHMS.week);

    expect(tamed[57]).toBeLessThan(120);
    expect(tamed.with(57, 0)).toEqual(steady.with(57, 0));
  });

  it("are feasts where a year ago was one as well, and stay", () => {
    const feasts = steady.with(57, 1_000).with(5, 900);

    expect(tameOutliers(feasts, RHYTHMS.week)).toEqual(feasts);
  });
});

describe("candidates", () => {
  it("say nothing where their history is not there", () => {
    const able = candidatesFor(RHYTHMS.week).filter((candidate) => candidate.continue([5, 6, 7, 8], 4));

    expect(able.map((candidate) => candidate.name)).toEqual(["recent level"]);
  });

  it("by days sum each month as long as the calendar makes it", () => {
    // One sale a day since the first day of 2024, as if it were the first of April 2025.
    const days = { values: Array<number>(456).fill(1), next: "2025-04-01" };
    const [byDays] = candidatesByDays(days, 15);

    const sums = byDays?.continue(Array(15).fill(0), 3)?.map((value) => Math.round(value));
    const asOfMarch = byDays?.continue(Array(14).fill(0), 1)?.map((value) => Math.round(value));

    expect(sums).toEqual([30, 31, 30]);
    expect(asOfMarch).toEqual([31]);
  });
});

describe("a backtest", () => {
  it("takes the newest origins first", () => {
    expect(originsOf(20, { from: 10, step: 2, most: 3 })).toEqual([20, 18, 16]);
    expect(originsOf(20, { from: 15, step: 4, most: 9 })).toEqual([20, 16]);
  });

  it("measures error over actual value", () => {
    expect(wapeOf([{ forecast: [8, 12], actual: [10, 10] }])).toBeCloseTo(0.2);
    expect(wapeOf([{ forecast: [1], actual: [0] }])).toBeUndefined();
  });
});

describe("periods", () => {
  it("begin on Monday, and leave out weeks that the data cover in part", () => {
    const values = new Map([
      ["2026-01-05", 3],
      ["2026-01-12", 9],
    ]);

    const series = periodSeries(values, { first: "2026-01-03", last: "2026-01-20" }, "week");

    expect(periodStart("2026-01-18", "week")).toBe("2026-01-12");
    expect(series).toEqual({ starts: ["2026-01-05", "2026-01-12"], values: [3, 9], next: "2026-01-19" });
  });
});
