import { chanceOfOverlap } from "./chance-of-overlap.ts";
import { type Baskets, type CountedPair, countOf, countPairs } from "./count-pairs.ts";

/** A product that goes with another, from the view of the first: "of the baskets with it, so many have the other". */
export interface Bundle {
  product: number;
  other: number;
  basketsBoth: number;
  basketsProduct: number;
  basketsOther: number;
  /** Share of all baskets with both. */
  support: number;
  /** Of the baskets with the product, the share with the other. */
  confidence: number;
  /** Baskets with both, as a multiple of what chance would give. Not to rank by: it is highest for the rarest. */
  lift: number;
  /** Probability of so many baskets by chance. */
  pValue: number;
  /** What bundles are ranked by: the cosine of the two over baskets, pulled to 0 where baskets are few. */
  similarity: number;
}

/** A pair in fewer baskets, or of fewer customers, is an accident or one customer's habit. */
const BASKETS_MIN = 10;
const BASKETS_SHARE_MIN = 0.0002;
const CUSTOMERS_MIN = 5;

/** Chance of even one false pair among all that could have been, if none were real (Bonferroni). */
const FALSE_PAIR_CHANCE = 0.01;

/** Added to the geometric mean of the two products' baskets. */
const SHRINK_BASKETS = 20;

/** Kept per product, by similarity. */
const PER_PRODUCT_MAX = 20;

export interface Bundles {
  bundles: Bundle[];
  /** Baskets the shares are of, the floor on support in baskets, and pairs that passed it and were tested. */
  basketsTotal: number;
  basketsMin: number;
  pairsTested: number;
}

/**
 * Products bought in one basket more often than chance would have it: at least 10 baskets and 0.02 % of all, of
 * at least 5 customers, and beyond chance at 1 % for all pairs together. Both directions of a pair are given,
 * by product and then by similarity. Agrawal, Imieliński and Swami (1993, SIGMOD) for support and confidence.
 */
export function findBundles(baskets: Baskets): Bundles {
  const basketsTotal = Math.max(0, baskets.starts.length - 1);
  const basketsMin = Math.max(BASKETS_MIN, Math.ceil(BASKETS_SHARE_MIN * basketsTotal));
  const frequent = countOf(baskets).reduce((sum, count) => sum + (count >= basketsMin ? 1 : 0), 0);
  const pValueMax = FALSE_PAIR_CHANCE / Math.max(1, (frequent * (frequent - 1)) / 2);
  const byProduct = new Map<number, Bundle[]>();
  let pairsTested = 0;
  for (const pair of countPairs(baskets, { basketsMin })) {
    if (pair.customersBoth < CUSTOMERS_MIN) continue;
    pairsTested += 1;
    if (pair.basketsBoth * basketsTotal <= pair.basketsProduct * pair.basketsOther) continue;
    const pValue = chanceOfOverlap({
      both: pair.basketsBoth,
      one: pair.basketsProduct,
      other: pair.basketsOther,
      total: basketsTotal,
    });
    if (pValue > pValueMax) continue;
    keep(byProduct, bundleOf(pair, basketsTotal, pValue));
    keep(byProduct, bundleOf(reversed(pair), basketsTotal, pValue));
  }
  const products = [...byProduct.keys()].sort((one, other) => one - other);
  const bundles = products.flatMap((product) => byProduct.get(product) ?? []);
  return { bundles, basketsTotal, basketsMin, pairsTested };
}

function bundleOf(pair: CountedPair, total: number, pValue: number): Bundle {
  const { product, other, basketsBoth, basketsProduct, basketsOther } = pair;
  return {
    product,
    other,
    basketsBoth,
    basketsProduct,
    basketsOther,
    support: basketsBoth / total,
    confidence: basketsBoth / basketsProduct,
    lift: (basketsBoth * total) / (basketsProduct * basketsOther),
    pValue,
    similarity: shrunkenCosine(basketsBoth, basketsProduct, basketsOther),
  };
}

/** Cosine of two products over baskets, pulled towards 0 where few baskets speak for it. */
export function shrunkenCosine(both: number, one: number, other: number): number {
  return both / (Math.sqrt(one * other) + SHRINK_BASKETS);
}

function reversed(pair: CountedPair): CountedPair {
  return {
    ...pair,
    product: pair.other,
    other: pair.product,
    basketsProduct: pair.basketsOther,
    basketsOther: pair.basketsProduct,
  };
}

/** Holds the most similar of a product only, best first; of equal ones the lower number goes first. */
function keep(byProduct: Map<number, Bundle[]>, bundle: Bundle): void {
  const list = byProduct.get(bundle.product) ?? [];
  byProduct.set(bundle.product, list);
  let place = list.length;
  while (place > 0 && isBefore(bundle, list[place - 1])) place -= 1;
  if (place >= PER_PRODUCT_MAX) return;
  list.splice(place, 0, bundle);
  if (list.length > PER_PRODUCT_MAX) list.pop();
}

function isBefore(one: Bundle, other: Bundle | undefined): boolean {
  if (!other) return false;
  return (
    one.similarity > other.similarity || (one.similarity === other.similarity && one.other < other.other)
  );
}
