import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HELD_OUT_SHARE, isHeldOut } from "../../../src/analytics/campaign/hold-out.ts";
import { incrementalEffect } from "../../../src/analytics/campaign/incremental-effect.ts";
import { neededCustomers } from "../../../src/analytics/campaign/needed-customers.ts";

const customers = Array.from({ length: 20_000 }, (_, nth) => `customer-${nth}`);

describe("the group kept apart", () => {
  it("is the share asked for, within what chance allows", () => {
    const held = customers.filter((customer) => isHeldOut("spring", customer)).length;

    expect(Math.abs(held / customers.length - HELD_OUT_SHARE)).toBeLessThan(0.01);
  });

  it("is another one in another campaign", () => {
    const both = customers.filter(
      (id) => isHeldOut("spring", id, 0.2) && isHeldOut("autumn", id, 0.2),
    ).length;

    expect(Math.abs(both / customers.length - 0.04)).toBeLessThan(0.006);
  });

  it("is drawn the same way every time, and only grows with the share", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, id, share) => {
        const held = isHeldOut(seed, id, share);

        expect(isHeldOut(seed, id, share)).toBe(held);
        if (held) expect(isHeldOut(seed, id, Math.min(1, share + 0.1))).toBe(true);
        expect(isHeldOut(seed, id, 0)).toBe(false);
        expect(isHeldOut(seed, id, 1)).toBe(true);
      }),
    );
  });
});

describe("the effect of a campaign", () => {
  it("has the interval of Newcombe's example (1998, table II, method 10: 56 of 70 against 48 of 80)", () => {
    const effect = incrementalEffect(outcome(70, 56), outcome(80, 48));

    expect(effect).toMatchObject({
      kind: "measured",
      buyers: {
        difference: expect.closeTo(0.2, 10),
        low: expect.closeTo(0.0524, 4),
        high: expect.closeTo(0.3339, 4),
      },
      isBeyondChance: true,
    });
  });

  it("is stated for the whole list, too", () => {
    const effect = incrementalEffect(
      { customers: 1_000, buyers: 120, spentCents: 600_000, spentCentsSquared: 4_000_000_000 },
      { customers: 200, buyers: 20, spentCents: 100_000, spentCentsSquared: 600_000_000 },
    );

    expect(effect).toMatchObject({
      spent: { difference: 100 },
      extraBuyers: { difference: expect.closeTo(20) },
      extraCents: { difference: 100_000 },
      isBeyondChance: false,
    });
  });

  it("is not told from groups of a few", () => {
    expect(incrementalEffect(outcome(500, 50), outcome(29, 1))).toEqual({
      kind: "unknown",
      reason: "The smaller group has 29 customers, and 30 are needed to tell an effect from chance.",
    });
  });

  it("lies within its interval, and turns around with the groups", () => {
    const anyGroup = fc
      .record({
        customers: fc.integer({ min: 30, max: 5_000 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ customers, share }) => outcome(customers, Math.round(customers * share)));

    fc.assert(
      fc.property(anyGroup, anyGroup, (one, other) => {
        const [there, back] = [incrementalEffect(one, other), incrementalEffect(other, one)];

        if (there.kind === "unknown" || back.kind === "unknown")
          throw new Error("both groups are large enough");
        expect(there.buyers.low).toBeLessThanOrEqual(there.buyers.difference);
        expect(there.buyers.high).toBeGreaterThanOrEqual(there.buyers.difference);
        expect(back.buyers.low).toBeCloseTo(-there.buyers.high, 10);
        expect(there.spent.high).toBeGreaterThanOrEqual(there.spent.low);
      }),
    );
  });
});

describe("the customers a campaign needs", () => {
  it("are those of the usual formula: 2 x 3,841 to find a rise from 10 to 12 %", () => {
    expect(neededCustomers({ baseShare: 0.1, rise: 0.02, heldOutShare: 0.5 })).toBeCloseTo(2 * 3_841, -1);
  });

  it("are more where fewer are held out", () => {
    const needed = [0.5, 0.2, 0.1].map(
      (heldOutShare) => neededCustomers({ baseShare: 0.1, rise: 0.02, heldOutShare }) ?? 0,
    );

    expect(needed).toEqual([...needed].sort((one, other) => one - other));
  });

  it("can't be told without a rise to find", () => {
    expect(neededCustomers({ baseShare: 0.1, rise: 0, heldOutShare: 0.1 })).toBeUndefined();
    expect(neededCustomers({ baseShare: 0.95, rise: 0.1, heldOutShare: 0.1 })).toBeUndefined();
  });
});

/** Everybody who buys spends 10. */
function outcome(customers: number, buyers: number) {
  return { customers, buyers, spentCents: buyers * 1_000, spentCentsSquared: buyers * 1_000_000 };
}
