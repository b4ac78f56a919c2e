import { findBundles } from "../../src/analytics/recommend/bundles.ts";
import { fitItemModel } from "../../src/analytics/recommend/fit-item-model.ts";
import {
  basketCosine,
  filled,
  frequency,
  normsAt,
  ourLists,
  popularProducts,
  unseen,
} from "../analytics/recommend/compared-lists.ts";
import { type CustomerRows, judgeLists, type ListScores } from "../analytics/recommend/judge-lists.ts";
import {
  basketsUntil,
  boughtAfter,
  boughtUntil,
  type RetailLines,
  readRetailLines,
} from "../analytics/recommend/online-retail-lines.ts";
import { dayNumber } from "../support/cdnow.ts";
import { readShared } from "../support/shared-data.ts";
import type { Check, Suite } from "./check.ts";

const DATA_SET = "Online Retail II, 91 days from 2011-09-10";
const LAST_DAY = dayNumber("2011-09-09");
const UNTIL = dayNumber("2011-12-09");

export const suite: Suite = {
  name: "Recommendations",
  async run() {
    const lines = await readRetailLines();
    const bought = boughtUntil(lines, LAST_DAY);
    const after = boughtAfter(lines, { lastDay: LAST_DAY, until: UNTIL });
    const products = lines.codes.length;
    const popular = popularProducts(lines, LAST_DAY);
    const cosine = basketCosine(lines, bought, LAST_DAY);
    const { model } = fitItemModel({ purchases: bought, products, lastDay: LAST_DAY });
    const ours = ourLists(bought, model, normsAt(lines, bought, LAST_DAY));
    const row = (method: string, counts: "all" | "new", listOf: (rows: CustomerRows) => readonly number[]) =>
      scoreRows(method, counts, judgeLists(bought, after, { counts, listOf }));

    return [
      ...row("popularity, last 90 days", "all", () => popular),
      ...row("popularity, last 90 days", "new", (rows) => unseen(popular, bought, rows)),
      ...row("basket cosine, shrink 20, top 100", "all", (rows) => cosine(rows, "all")),
      ...row("basket cosine, shrink 20, top 100", "new", (rows) => cosine(rows, "new")),
      ...row("personal frequency, then popular", "all", frequency(bought, popular)),
      ...row("buy again, then popular", "all", (rows) => filled(ours(rows).again, popular)),
      ...row("new to the customer", "new", (rows) => ours(rows).discover),
      ...bundleRows(lines),
    ];
  },
};

/** The reference of each row; "at least" where the target is one of ours. */
const REFERENCES: Record<string, { model: string; atLeast?: { ndcg: number; hitRate?: number } }> = {
  "popularity, last 90 days": { model: "popularity_90d" },
  "basket cosine, shrink 20, top 100": { model: "basket_cosine_shrink20_top100" },
  "personal frequency, then popular": {
    model: "personal_freq_recency(hl365)_then_pop90",
    atLeast: { ndcg: 0.36 },
  },
  "buy again, then popular": {
    model: "personal_freq_recency(hl365)_then_pop90",
    atLeast: { ndcg: 0.36 },
  },
  "new to the customer": {
    model: "ease_recencyprofile_available",
    atLeast: { ndcg: 0.095, hitRate: 0.468 },
  },
};

function scoreRows(method: string, counts: "all" | "new", ours: ListScores): Check[] {
  const { model = "", atLeast } = REFERENCES[method] ?? {};
  const reference = expected[counts === "all" ? "all_items" : "new_items"][model];
  const row = (figure: string, value: number, published: number | undefined, least: number | undefined) => ({
    dataSet: DATA_SET,
    method,
    figure: `${figure}, ${counts} items`,
    reference: published ?? null,
    ours: value,
    criterion: least === undefined ? "within 0.0005" : `at least ${least}`,
    passes: least === undefined ? Math.abs(value - (published ?? Number.NaN)) < 5e-4 : value >= least,
  });
  const rows = [row("NDCG@10", ours.ndcg, reference?.ndcg, atLeast?.ndcg)];
  if (!atLeast || atLeast.hitRate) {
    rows.push(row("hit rate", ours.hitRate, reference?.hit_rate, atLeast?.hitRate));
  }
  return rows;
}

interface Expected {
  all_items: Record<string, { ndcg: number; hit_rate: number }>;
  new_items: Record<string, { ndcg: number; hit_rate: number }>;
  n_train_baskets: number;
  top_basket_pairs: { a: string; b: string; n_ab: number; n_a: number; n_b: number; lift: number }[];
}

const expected = JSON.parse(readShared("expected/online_retail_recsys_reference.json")) as Expected;

function bundleRows(lines: RetailLines): Check[] {
  const { bundles, basketsTotal } = findBundles(basketsUntil(lines, LAST_DAY));
  const byCodes = new Map(
    bundles.map((bundle) => [`${lines.codes[bundle.product]} ${lines.codes[bundle.other]}`, bundle]),
  );
  const pair = byCodes.get("21733 85123A");
  const row = (figure: string, reference: number, ours: number, within = 0): Check => ({
    dataSet: "Online Retail II before 2011-09-10",
    method: "bundles",
    figure,
    reference,
    ours,
    criterion: within === 0 ? "equal" : `within ${within}`,
    passes: Math.abs(ours - reference) <= within,
  });
  const top = expected.top_basket_pairs;
  const found = top.filter(({ a, b, n_ab, n_a, n_b, lift }) => {
    const bundle = byCodes.get(`${a} ${b}`) ?? byCodes.get(`${b} ${a}`);
    if (!bundle) return false;
    const ends = [bundle.basketsProduct, bundle.basketsOther].sort((one, other) => one - other);
    return (
      bundle.basketsBoth === n_ab &&
      ends.join() === [n_a, n_b].sort((one, other) => one - other).join() &&
      Math.abs(bundle.lift - lift) < 1e-6
    );
  });
  return [
    row("baskets", expected.n_train_baskets, basketsTotal),
    row("baskets with 21733 and 85123A", 979, pair?.basketsBoth ?? Number.NaN),
    row("lift of 21733 and 85123A", 4.937462, pair?.lift ?? Number.NaN, 1e-6),
    row("of the 50 most frequent pairs, those found with the same counts", top.length, found.length),
  ];
}
