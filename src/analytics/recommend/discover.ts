import type { ItemModel } from "./item-model.ts";
import { topProducts } from "./top-products.ts";

/** A product the customer has, and how much having it says today (`recencyWeight` of its age). */
export interface Held {
  product: number;
  weight: number;
}

/** A product new to a customer, with what the suggestion rests on. */
export interface Discovery {
  product: number;
  /** Comparable within one customer's list alone. */
  score: number;
  because: /** The one or two products of the customer that speak most for it. */
    | { kind: "goes_with"; products: number[] }
    /** So many customers bought it in the last 90 days. */
    | { kind: "popular"; customers: number };
}

const REASONS_MAX = 2;

/**
 * Suggests to customers what they have never had: by what their products, the recent ones above all, speak for;
 * the places left over go to popular products. `has` is whatever the customer ever bought, also what went back.
 */
export function createDiscovery({ links, popular, products }: ItemModel) {
  const starts = Int32Array.from(links.starts);
  const to = Int32Array.from(links.targets);
  const by = Float64Array.from(links.weights);
  const scores = new Float64Array(products);
  const targets = Int32Array.from(new Set(to)).sort();

  return function discover(
    held: readonly Held[],
    has: ReadonlySet<number>,
    { count }: { count: number },
  ): Discovery[] {
    scores.fill(0);
    for (const { product, weight } of held) {
      const end = starts[product + 1] ?? 0;
      for (let at = starts[product] ?? 0; at < end; at += 1) {
        const target = to[at] ?? 0;
        scores[target] = (scores[target] ?? 0) + weight * (by[at] ?? 0);
      }
    }
    for (const product of has) scores[product] = 0;
    const found: Discovery[] = topProducts(scores, targets, count).map((product) => ({
      product,
      score: scores[product] ?? 0,
      because: { kind: "goes_with", products: speakingFor(product, held) },
    }));
    return [...found, ...popularOthers(found, has, count)];
  };

  function speakingFor(target: number, held: readonly Held[]): number[] {
    return held
      .map(({ product, weight }) => ({ product, share: weight * linkOf(product, target) }))
      .filter(({ share }) => share > 0)
      .sort((one, other) => other.share - one.share || one.product - other.product)
      .slice(0, REASONS_MAX)
      .map(({ product }) => product);
  }

  /** Targets of a product ascend, so the link is found by halving. */
  function linkOf(product: number, target: number): number {
    const end = starts[product + 1] ?? 0;
    let [low, high] = [starts[product] ?? 0, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((to[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return low < end && to[low] === target ? (by[low] ?? 0) : 0;
  }

  /** Their scores lie below those of the list that they fill up, and fall. */
  function popularOthers(found: readonly Discovery[], has: ReadonlySet<number>, count: number): Discovery[] {
    const listed = new Set(found.map(({ product }) => product));
    const below = (found.at(-1)?.score ?? 1) / ((popular.customers[0] ?? 0) + 1);
    const others: Discovery[] = [];
    for (const [place, product] of popular.products.entries()) {
      if (found.length + others.length >= count) break;
      if (has.has(product) || listed.has(product)) continue;
      const customers = popular.customers[place] ?? 0;
      others.push({ product, score: below * customers, because: { kind: "popular", customers } });
    }
    return others;
  }
}
