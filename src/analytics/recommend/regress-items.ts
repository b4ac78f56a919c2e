import { type Gram, gramAt } from "./gram.ts";
import { solveRidge } from "./ridge.ts";
import { topProducts } from "./top-products.ts";

/** Products that a product is explained by. More changes the lists little, and costs the cube. */
const NEIGHBOURS = 64;

/** How much having bought one product speaks for another; links ascend by what speaks, then by what is spoken for. */
export interface ItemLinks {
  /** Links of product p are those from starts[p] up to starts[p + 1]. */
  starts: number[];
  targets: number[];
  weights: number[];
}

/**
 * Explains each target by the products most often bought by the same customers: the least-squares weights of its
 * 64 nearest neighbours by cosine, with a ridge, one set of links per ridge. Weights may be below 0: a product
 * that takes another's place speaks against it.
 *
 * This is EASE (Steck 2019, WWW) within a neighbourhood chosen beforehand, as in fsSLIM (Ning and Karypis 2011,
 * ICDM): the inverse of one matrix of all products becomes many small systems, whose cost grows linearly with
 * the number of products.
 */
export function regressItems(
  gram: Gram,
  { targets, ridges, products }: { targets: readonly number[]; ridges: readonly number[]; products: number },
): ItemLinks[] {
  const size = Math.max(0, Math.min(NEIGHBOURS, gram.products.length - 1));
  const matrix = new Float64Array(size * size);
  const scratch = new Float64Array(size * size);
  const similarity = new Float64Array(gram.products.length);
  const lists = ridges.map(() => createLinkLists(products));
  for (const target of targets) {
    const item = gram.itemOf[target] ?? -1;
    if (item < 0) continue;
    const neighbours = neighboursOf(gram, item, size, similarity);
    const n = neighbours.length;
    const b = new Float64Array(n);
    for (let row = 0; row < n; row += 1) {
      const one = neighbours[row] ?? 0;
      b[row] = gramAt(gram, one, item);
      for (let column = 0; column <= row; column += 1) {
        matrix[row * n + column] = gramAt(gram, one, neighbours[column] ?? 0);
      }
    }
    for (const [index, ridge] of ridges.entries()) {
      const weights = solveRidge(matrix, b, { n, ridge, scratch });
      for (const [row, weight] of weights.entries()) {
        lists[index]?.add(gram.products[neighbours[row] ?? 0] ?? 0, target, weight);
      }
    }
  }
  return lists.map((list) => list.links());
}

/** The items of the largest cosine with one, ascending; only such that a customer bought with it. */
function neighboursOf(gram: Gram, item: number, size: number, similarity: Float64Array): Int32Array {
  for (const [other, own] of gram.diagonal.entries()) {
    similarity[other] = other === item ? 0 : gramAt(gram, other, item) / Math.sqrt(own);
  }
  return Int32Array.from(topProducts(similarity, gram.items, size)).sort();
}

function createLinkLists(products: number) {
  const from: number[] = [];
  const to: number[] = [];
  const by: number[] = [];
  return {
    add(product: number, target: number, weight: number): void {
      from.push(product);
      to.push(target);
      by.push(weight);
    },
    /** Sorted by counting, which keeps the order of the targets. */
    links(): ItemLinks {
      const starts = new Array<number>(products + 1).fill(0);
      for (const product of from) starts[product + 1] = (starts[product + 1] ?? 0) + 1;
      for (let product = 0; product < products; product += 1) {
        starts[product + 1] = (starts[product + 1] ?? 0) + (starts[product] ?? 0);
      }
      const next = starts.slice();
      const targets = new Array<number>(from.length).fill(0);
      const weights = new Array<number>(from.length).fill(0);
      for (const [index, product] of from.entries()) {
        const place = next[product] ?? 0;
        next[product] = place + 1;
        targets[place] = to[index] ?? 0;
        // Six decimals are more than the fit is worth, and half as long when stored.
        weights[place] = Math.round(1e6 * (by[index] ?? 0)) / 1e6;
      }
      return { starts, targets, weights };
    },
  };
}
