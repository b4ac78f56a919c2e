import { shrunkenCosine } from "../../../src/analytics/recommend/bundles.ts";
import { countPairs } from "../../../src/analytics/recommend/count-pairs.ts";
import type { ItemModel } from "../../../src/analytics/recommend/item-model.ts";
import { lastSoldAt, type Purchases } from "../../../src/analytics/recommend/purchases.ts";
import { createRecommender, type ProductNorms } from "../../../src/analytics/recommend/recommend.ts";
import { topProducts } from "../../../src/analytics/recommend/top-products.ts";
import type { CustomerRows } from "./judge-lists.ts";
import { type Bought, basketsUntil, type RetailLines } from "./online-retail-lines.ts";

const POPULAR_DAYS = 90;

/** Our own lists, of what is on offer at the end of the day. */
export function ourLists(bought: Bought, model: ItemModel, norms: ProductNorms) {
  const recommend = createRecommender(model, norms);
  const part =
    ({ from, to }: CustomerRows) =>
    (column: Int32Array) =>
      column.subarray(from, to);
  return (rows: CustomerRows) => {
    const of = part(rows);
    const [lists] = recommend({
      customer: of(bought.customer),
      product: of(bought.product),
      days: of(bought.days),
      firstDaysAgo: of(bought.firstDaysAgo),
      lastDaysAgo: of(bought.lastDaysAgo),
      weight: of(bought.weight),
      kept: new Int32Array(rows.to - rows.from).fill(1),
    });
    return {
      again: lists?.again.map(({ product }) => product) ?? [],
      discover: lists?.discover.map(({ product }) => product) ?? [],
    };
  };
}

/** What our lists know of the products at the end of a day. */
export function normsAt(lines: RetailLines, bought: Bought & Purchases, lastDay: number): ProductNorms {
  const lastSold = lastSoldAt(bought, lastDay, lines.codes.length);
  const pairs = new Set<number>();
  for (const [row, day] of lines.day.entries()) {
    if (day > lastDay || lastDay - day >= POPULAR_DAYS) continue;
    pairs.add((lines.invoice[row] ?? 0) * lines.codes.length + (lines.product[row] ?? 0));
  }
  const baskets90 = lines.codes.map(() => 0);
  for (const pair of pairs) {
    const product = pair % lines.codes.length;
    baskets90[product] = (baskets90[product] ?? 0) + 1;
  }
  return {
    soldDaysAgo: lines.codes.map((_, product) => lastDay - (lastSold[product] ?? 0)),
    baskets90,
    usualDays: [],
  };
}

/** All products by how many customers bought them in the last 90 days. */
export function popularProducts(lines: RetailLines, lastDay: number): number[] {
  const count = new Float64Array(lines.codes.length);
  const pairs = new Set<number>();
  for (const [row, day] of lines.day.entries()) {
    if (day > lastDay || lastDay - day >= POPULAR_DAYS) continue;
    pairs.add((lines.customer[row] ?? 0) * lines.codes.length + (lines.product[row] ?? 0));
  }
  for (const pair of pairs) count[pair % lines.codes.length] = (count[pair % lines.codes.length] ?? 0) + 1;
  return topProducts(count, Int32Array.from(count.keys()), count.length);
}

export function unseen(list: readonly number[], { product }: Bought, { from, to }: CustomerRows): number[] {
  const had = new Set(product.subarray(from, to));
  return list.filter((item) => !had.has(item)).slice(0, 10);
}

export function filled(list: readonly number[], popular: readonly number[]): number[] {
  return [...list, ...popular.slice(0, 30).filter((product) => !list.includes(product))];
}

/** The baseline for large catalogues: each product speaks for the 100 most similar by baskets. */
export function basketCosine(lines: RetailLines, bought: Bought, lastDay: number) {
  const products = lines.codes.length;
  const similar = Array.from({ length: products }, () => [] as { other: number; by: number }[]);
  for (const pair of countPairs(basketsUntil(lines, lastDay), { basketsMin: 1 })) {
    const by = shrunkenCosine(pair.basketsBoth, pair.basketsProduct, pair.basketsOther);
    similar[pair.product]?.push({ other: pair.other, by });
    similar[pair.other]?.push({ other: pair.product, by });
  }
  const nearest = similar.map((list) =>
    list.sort((one, other) => other.by - one.by || one.other - other.other).slice(0, 100),
  );
  const scores = new Float64Array(products);
  const all = Int32Array.from(scores.keys());
  return ({ from, to }: CustomerRows, counts: "all" | "new"): number[] => {
    scores.fill(0);
    const had = bought.product.subarray(from, to);
    for (const product of had) {
      for (const { other, by } of nearest[product] ?? []) scores[other] = (scores[other] ?? 0) + by;
    }
    if (counts === "new") for (const product of had) scores[product] = 0;
    return topProducts(scores, all, 10);
  };
}

/** Weight alone, and the popular one first of those of equal weight. */
export function frequency(bought: Bought, popular: readonly number[]) {
  const place = new Map(popular.map((product, at) => [product, at]));
  const placeOf = (product: number) => place.get(product) ?? popular.length;
  return ({ from, to }: CustomerRows): number[] => {
    const rows = Array.from({ length: to - from }, (_, index) => ({
      product: bought.product[from + index] ?? 0,
      weight: bought.weight[from + index] ?? 0,
    }));
    rows.sort((one, other) => other.weight - one.weight || placeOf(one.product) - placeOf(other.product));
    return filled(
      rows.map(({ product }) => product),
      popular,
    );
  };
}
