import type { Purchases } from "./purchases.ts";

/** More products than this would need more memory than their table is worth; the least bought are left out. */
const ITEMS_MAX = 6_000;

/** A product that fewer customers bought says more of these customers than of the product. */
export const BUYERS_MIN = 5;

/**
 * How much products were bought by the same customers: for products i and j the sum over the customers of the
 * weight of i times the weight of j. Only products with enough buyers are in it.
 */
export interface Gram {
  /** Product number of each item, ascending, and the item of each product (-1: not in it). */
  products: Int32Array;
  itemOf: Int32Array;
  /** 0, 1, 2, … one per product in it. */
  items: Int32Array;
  diagonal: Float64Array;
  /** Lower triangle by rows: items i ≥ j at i (i + 1) / 2 + j. Single precision is far finer than the data. */
  triangle: Float32Array;
}

export function gramOf(
  { product }: Purchases,
  starts: Int32Array,
  { weights, products }: { weights: Float32Array; products: number },
): Gram {
  const inGram = itemsOf(product, weights, products);
  const items = Int32Array.from(inGram.keys());
  const itemOf = new Int32Array(products).fill(-1);
  for (const [item, number] of inGram.entries()) itemOf[number] = item;
  const triangle = new Float32Array((items.length * (items.length + 1)) / 2);
  const held = new Int32Array(items.length);
  const heldWeight = new Float32Array(items.length);
  for (let customer = 0; customer + 1 < starts.length; customer += 1) {
    let count = 0;
    for (let row = starts[customer] ?? 0; row < (starts[customer + 1] ?? 0); row += 1) {
      const item = itemOf[product[row] ?? 0] ?? -1;
      const weight = weights[row] ?? 0;
      if (item < 0 || weight === 0) continue;
      held[count] = item;
      heldWeight[count] = weight;
      count += 1;
    }
    addPairs(triangle, held, heldWeight, count);
  }
  const diagonal = Float64Array.from(items, (item) => triangle[(item * (item + 3)) / 2] ?? 0);
  return { products: inGram, itemOf, items, diagonal, triangle };
}

/** Rows of a customer ascend by product, so the second of a pair never comes before the first. */
function addPairs(triangle: Float32Array, held: Int32Array, weight: Float32Array, count: number): void {
  for (let second = 0; second < count; second += 1) {
    const item = held[second] ?? 0;
    const offset = (item * (item + 1)) / 2;
    const own = weight[second] ?? 0;
    for (let first = 0; first <= second; first += 1) {
      const at = offset + (held[first] ?? 0);
      triangle[at] = (triangle[at] ?? 0) + own * (weight[first] ?? 0);
    }
  }
}

/** The products with enough buyers, of too many the most bought; ascending. */
function itemsOf(product: Int32Array, weights: Float32Array, products: number): Int32Array {
  const buyers = new Int32Array(products);
  for (let row = 0; row < product.length; row += 1) {
    const item = product[row] ?? 0;
    if (weights[row] !== 0) buyers[item] = (buyers[item] ?? 0) + 1;
  }
  const enough = Int32Array.from(buyers.keys()).filter((item) => (buyers[item] ?? 0) >= BUYERS_MIN);
  if (enough.length <= ITEMS_MAX) return enough;
  enough.sort((one, other) => (buyers[other] ?? 0) - (buyers[one] ?? 0) || one - other);
  return enough.slice(0, ITEMS_MAX).sort();
}

/** Entry of two items in any order. */
export function gramAt({ triangle }: Gram, one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return triangle[(high * (high + 1)) / 2 + low] ?? 0;
}

/** Mean of the diagonal: how much purchase there is behind a product. 0 without any. */
export function meanDiagonal({ diagonal }: Gram): number {
  return diagonal.length === 0 ? 0 : diagonal.reduce((sum, own) => sum + own, 0) / diagonal.length;
}
