import { describe, expect, it } from "vitest";
import { matchProducts } from "../../../src/tools/lookup/product-match.ts";

const owned = [
  { productId: "22423", title: "REGENCY CAKESTAND 3 TIER", category: "Baking" },
  { productId: "85123A", title: "White hanging heart t-light holder", category: "Home décor" },
  { productId: "47566", title: "Party bunting", category: null },
  { productId: "LAMP", title: null, category: "Lighting" },
];
const ids = (asked: string) => matchProducts(asked, owned)?.products.map(({ productId }) => productId);

describe("which products somebody means", () => {
  it.each([
    ["22423", "id", ["22423"]],
    ["party BUNTING", "title", ["47566"]],
    ["home decor", "category", ["85123A"]],
    ["heart white", "words", ["85123A"]],
    ["cakestands", "similar", ["22423"]],
    ["buntnig", "similar", ["47566"]],
    ["lamps", "similar", ["LAMP"]],
  ])("reads %j by %s", (asked, matchedBy, products) => {
    expect(matchProducts(asked, owned)?.matchedBy).toBe(matchedBy);
    expect(ids(asked)).toEqual(products);
  });

  it.each(["22424", "cat", "2 tier cakestand", "", "  ", "!!!", "__proto__", "x".repeat(5_000)])(
    "means nothing by %j",
    (asked) => {
      expect(matchProducts(asked, owned)).toBeUndefined();
    },
  );

  it("brings no likenesses along with an exact name", () => {
    const two = [
      { productId: "a", title: "Mug", category: null },
      { productId: "b", title: "Mugs, set of 4", category: null },
    ];

    expect(matchProducts("mug", two)?.products).toEqual([two[0]]);
  });
});
