import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrationOf } from "../../../src/analytics/churn/calibration.ts";
import { churnScores } from "../../../src/analytics/churn/scores.ts";

describe("the scores of foretold risks", () => {
  it("are those worked out by hand", () => {
    const scores = churnScores([0.2, 0.2, 0.8, 0.5], [false, true, true, false]);

    expect(scores?.brier).toBeCloseTo((0.04 + 0.64 + 0.04 + 0.25) / 4, 12);
    expect(scores?.logLoss).toBeCloseTo(-Math.log(0.8 * 0.2 * 0.8 * 0.5) / 4, 12);
    // Of four pairs of a silent customer and a buyer two are in order and one ties.
    expect(scores?.auc).toBeCloseTo(2.5 / 4, 12);
    expect(scores?.calibrationError).toBeCloseTo((0.2 + 0.8 + 0.2 + 0.5) / 4, 12);
    expect(scores).toMatchObject({ customers: 4, silentShare: 0.5 });
  });

  it("have no ranking where everybody did the same", () => {
    expect(churnScores([0.4, 0.9], [true, true])?.auc).toBeNull();
  });

  it("are finite where a certainty was wrong", () => {
    expect(churnScores([0, 1], [true, false])?.logLoss).toBeCloseTo(-Math.log(1e-9), 6);
  });

  it("are none without customers", () => {
    expect(churnScores([], [])).toBeUndefined();
  });
});

describe("the groups of similar risk", () => {
  it("are as equal as can be and hold everybody in order of risk", () => {
    const customers = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()));

    fc.assert(
      fc.property(customers, (pairs) => {
        const groups = calibrationOf(
          pairs.map(([risk]) => risk),
          pairs.map(([, silent]) => silent),
        );

        const sizes = groups.map((group) => group.customers);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(pairs.length);
        if (pairs.length >= 10) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(
          groups.every(({ meanRisk }, i) => i === 0 || meanRisk >= (groups[i - 1]?.meanRisk ?? 0) - 1e-12),
        ).toBe(true);
      }),
    );
  });
});
