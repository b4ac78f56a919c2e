import { AVAILABLE_DAYS } from "./available.ts";
import { BUYERS_MIN } from "./gram.ts";
import type { Purchases } from "./purchases.ts";

/** Enough that something is left for a customer who has most of it. */
const POPULAR_MAX = 200;

/** The products that most customers bought in the last 90 days, by how many; those of a handful are left out. */
export function popularAt({ product, firstDay, lastDay }: Purchases, day: number, products: number) {
  const customers = new Int32Array(products);
  for (let row = 0; row < product.length; row += 1) {
    const first = firstDay[row] ?? 0;
    const last = lastDay[row] ?? 0;
    const bought = last <= day ? last : first;
    if (bought > day || day - bought >= AVAILABLE_DAYS) continue;
    const item = product[row] ?? 0;
    customers[item] = (customers[item] ?? 0) + 1;
  }
  const found = [...customers.keys()].filter((item) => (customers[item] ?? 0) >= BUYERS_MIN);
  found.sort((one, other) => (customers[other] ?? 0) - (customers[one] ?? 0) || one - other);
  const top = found.slice(0, POPULAR_MAX);
  return { products: top, customers: top.map((item) => customers[item] ?? 0) };
}
