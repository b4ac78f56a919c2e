import { ndcg } from "../../../src/analytics/recommend/ndcg.ts";
import type { Bought } from "./online-retail-lines.ts";

export interface ListScores {
  customers: number;
  ndcg: number;
  hitRate: number;
}

/** What a customer had bought: rows of the columns. */
export interface CustomerRows {
  customer: number;
  from: number;
  to: number;
}

export function customersOf({ customer }: Pick<Bought, "customer">): CustomerRows[] {
  const rows: CustomerRows[] = [];
  for (let from = 0; from < customer.length; ) {
    const id = customer[from] ?? 0;
    let to = from;
    while (customer[to] === id) to += 1;
    rows.push({ customer: id, from, to });
    from = to;
  }
  return rows;
}

/**
 * Mean NDCG@10 and share with a hit, over the customers who bought anything that counts: anything at all, or
 * what they had never bought. `listOf` gives ten products, best first.
 */
export function judgeLists(
  bought: Bought,
  after: ReadonlyMap<number, ReadonlySet<number>>,
  { counts, listOf }: { counts: "all" | "new"; listOf: (rows: CustomerRows) => readonly number[] },
): ListScores {
  let customers = 0;
  let gained = 0;
  let hits = 0;
  for (const rows of customersOf(bought)) {
    const had = new Set(bought.product.subarray(rows.from, rows.to));
    const wanted = new Set(
      [...(after.get(rows.customer) ?? [])].filter((product) => counts === "all" || !had.has(product)),
    );
    if (wanted.size === 0) continue;
    const list = listOf(rows).slice(0, 10);
    customers += 1;
    gained += ndcg(list, wanted, 10) ?? 0;
    if (list.some((product) => wanted.has(product))) hits += 1;
  }
  return { customers, ndcg: gained / customers, hitRate: hits / customers };
}
