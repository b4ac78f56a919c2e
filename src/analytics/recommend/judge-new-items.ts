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
/** The mean over fewer says more of chance than of the lists; over more it hardly changes. */
const CUSTOMERS_MIN = 100;
const CUSTOMERS_MAX = 3_000;

/**
 * Holds lists made at the end of a day against what the customers bought after it that they had not had before.
 * Of more than 3,000 such customers every n-th is taken. Undefined with fewer than 100.
 */
export function judgeNewItems(
  purchases: Purchases,
  { starts, day, model }: { starts: Int32Array; day: number; model: ItemModel },
): Judged | undefined {
  const discover = createDiscovery(model);
  const judges = judgesOf(purchases, starts, day);
  const everyNth = Math.ceil(judges.length / CUSTOMERS_MAX);
  let customers = 0;
  let gained = 0;
  let hits = 0;
  for (let nth = 0; nth < judges.length; nth += everyNth) {
    const { held, has, newOnes } = historyOf(purchases, starts, { customer: judges[nth] ?? 0, day });
    const list = discover(held, has, { count: LIST }).map(({ product }) => product);
    customers += 1;
    gained += ndcg(list, newOnes, LIST) ?? 0;
    if (list.some((product) => newOnes.has(product))) hits += 1;
  }
  if (customers < CUSTOMERS_MIN) return undefined;
  return { customers, ndcg: gained / customers, hitRate: hits / customers };
}

/** Customers who had bought something by the end of the day, and something else after it. */
function judgesOf({ firstDay }: Purchases, starts: Int32Array, day: number): number[] {
  const judges: number[] = [];
  for (let customer = 0; customer + 1 < starts.length; customer += 1) {
    const first = firstDay.subarray(starts[customer], starts[customer + 1]);
    if (first.some((bought) => bought <= day) && first.some((bought) => bought > day)) judges.push(customer);
  }
  return judges;
}

function historyOf(
  { product, firstDay, lastDay }: Purchases,
  starts: Int32Array,
  { customer, day }: { customer: number; day: number },
) {
  const held: Held[] = [];
  const has = new Set<number>();
  const newOnes = new Set<number>();
  for (let row = starts[customer] ?? 0; row < (starts[customer + 1] ?? 0); row += 1) {
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
