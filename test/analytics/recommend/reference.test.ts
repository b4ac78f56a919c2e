import { describe, expect, it } from "vitest";
import { findBundles } from "../../../src/analytics/recommend/bundles.ts";
import { dayNumber } from "../../support/cdnow.ts";
import { hasSharedData, sharedDataNote } from "../../support/shared-data.ts";
import { basketsUntil, readRetailLines } from "./online-retail-lines.ts";

const LAST_DAY = dayNumber("2011-09-09");

describe.skipIf(!hasSharedData)(`recommendations on Online Retail II${sharedDataNote}`, () => {
  it("find 21733 with 85123A in 979 of 30,019 baskets, at a lift of 4.937462", async () => {
    const lines = await readRetailLines();

    const { bundles, basketsTotal } = findBundles(basketsUntil(lines, LAST_DAY));

    const numberOf = (code: string) => lines.codes.indexOf(code);
    expect(basketsTotal).toBe(30_019);
    expect(
      bundles.find(({ product, other }) => product === numberOf("21733") && other === numberOf("85123A")),
    ).toMatchObject({
      basketsBoth: 979,
      basketsProduct: 1_368,
      basketsOther: 4_351,
      lift: expect.closeTo(4.937462, 6),
    });
  });
});
