import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/analytics/churn/comparable.ts";
import { beatsBaseRate, judgeSilence } from "../../../src/analytics/churn/judge-silence.ts";

describe("judging a table of silence", () => {
  it("gives the scores worked out by hand", () => {
    const later = [aCell({ bin: 0, customers: 4, silent: 1 }), aCell({ bin: 1, customers: 4, silent: 3 })];

    const scores = judgeSilence([[0.2, 0.8]], later, 0.5);

    // 1 silent at 0.2 and 3 at 0.8; 3 buyers at 0.2 and 1 at 0.8.
    expect(scores?.brier).toBeCloseTo((0.64 + 3 * 0.04 + 3 * 0.04 + 0.64) / 8, 12);
    expect(scores?.brierOfBaseRate).toBeCloseTo(0.25, 12);
    // Of 16 pairs 9 are in order and 6 tie.
    expect(scores?.auc).toBeCloseTo((9 + 6 / 2) / 16, 12);
    expect(scores?.calibrationError).toBeCloseTo(0.05, 12);
    expect(scores && beatsBaseRate(scores)).toBe(true);
  });

  it("has no ranking to judge where everybody was silent", () => {
    const scores = judgeSilence([[0.9]], [aCell({ customers: 5, silent: 5 })], 0.9);

    expect(scores).toMatchObject({ auc: null, silentShare: 1 });
  });

  it("does not trust a table that is no better than the base rate", () => {
    const scores = judgeSilence([[0.1]], [aCell({ customers: 10, silent: 9 })], 0.9);

    expect(scores && beatsBaseRate(scores)).toBe(false);
  });

  it("says nothing without anybody to judge by", () => {
    expect(judgeSilence([[0.5]], [], 0.5)).toBeUndefined();
  });
});

function aCell(cell: Partial<Cell>): Cell {
  return { group: 0, bin: 0, customers: 0, silent: 0, purchases: 0, ...cell };
}
