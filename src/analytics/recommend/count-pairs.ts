/** What was bought together: one row per basket and product, in columns of equal length, sorted by basket. */
export interface Baskets {
  /** Rows of basket k are those from starts[k] up to starts[k + 1]; each product of a basket has one row. */
  starts: Int32Array;
  product: Int32Array;
  /** Who bought each basket; guests have numbers of their own. Baskets of a customer lie together. */
  customer: Int32Array;
  /** How many products are numbered. */
  products: number;
}

export interface CountedPair {
  /** The lower and the higher product number. */
  product: number;
  other: number;
  basketsBoth: number;
  basketsProduct: number;
  basketsOther: number;
  customersBoth: number;
}

/**
 * Counts the baskets, and the customers, that have both products of a pair; yields the pairs of enough baskets
 * by product and then by other. Only a row of counters is held at a time, so memory grows with the products and
 * not with their pairs; time grows with the sum of the squared basket sizes.
 *
 * Baskets of 1,000 products and more are to be left out beforehand: their pairs are a million each, and say
 * nothing of what goes together.
 */
export function* countPairs(
  baskets: Baskets,
  { basketsMin }: { basketsMin: number },
): Generator<CountedPair> {
  const { starts, product, customer, products } = baskets;
  const count = countOf(baskets);
  const { first, of } = basketsByProduct(baskets, count);
  const both = new Int32Array(products);
  const customers = new Int32Array(products);
  const lastCustomer = new Int32Array(products).fill(-1);
  for (let one = 0; one < products; one += 1) {
    if ((count[one] ?? 0) < basketsMin) continue;
    const touched: number[] = [];
    for (let at = first[one] ?? 0; at < (first[one + 1] ?? 0); at += 1) {
      const basket = of[at] ?? 0;
      const buyer = customer[basket] ?? 0;
      for (let row = starts[basket] ?? 0; row < (starts[basket + 1] ?? 0); row += 1) {
        const other = product[row] ?? 0;
        if (other <= one || (count[other] ?? 0) < basketsMin) continue;
        if (both[other] === 0) touched.push(other);
        both[other] = (both[other] ?? 0) + 1;
        if (lastCustomer[other] === buyer) continue;
        lastCustomer[other] = buyer;
        customers[other] = (customers[other] ?? 0) + 1;
      }
    }
    for (const other of touched.sort((a, b) => a - b)) {
      const basketsBoth = both[other] ?? 0;
      if (basketsBoth >= basketsMin) {
        yield {
          product: one,
          other,
          basketsBoth,
          basketsProduct: count[one] ?? 0,
          basketsOther: count[other] ?? 0,
          customersBoth: customers[other] ?? 0,
        };
      }
      both[other] = 0;
      customers[other] = 0;
      lastCustomer[other] = -1;
    }
  }
}

/** In how many baskets each product is. */
export function countOf({ product, products }: Baskets): Int32Array {
  const count = new Int32Array(products);
  for (const item of product) count[item] = (count[item] ?? 0) + 1;
  return count;
}

/** The baskets of each product, in their order. */
function basketsByProduct({ starts, product, products }: Baskets, count: Int32Array) {
  const first = new Int32Array(products + 1);
  for (let item = 0; item < products; item += 1) first[item + 1] = (first[item] ?? 0) + (count[item] ?? 0);
  const next = first.slice();
  const of = new Int32Array(product.length);
  for (let basket = 0; basket + 1 < starts.length; basket += 1) {
    for (let row = starts[basket] ?? 0; row < (starts[basket + 1] ?? 0); row += 1) {
      const item = product[row] ?? 0;
      const place = next[item] ?? 0;
      of[place] = basket;
      next[item] = place + 1;
    }
  }
  return { first, of };
}
