import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapTrend } from "../../../src/analytics/behaviour/gap-trend.ts";

describe("the trend of the gaps between purchases", () => {
  it("is lengthening where each of four gaps is longer than the one before, as one order in 24 is by chance", () => {
    const found = gapTrend([10, 20, 40, 80]);

    expect(found?.state).toBe("lengthening");
    expect(found?.factorPerPurchase).toBeCloseTo(2, 12);
  });

  it("is not turned by one long holiday", () => {
    expect(gapTrend([30, 31, 29, 30, 120, 30, 31, 29])?.state).toBe("stable");
  });

  it("looks at the last twelve gaps alone", () => {
    const longAgo = [90, 80, 70, 60, 50, 40];
    const lately = [10, 11, 13, 15, 18, 20, 24, 28, 33, 40, 50, 60];

    expect(gapTrend([...longAgo, ...lately])).toEqual(gapTrend(lately));
  });

  it("says nothing of three gaps, and stable of equal ones", () => {
    expect(gapTrend([10, 20, 40])).toBeUndefined();
    expect(gapTrend([7, 7, 7, 7, 7])).toEqual({ state: "stable", factorPerPurchase: 1, gaps: 5 });
  });

  it("turns round with the order of the gaps, and keeps in another unit of time", () => {
    const opposite = { lengthening: "shortening", shortening: "lengthening", stable: "stable" };
    const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(gaps, (days) => {
        const found = gapTrend(days);
        const back = gapTrend(days.toReversed());
        const weekly = gapTrend(days.map((gap) => gap * 7));

        expect(back?.state).toBe(found && opposite[found.state]);
        expect(back?.factorPerPurchase).toBeCloseTo(1 / (found?.factorPerPurchase ?? Number.NaN), 8);
        expect(weekly?.state).toBe(found?.state);
        expect(weekly?.factorPerPurchase).toBeCloseTo(found?.factorPerPurchase ?? Number.NaN, 8);
      }),
    );
  });

  it("is found without a trend at most as often as the test promises", () => {
    let seed = 7;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const found = Array.from({ length: 2_000 }, () =>
      gapTrend(Array.from({ length: 8 }, () => Math.ceil(-40 * Math.log(chance())))),
    );

    const lengthening = found.filter((trend) => trend?.state === "lengthening").length / found.length;
    expect(lengthening).toBeLessThan(0.07);
    expect(lengthening).toBeGreaterThan(0.03);
  });
});
