import { describe, expect, it } from "vitest";
import { offersOf } from "../../src/tools/offers.ts";

const titles = new Map([
  ["MUG", "Mug"],
  ["TEA", "Green tea"],
]);

describe("what to offer a customer", () => {
  it("says of products to buy again when they were bought and whether they are due", () => {
    const because = { kind: "bought_before", days: 3, lastDaysAgo: 40, usualDays: 30, due: "due" };

    const offers = offersOf({ again: [{ productId: "MUG", score: 1, because }], discover: [], titles });

    expect(offers).toEqual([
      {
        productId: "MUG",
        title: "Mug",
        kind: "again",
        because: "Bought on 3 days, last 40 days ago; usually every 30 days, so it is due.",
      },
    ]);
  });

  it("says of new products what they follow from, or how many bought them", () => {
    const offers = offersOf({
      again: [],
      discover: [
        {
          productId: "POT",
          score: 2,
          because: { kind: "goes_with", productId: "MUG", otherProductId: "TEA" },
        },
        { productId: "JAR", score: 1, because: { kind: "popular", customers: 12 } },
      ],
      titles,
    });

    expect(offers.map(({ title, because }) => [title, because])).toEqual([
      [null, "Goes with Mug and Green tea, which they bought."],
      [null, "12 customers bought it in the last 90 days."],
    ]);
  });

  it("puts what is not due yet behind all else", () => {
    const product = (productId: string, due: string | null) => ({
      ...{ productId, score: 1 },
      because: { kind: "bought_before", days: 2, lastDaysAgo: 10, usualDays: due ? 30 : null, due },
    });
    const again = [product("LATER", "not_yet"), product("NOW", "due"), product("EVER", null)];
    const discover = [{ productId: "JAR", score: 1, because: { kind: "popular", customers: 1_234 } }];

    const offers = offersOf({ again, discover, titles });

    expect(offers.map(({ productId }) => productId)).toEqual(["NOW", "EVER", "JAR", "LATER"]);
    expect(offers[2]?.because).toBe("1,234 customers bought it in the last 90 days.");
  });

  it("leaves out a rhythm that nobody knows", () => {
    const because = { kind: "bought_before", days: 1, lastDaysAgo: 0, usualDays: null, due: null };

    const [offer] = offersOf({ again: [{ productId: "MUG", score: 1, because }], discover: [], titles });

    expect(offer?.because).toBe("Bought once, last on the last day of the data.");
  });
});
