import { describe, expect, it } from "vitest";
import { placeAmongComparable } from "../../../src/analytics/churn/comparable.ts";

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
