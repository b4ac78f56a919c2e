import { describe, expect, it } from "vitest";
import { hasSharedData, sharedDataNote } from "../../support/shared-data.ts";
import { countCells, onlineRetailRfm } from "./online-retail-rfm.ts";

describe.skipIf(!hasSharedData)(`the RFM cells of Online Retail II${sharedDataNote}`, () => {
  it("are the reference's where ties are parted by customer number, and ours but for the ties", async () => {
    const { sizes, byTheirRule, byOurs } = await onlineRetailRfm();

    expect(countCells(byTheirRule)).toEqual(sizes);
    const apart = byOurs.filter((cell, i) => cell !== byTheirRule[i]);
    // A score is off by at most one: a tie stands on one bound.
    const isNear = (cell: string, i: number) =>
      [...cell].every((score, at) => Math.abs(Number(score) - Number(byTheirRule[i]?.[at])) <= 1);
    expect(byOurs.every(isNear)).toBe(true);
    expect(apart.length / byOurs.length).toBeLessThan(0.35);
  });
});
