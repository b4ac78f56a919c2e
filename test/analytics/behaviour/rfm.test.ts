import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bounds,
  frequencyBounds,
  type RfmThresholds,
  rfmScores,
} from "../../../src/analytics/behaviour/rfm.ts";
import { RFM_SEGMENTS, RFM_TABLE, rfmSegmentOf } from "../../../src/analytics/behaviour/rfm-segments.ts";

const thresholds: RfmThresholds = {
  recencyDays: [10, 30, 90, 200],
  purchaseDays: [1, 2, 4, 8],
  netCents: [2_000, 5_000, 9_000, 20_000],
};
const scores = [1, 2, 3, 4, 5] as const;
const cells = scores.flatMap((recency) =>
  scores.flatMap((frequency) => scores.map((monetary) => ({ recency, frequency, monetary }))),
);

describe("the RFM scores", () => {
  it("are those read off the shop's quintiles, a value on a bound with those below it", () => {
    const regular = { recencyDays: 30, purchaseDays: 5, netCents: 20_001 };

    expect(rfmScores(regular, thresholds)).toEqual({ recency: 4, frequency: 4, monetary: 5 });
  });

  it("take fixed bounds of frequency in a shop where nearly all bought once", () => {
    const oneTimeShop = { ...thresholds, purchaseDays: [1, 1, 1, 1] as Bounds };
    const frequencyOf = (purchaseDays: number) =>
      rfmScores({ recencyDays: 1, purchaseDays, netCents: 1 }, oneTimeShop)?.frequency;

    expect([1, 2, 3, 4, 5, 6, 60].map(frequencyOf)).toEqual([1, 2, 3, 4, 4, 5, 5]);
    expect(frequencyBounds([1, 2, 4, 8])).toEqual([1, 2, 4, 8]);
  });

  it("put all in the middle where all are the same", () => {
    const sameDay = { ...thresholds, recencyDays: [0, 0, 0, 0] as Bounds, netCents: [9, 9, 9, 9] as Bounds };

    expect(rfmScores({ recencyDays: 0, purchaseDays: 1, netCents: 9 }, sameDay)).toEqual({
      recency: 3,
      frequency: 1,
      monetary: 3,
    });
  });

  it("say nothing without a purchase, without a known value, or in a shop without either", () => {
    const known = { recencyDays: 3, purchaseDays: 1, netCents: 100 };

    expect(rfmScores({ ...known, recencyDays: null, purchaseDays: 0 }, thresholds)).toBeUndefined();
    expect(rfmScores({ ...known, netCents: null }, thresholds)).toBeUndefined();
    expect(rfmScores(known, { ...thresholds, netCents: null })).toBeUndefined();
  });

  it("never fall as a customer buys later, more often or for more", () => {
    const facts = fc.record({
      recencyDays: fc.nat({ max: 400 }),
      purchaseDays: fc.integer({ min: 1, max: 20 }),
      netCents: fc.integer({ min: -5_000, max: 40_000 }),
    });
    const bounds = (max: number) =>
      fc
        .array(fc.nat({ max }), { minLength: 4, maxLength: 4 })
        .map((values) => values.sort((a, b) => a - b) as unknown as Bounds);
    const shop = fc.record({ recencyDays: bounds(400), purchaseDays: bounds(20), netCents: bounds(40_000) });

    fc.assert(
      fc.property(facts, facts, shop, (one, other, quintiles) => {
        const better = {
          recencyDays: Math.min(one.recencyDays, other.recencyDays),
          purchaseDays: Math.max(one.purchaseDays, other.purchaseDays),
          netCents: Math.max(one.netCents, other.netCents),
        };
        const [low, high] = [rfmScores(one, quintiles), rfmScores(better, quintiles)];
        for (const key of ["recency", "frequency", "monetary"] as const) {
          expect(scores).toContain(low?.[key]);
          expect(high?.[key]).toBeGreaterThanOrEqual(low?.[key] ?? 0);
        }
      }),
    );
  });
});

describe("the RFM segments", () => {
  it("name each of the 125 cells exactly once", () => {
    const rowsOf = (cell: (typeof cells)[number]) =>
      RFM_TABLE.filter((row) =>
        (["recency", "frequency", "monetary"] as const).every(
          (key) => cell[key] >= row[key][0] && cell[key] <= row[key][1],
        ),
      );

    expect(cells).toHaveLength(125);
    expect(cells.filter((cell) => rowsOf(cell).length !== 1)).toEqual([]);
    expect(new Set(cells.map(rfmSegmentOf))).toEqual(new Set(RFM_SEGMENTS));
  });

  it("call the best champions, the worst lost, and a one-time buyer never loyal", () => {
    expect(rfmSegmentOf({ recency: 5, frequency: 5, monetary: 5 })).toBe("champions");
    expect(rfmSegmentOf({ recency: 1, frequency: 1, monetary: 1 })).toBe("lost");
    expect(rfmSegmentOf({ recency: 1, frequency: 5, monetary: 5 })).toBe("can't lose");
    const oneTime = cells.filter(({ frequency }) => frequency === 1).map(rfmSegmentOf);
    expect(oneTime.filter((segment) => segment === "loyal" || segment === "champions")).toEqual([]);
  });
});
