import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MomentumFacts, momentum } from "../../../src/analytics/behaviour/momentum.ts";

describe("the momentum of a customer", () => {
  it("is the change in rate of purchases and value, with one purchase at the old rate added to both", () => {
    const found = momentum(aStory({ recent: [100, 100, 100, 100, 100, 100], earlier: Array(8).fill(100) }));

    // 8 purchases in 360 days promise 2 in 90; 6 came: (6 + 1) / (2 + 1) for purchases and for value alike.
    expect(found?.change).toBeCloseTo(7 / 3 - 1, 12);
    expect(found?.state).toBe("accelerating");
  });

  it("is steady where as much comes as before", () => {
    expect(momentum(aStory({ recent: [50, 150], earlier: Array(8).fill(100) }))).toEqual({
      change: 0,
      state: "steady",
    });
  });

  it("takes one large order for no acceleration", () => {
    const found = momentum(aStory({ recent: [5_000, 100], earlier: Array(8).fill(100) }));

    expect(found?.change).toBeGreaterThan(0);
    expect(found?.state).toBe("steady");
  });

  it("sees who stopped, lately or long ago, and who slows down", () => {
    expect(momentum(aStory({ recent: [], earlier: Array(12).fill(100) }))?.state).toBe("stopped");
    expect(momentum(aStory({ recent: [], earlier: [], purchaseDays: 9 }))).toEqual({
      change: -1,
      state: "stopped",
    });
    expect(momentum(aStory({ recent: [100], earlier: Array(24).fill(100) }))?.state).toBe("slowing");
  });

  it("calls two purchases that did not come no more than chance", () => {
    expect(momentum(aStory({ recent: [], earlier: Array(8).fill(100) }))?.state).toBe("steady");
  });

  it("says nothing of the young, and of those with few repeats", () => {
    expect(momentum(aStory({ recent: [1, 1, 1], earlier: [1, 1], earlierDays: 59 }))).toBeUndefined();
    expect(momentum(aStory({ recent: [1], earlier: [1] }))).toBeUndefined();
    expect(momentum(aStory({ recent: [], earlier: [], purchaseDays: 1 }))).toBeUndefined();
  });

  it("goes by purchases alone where no value is known", () => {
    expect(momentum(aStory({ recent: Array(6).fill(0), earlier: Array(8).fill(0) }))).toEqual({
      change: 7 / 3 - 1,
      state: "accelerating",
    });
  });

  it("is a number above -1 or at it, and never falls with one more recent purchase of the usual size", () => {
    const values = fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(values, values, fc.integer({ min: 0, max: 365 }), (recent, earlier, earlierDays) => {
        const found = momentum(aStory({ recent, earlier, earlierDays }));
        if (!found) return;
        expect(found.change).toBeGreaterThanOrEqual(-1);
        expect(Number.isFinite(found.change)).toBe(true);
        if (found.state === "accelerating") expect(found.change).toBeGreaterThan(0);
        if (found.state === "slowing" || found.state === "stopped") expect(found.change).toBeLessThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 3, max: 30 }), (recent, earlier) => {
        const at = (purchases: number) =>
          momentum(aStory({ recent: Array(purchases).fill(100), earlier: Array(earlier).fill(100) }))?.change;
        expect(at(recent + 1)).toBeGreaterThan(at(recent) ?? Number.NaN);
      }),
    );
  });
});

function aStory(story: {
  recent: readonly number[];
  earlier: readonly number[];
  earlierDays?: number;
  purchaseDays?: number;
}): MomentumFacts {
  const stretch = (values: readonly number[], days: number) => ({
    days,
    purchases: values.length,
    valueCents: values.reduce((sum, value) => sum + value, 0),
    valueSquares: values.reduce((sum, value) => sum + value ** 2, 0),
  });
  return {
    recent: stretch(story.recent, 90),
    earlier: stretch(story.earlier, story.earlierDays ?? 360),
    purchaseDays: story.purchaseDays ?? 1 + story.recent.length + story.earlier.length,
  };
}
