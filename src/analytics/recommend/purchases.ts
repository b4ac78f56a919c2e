/**
 * Who bought what, and when: one row per customer and product, in columns of equal length, sorted by customer
 * and then by product. Customers are any whole numbers; products are numbered from 0 in the order of their
 * codes; days are counted from any fixed day, and only days on which something was bought and kept count.
 */
export interface Purchases {
  customer: Int32Array;
  product: Int32Array;
  /** First and last day on which the customer bought the product. */
  firstDay: Int32Array;
  lastDay: Int32Array;
}

/** What was bought this many days ago speaks for half as much as what was bought today. */
const HALF_LIFE_DAYS = 180;

/** How much a purchase says of what a customer will want, by its age in days: from 1 downwards. */
export function recencyWeight(ageDays: number): number {
  return 0.5 ** (ageDays / HALF_LIFE_DAYS);
}

/**
 * The weight of each row as it stood at the end of a day; 0 where the product had not been bought by then. Of a
 * product bought both before and after the day, the last purchase before it isn't known: the first stands for it.
 */
export function weightsAt({ firstDay, lastDay }: Purchases, day: number): Float32Array {
  return Float32Array.from(firstDay, (first, row) => {
    if (first > day) return 0;
    const last = lastDay[row] ?? first;
    return recencyWeight(day - (last <= day ? last : first));
  });
}

/** The rows of the k-th customer are those from starts[k] up to starts[k + 1]. */
export function customerStarts({ customer }: Purchases): Int32Array {
  const starts: number[] = [];
  for (let row = 0; row < customer.length; row += 1) {
    if (row === 0 || customer[row] !== customer[row - 1]) starts.push(row);
  }
  return Int32Array.from([...starts, customer.length]);
}

/** Per product, the last day up to and including `day` on which anybody bought it; -Infinity where nobody had. */
export function lastSoldAt({ product, firstDay, lastDay }: Purchases, day: number, products: number) {
  const lastSold = new Float64Array(products).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < product.length; row += 1) {
    const first = firstDay[row] ?? 0;
    const last = lastDay[row] ?? 0;
    const sold = last <= day ? last : first;
    const item = product[row] ?? 0;
    if (sold <= day && sold > (lastSold[item] ?? 0)) lastSold[item] = sold;
  }
  return lastSold;
}
