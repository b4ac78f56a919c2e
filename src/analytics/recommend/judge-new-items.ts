import { createDiscovery, type Held } from "./discover.ts";
import type { ItemModel } from "./item-model.ts";
import { ndcg } from "./ndcg.ts";
import { type Purchases, recencyWeight } from "./purchases.ts";

/** How lists of ten did, as means over the customers who went on to buy something new to them. */
export interface Judged {
  customers: number;
  ndcg: number;
  /** Share of the customers with at least one hit. */
  hitRate: number;
}

const LIST = 10;
/** The mean over fewer says more of chance than of the lists. */
const CUSTOMERS_MIN = 100;

/**
 * Holds lists made at the end of a day against what the customers bought after it that they had not had before.
 * Undefined with fewer than 100 such customers.
 */
export function judgeNewItems(
  purchases: Purchases,
  { starts, day, model }: { starts: Int32Array; day: number; model: ItemModel },
): Judged | undefined {
  const discover = createDiscovery(model);
  let customers = 0;
  let gained = 0;
  let hits = 0;
  for (let customer = 0; customer + 1 < starts.length; customer += 1) {
    const { held, has, newOnes } = historyAt(purchases, day, {
      from: starts[customer] ?? 0,
      to: starts[customer + 1] ?? 0,
    });
    if (held.length === 0 || newOnes.size === 0) continue;
    const list = discover(held, has, { count: LIST }).map(({ product }) => product);
    customers += 1;
    gained += ndcg(list, newOnes, LIST) ?? 0;
    if (list.some((product) => newOnes.has(product))) hits += 1;
  }
  if (customers < CUSTOMERS_MIN) return undefined;
  return { customers, ndcg: gained / customers, hitRate: hits / customers };
}

function historyAt(
  { product, firstDay, lastDay }: Purchases,
  day: number,
  { from, to }: { from: number; to: number },
) {
  const held: Held[] = [];
  const has = new Set<number>();
  const newOnes = new Set<number>();
  for (let row = from; row < to; row += 1) {
    const item = product[row] ?? 0;
    const first = firstDay[row] ?? 0;
    const last = lastDay[row] ?? 0;
    if (first > day) {
      newOnes.add(item);
      continue;
    }
    held.push({ product: item, weight: recencyWeight(day - (last <= day ? last : first)) });
    has.add(item);
  }
  return { held, has, newOnes };
}
