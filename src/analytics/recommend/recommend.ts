import { isAvailable } from "./available.ts";
import { buyAgain, type Repurchase } from "./buy-again.ts";
import { createDiscovery, type Discovery } from "./discover.ts";
import type { ItemModel } from "./item-model.ts";
import { recencyWeight } from "./purchases.ts";

/** Who bought what, in columns of equal length, sorted by customer and then by product. */
export interface BoughtRows {
  customer: Int32Array;
  product: Int32Array;
  /** Distinct days with a purchase, and the days since the first and the last of them. */
  days: Int32Array;
  firstDaysAgo: Int32Array;
  lastDaysAgo: Int32Array;
  /** Sum over those days of how much each counts today (`AGAIN_HALF_LIFE_DAYS`), in millionths. */
  weight: Int32Array;
  /** 1, or 0 where all of it went back. */
  kept: Int32Array;
}

/** What lists need to know of the products, by number; undefined where it isn't known. */
export interface ProductNorms {
  soldDaysAgo: readonly (number | undefined)[];
  /** Orders of the last 90 days with it. */
  baskets90: readonly number[];
  usualDays: readonly (number | undefined)[];
}

export interface CustomerLists {
  customer: number;
  again: Repurchase[];
  discover: Discovery[];
}

/** Products per list. */
export const LIST_LENGTH = 10;

/**
 * What to offer customers: products to buy again, and products they have never had, ten each at most, best first.
 * Nothing that is no longer sold. What went back as a whole is offered neither again nor as new, and speaks for
 * nothing.
 */
export function createRecommender(model: ItemModel, norms: ProductNorms) {
  const discover = createDiscovery(model);
  const shop = {
    isOnOffer: (product: number) => isAvailable(norms.soldDaysAgo[product] ?? Number.POSITIVE_INFINITY),
    baskets90Of: (product: number) => norms.baskets90[product] ?? 0,
    usualDaysOf: (product: number) => norms.usualDays[product],
    count: LIST_LENGTH,
  };

  return function recommend(bought: BoughtRows): CustomerLists[] {
    const lists: CustomerLists[] = [];
    for (let from = 0; from < bought.customer.length; ) {
      const customer = bought.customer[from] ?? 0;
      let to = from;
      while (bought.customer[to] === customer) to += 1;
      const { kept, has } = rowsOf(bought, from, to);
      const held = kept.map(({ product, lastDaysAgo }) => ({ product, weight: recencyWeight(lastDaysAgo) }));
      lists.push({
        customer,
        again: buyAgain(kept, shop),
        discover: discover(held, has, { count: LIST_LENGTH }),
      });
      from = to;
    }
    return lists;
  };
}

function rowsOf(bought: BoughtRows, from: number, to: number) {
  const rows = Array.from({ length: to - from }, (_, index) => {
    const row = from + index;
    return {
      product: bought.product[row] ?? 0,
      days: bought.days[row] ?? 0,
      firstDaysAgo: bought.firstDaysAgo[row] ?? 0,
      lastDaysAgo: bought.lastDaysAgo[row] ?? 0,
      weight: (bought.weight[row] ?? 0) / 1e6,
      isKept: bought.kept[row] === 1,
    };
  });
  return { kept: rows.filter(({ isKept }) => isKept), has: new Set(rows.map(({ product }) => product)) };
}
