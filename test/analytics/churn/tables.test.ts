import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Cell,
  PURCHASE_STARTS,
  placeAmongComparable,
  SILENCE_STARTS,
} from "../../../src/analytics/churn/comparable.ts";
import { fitPurchases } from "../../../src/analytics/churn/fit-purchases.ts";
import { fitSilence } from "../../../src/analytics/churn/fit-silence.ts";

/** Any outcome of any past: silent customers at most all, purchases at least one of each who was not silent. */
const anyCells: fc.Arbitrary<Cell[]> = fc.array(
  fc
    .record({
      group: fc.nat({ max: PURCHASE_STARTS.length - 1 }),
      bin: fc.nat({ max: SILENCE_STARTS.length - 1 }),
      silent: fc.nat({ max: 5_000 }),
      buyers: fc.nat({ max: 5_000 }),
      more: fc.nat({ max: 20_000 }),
    })
    .map(({ group, bin, silent, buyers, more }) => ({
      group,
      bin,
      customers: silent + buyers,
      silent,
      purchases: buyers === 0 ? 0 : buyers + more,
    })),
  { maxLength: 80 },
);

describe("the place among comparable customers", () => {
  it.each([
    [1, 0, 0, 0],
    [2, 6, 1, 0],
    [3, 7, 2, 1],
    [4, 29, 2, 2],
    [9, 30, 3, 3],
    [10, 729, 4, 10],
    [500, 5_000, 4, 11],
  ])("of %i purchases and %i silent days is %i/%i", (purchaseDays, recencyDays, group, bin) => {
    expect(placeAmongComparable({ purchaseDays, recencyDays })).toEqual({ group, bin });
  });
});

describe("the table of silence", () => {
  it("is the observed share where many were observed", () => {
    const cells = [
      { group: 0, bin: 3, customers: 100_000, silent: 90_000, purchases: 12_000 },
      { group: 2, bin: 3, customers: 100_000, silent: 20_000, purchases: 300_000 },
    ];

    const table = fitSilence(cells);

    expect(table[0]?.[3]).toBeCloseTo(0.9, 3);
    expect(table[2]?.[3]).toBeCloseTo(0.2, 3);
  });

  it("pulls a handful of customers towards those most like them", () => {
    const cells = [
      { group: 0, bin: 3, customers: 10_000, silent: 9_000, purchases: 1_200 },
      { group: 0, bin: 4, customers: 3, silent: 0, purchases: 3 },
    ];

    const table = fitSilence(cells);

    // Longer silence can't mean less risk: the three are pooled with the many before them.
    expect(table[0]?.[4]).toBeCloseTo(0.9, 2);
  });

  it("lies between 0 and 1 and never falls as silence goes on, whatever was observed", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        for (const row of fitSilence(cells)) {
          expect(row).toHaveLength(SILENCE_STARTS.length);
          expect(row.every((risk) => risk > 0 && risk < 1)).toBe(true);
          expect(row.every((risk, bin) => bin === 0 || risk >= (row[bin - 1] ?? 1))).toBe(true);
        }
      }),
    );
  });
});

describe("the table of purchases", () => {
  it("is the observed mean where many were observed", () => {
    const table = fitPurchases([{ group: 4, bin: 0, customers: 50_000, silent: 0, purchases: 400_000 }]);

    expect(table[4]?.[0]).toBeCloseTo(8, 6);
  });

  it("is 0 everywhere where nobody ever bought again", () => {
    const table = fitPurchases([{ group: 0, bin: 2, customers: 50, silent: 50, purchases: 0 }]);

    expect(table.flat().every((mean) => mean === 0)).toBe(true);
  });

  it("is never below 0 nor NaN and never rises as silence goes on, whatever was observed", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        for (const row of fitPurchases(cells)) {
          expect(row.every((mean) => Number.isFinite(mean) && mean >= 0)).toBe(true);
          expect(row.every((mean, bin) => bin === 0 || mean <= (row[bin - 1] ?? 0))).toBe(true);
        }
      }),
    );
  });
});
