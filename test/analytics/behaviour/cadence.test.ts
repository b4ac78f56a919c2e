import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadence, nextPurchaseDay } from "../../../src/analytics/behaviour/cadence.ts";

const shop = { gapDays: 60, gapCv: 0.8 };

describe("the cadence of a customer", () => {
  it("is drawn towards the shop's, whose gap counts as one more", () => {
    const found = cadence(
      { purchaseDays: 4, recencyDays: 45, gapMeanDays: 20, gapMedianDays: 21, gapCv: 0.1 },
      shop,
    );

    // (3 gaps of 20 + one of 60) / 4; (2 x 0.01 + 2 x 0.64) / 4 is a variance of 0.325.
    expect(found).toMatchObject({ gaps: 3, meanDays: 20, medianDays: 21, usualGapDays: 30, overdueDays: 15 });
    expect(found?.cv).toBeCloseTo(Math.sqrt(0.325), 12);
    expect(found?.state).toBe("regular");
    expect(found && nextPurchaseDay("2026-03-16", found)).toBe("2026-03-01");
  });

  it("is clockwork only after many equal gaps, and irregular where gaps scatter", () => {
    const of = (gaps: number, gapCv: number) =>
      cadence({ purchaseDays: gaps + 1, recencyDays: 0, gapMeanDays: 30, gapMedianDays: 30, gapCv }, shop)
        ?.state;

    expect([of(2, 0), of(3, 0), of(6, 0), of(10, 1.1)]).toEqual([
      "unknown",
      "regular",
      "clockwork",
      "irregular",
    ]);
  });

  it("is not known of a one-time buyer", () => {
    const oneTime = { purchaseDays: 1, recencyDays: 9, gapMeanDays: null, gapMedianDays: null, gapCv: null };

    expect(cadence(oneTime, shop)).toBeUndefined();
  });

  it("stands on its own gaps where the shop has no norm", () => {
    const found = cadence(
      { purchaseDays: 2, recencyDays: 5, gapMeanDays: 20, gapMedianDays: 20, gapCv: null },
      { gapDays: null, gapCv: null },
    );

    expect(found).toMatchObject({ usualGapDays: 20, overdueDays: -15, cv: null, state: "unknown" });
  });

  it("lies between the customer's and the shop's, and is the later the longer the wait", () => {
    const positive = fc.double({ min: 1, max: 900, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), positive, positive, positive, (days, own, usual, wait) => {
        const facts = { purchaseDays: days, gapMeanDays: own, gapMedianDays: own, gapCv: 0.5 };
        const found = cadence({ ...facts, recencyDays: wait }, { gapDays: usual, gapCv: 0.9 });
        const later = cadence({ ...facts, recencyDays: wait + 1 }, { gapDays: usual, gapCv: 0.9 });

        expect(found?.usualGapDays).toBeGreaterThanOrEqual(Math.min(own, usual) - 1e-9);
        expect(found?.usualGapDays).toBeLessThanOrEqual(Math.max(own, usual) + 1e-9);
        expect(later?.overdueDays).toBeGreaterThan(found?.overdueDays ?? Number.NaN);
        expect(later?.usualGapDays).toBe(found?.usualGapDays);
      }),
    );
  });
});
