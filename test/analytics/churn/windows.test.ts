import { describe, expect, it } from "vitest";
import { churnWindows } from "../../../src/analytics/churn/churn-windows.ts";
import { inactivityRules } from "../../../src/analytics/churn/inactivity-rules.ts";
import { observedShares } from "../../../src/analytics/churn/observed-shares.ts";

describe("the windows a risk is judged by", () => {
  it.each([
    // Three horizons and more: the horizon itself.
    [540, 180, 180, [180, 360]],
    [1_500, 180, 180, [180, 360, 540, 720]],
    [400, 30, 30, [30, 60, 90, 120]],
    // Less: a third of the history.
    [272, 273, 90, [90, 180]],
    [120, 180, 40, [40, 80]],
  ])("of %i days of history for %i days ahead are of %i days", (historyDays, horizonDays, judged, before) => {
    const windows = churnWindows({ historyDays, horizonDays });

    expect(windows).toMatchObject({
      kind: "windows",
      judgedDays: judged,
      judged: before.map((daysBefore) => ({ daysBefore, daysAhead: judged })),
    });
  });

  it.each([
    // A year, 240 days before it, and two checks of 60 days.
    [723, 180, undefined],
    [724, 180, [60, 120]],
    [2_000, 180, [60, 120, 180, 240]],
    [664, 30, [30, 60]],
    [2_000, 400, undefined],
  ])(
    "with %i days of history check the season for %i days ahead on %s",
    (historyDays, horizonDays, before) => {
      const windows = churnWindows({ historyDays, horizonDays });

      const season = windows.kind === "windows" ? windows.season : undefined;
      expect(season?.checks.map(({ thisYear }) => thisYear.daysBefore)).toEqual(before);
      expect(season?.lastYear.daysBefore ?? 364).toBe(364);
      expect(
        season?.checks.every(({ thisYear, lastYear }) => lastYear.daysBefore === thisYear.daysBefore + 364) ??
          true,
      ).toBe(true);
    },
  );

  it("are none where the history is short", () => {
    const windows = churnWindows({ historyDays: 119, horizonDays: 180 });

    expect(windows).toEqual({
      kind: "too-short",
      reason: "The orders reach back 119 days, and 120 are needed.",
    });
  });
});

describe("the simple rules", () => {
  const before = [
    { ...standing(10), silent: false },
    { ...standing(10), silent: true },
    { ...standing(50), silent: false },
    { ...standing(200), silent: true },
  ];

  it.each([
    ["base rate", [0.5, 0.5, 0.5]],
    ["90 days inactive", [0, 0, 1]],
    ["180 days inactive", [0, 0, 1]],
    // 1/2 at 10 days and 0 at 50 violate the order: both are 1/3.
    ["recency alone", [1 / 3, 1 / 3, 1 / 3]],
  ])("%s say %s", (name, risks) => {
    const rule = inactivityRules(before).find((candidate) => candidate.name === name);

    const said = rule?.risksOf([standing(5), standing(60), standing(180)]).map((risk) => risk.toFixed(6));
    expect(said).toEqual(risks.map((risk) => risk.toFixed(6)));
  });

  it("take those silent longer than anybody before for the most silent", () => {
    const rule = inactivityRules(before).find(({ name }) => name === "recency alone");

    expect(rule?.risksOf([standing(200), standing(900)])).toEqual([1, 1]);
  });
});

describe("what became of those who stood alike", () => {
  it("is counted by purchases and silence", () => {
    const shares = observedShares([
      { x: 0, tx: 0, T: 45 / 7, meanValue: null, silent: true },
      { x: 0, tx: 0, T: 31 / 7, meanValue: null, silent: false },
      { x: 11, tx: 10, T: 10 + 3 / 7, meanValue: null, silent: false },
    ]);

    expect(shares[0]?.[3]).toEqual({ customers: 2, silent: 1 });
    expect(shares[4]?.[0]).toEqual({ customers: 1, silent: 0 });
    expect(shares.flat().reduce((sum, { customers }) => sum + customers, 0)).toBe(3);
  });
});

function standing(recencyDays: number) {
  return { x: 0, tx: 0, T: recencyDays / 7, meanValue: null };
}
