import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { churnLevelOf } from "../../../src/analytics/churn/level.ts";
import { lifecycleOf } from "../../../src/analytics/churn/lifecycle.ts";

const LEVELS = ["low", "medium", "high", "critical"];
const STATES = ["new", "active", "cooling", "at_risk", "lapsed"];

const anyRisk = fc.double({ min: 0, max: 1, noNaN: true });
const anyDays = fc.double({ min: 0, max: 3_000, noNaN: true });

describe("the level of a risk", () => {
  it.each([
    [0, "low"],
    [0.3, "low"],
    [0.301, "medium"],
    [0.5, "medium"],
    [0.501, "high"],
    [0.7, "high"],
    [0.701, "critical"],
    [1, "critical"],
  ] as const)("of %d is %s", (risk, level) => {
    expect(churnLevelOf(risk)).toBe(level);
  });
});

describe("the lifecycle", () => {
  it.each([
    [1, 10, null, "new"],
    [1, 125, null, "new"],
    [1, 126, null, "cooling"],
    [1, 201, null, "at_risk"],
    [1, 401, null, "lapsed"],
    // Nine own gaps of 20 days and one of the shop's make 28.
    [10, 35, 20, "active"],
    [10, 36, 20, "cooling"],
    [10, 57, 20, "at_risk"],
    [10, 113, 20, "lapsed"],
  ] as const)(
    "with %i purchases and %i silent days, %s apart, is %s",
    (purchaseDays, recencyDays, gap, state) => {
      expect(lifecycleOf({ purchaseDays, recencyDays, interpurchaseMeanDays: gap }, 100)).toBe(state);
    },
  );

  it.each([
    ["critical", "lapsed"],
    ["high", "at_risk"],
    ["medium", "at_risk"],
    ["low", "cooling"],
    [null, "lapsed"],
  ] as const)("of a long silence with a risk that is %s is %s", (level, state) => {
    const customer = { purchaseDays: 10, recencyDays: 113, interpurchaseMeanDays: 20 };

    expect(lifecycleOf(customer, 100, level)).toBe(state);
  });
});

describe("level and lifecycle", () => {
  it("never fall as the risk rises", () => {
    fc.assert(
      fc.property(anyRisk, anyRisk, (one, other) => {
        const [low, high] = inOrder(one, other).map((risk) => LEVELS.indexOf(churnLevelOf(risk)));

        expect(high).toBeGreaterThanOrEqual(low ?? 0);
      }),
    );
  });

  it("never go back as silence goes on and the risk with it", () => {
    const customers = fc.record({ purchaseDays: fc.integer({ min: 1, max: 99 }), gap: anyDays });
    const pairs = fc.tuple(fc.tuple(anyDays, anyDays), fc.tuple(anyRisk, anyRisk));

    fc.assert(
      fc.property(customers, anyDays, pairs, ({ purchaseDays, gap }, shopGapDays, [days, risks]) => {
        const interpurchaseMeanDays = purchaseDays === 1 ? null : gap;
        const levels = inOrder(...risks).map(churnLevelOf);
        const [early, late] = inOrder(...days).map((recencyDays, i) =>
          STATES.indexOf(
            lifecycleOf({ purchaseDays, recencyDays, interpurchaseMeanDays }, shopGapDays, levels[i]),
          ),
        );

        expect(late).toBeGreaterThanOrEqual(early ?? 0);
      }),
    );
  });
});

function inOrder(one: number, other: number): number[] {
  return [Math.min(one, other), Math.max(one, other)];
}
