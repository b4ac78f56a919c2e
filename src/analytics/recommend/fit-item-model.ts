import { isAvailable } from "./available.ts";
import { type Gram, gramOf, meanDiagonal } from "./gram.ts";
import { type ItemModel, NO_LINKS } from "./item-model.ts";
import { type Judged, judgeNewItems } from "./judge-new-items.ts";
import { popularAt } from "./popular.ts";
import { customerStarts, lastSoldAt, type Purchases, weightsAt } from "./purchases.ts";
import { type ItemLinks, regressItems } from "./regress-items.ts";

export interface ItemModelInput {
  purchases: Purchases;
  /** How many products are numbered. */
  products: number;
  /** Number of the last day with data. */
  lastDay: number;
}

export interface ItemModelFit {
  model: ItemModel;
  /** Ridge as a multiple of the mean purchase behind a product. */
  ridgeFactor: number;
  /** How each choice did over the last 90 days on what it had not seen; undefined with too few customers to tell. */
  holdout: { popular: Judged; byRidge: (Judged & { ridgeFactor: number })[] } | undefined;
}

/** Days kept aside to choose the ridge by. */
export const HOLDOUT_DAYS = 90;
/** Far apart, since the lists hardly change in between. */
const RIDGE_FACTORS = [2, 8, 32];
const RIDGE_FACTOR_ASSUMED = 8;

/**
 * Learns which products speak for which. The ridge is chosen on the shop's own last 90 days, by a fit to the days
 * before them (on NDCG of products new to a customer); where popular products did better there, no links are
 * given. With fewer than 100 customers to judge by, the usual ridge stands and nothing is claimed.
 *
 * Both the fit and the lists weigh a purchase by its age, with one half-life. Only products that are still sold
 * are suggested; any product can speak for one.
 */
export function fitItemModel({ purchases, products, lastDay }: ItemModelInput): ItemModelFit {
  const starts = customerStarts(purchases);
  const holdout = judge();
  const best = holdout?.byRidge.reduce((one, other) => (other.ndcg >= one.ndcg ? other : one));
  const ridgeFactor = best?.ridgeFactor ?? RIDGE_FACTOR_ASSUMED;
  const popular = popularAt(purchases, lastDay, products);
  const isWorse = best !== undefined && holdout !== undefined && best.ndcg <= holdout.popular.ndcg;
  const [links = NO_LINKS] = isWorse ? [] : fitAt(lastDay, [ridgeFactor]);
  return { model: { products, links, popular }, ridgeFactor, holdout };

  function fitAt(day: number, factors: readonly number[]): ItemLinks[] {
    const gram = gramOf(purchases, starts, { weights: weightsAt(purchases, day), products });
    const unit = meanDiagonal(gram);
    const targets = targetsAt(gram, day);
    return regressItems(gram, { targets, ridges: factors.map((factor) => factor * unit), products });
  }

  function targetsAt(gram: Gram, day: number): number[] {
    const lastSold = lastSoldAt(purchases, day, products);
    return [...gram.products].filter((product) => isAvailable(day - (lastSold[product] ?? 0)));
  }

  function judge(): ItemModelFit["holdout"] {
    const day = lastDay - HOLDOUT_DAYS;
    const popular = popularAt(purchases, day, products);
    const judgeLinks = (links: ItemLinks) =>
      judgeNewItems(purchases, { starts, day, model: { products, links, popular } });
    const byPopularity = judgeLinks(NO_LINKS);
    if (!byPopularity) return undefined;
    const byRidge = fitAt(day, RIDGE_FACTORS).flatMap((links, index) => {
      const judged = judgeLinks(links);
      return judged ? [{ ridgeFactor: RIDGE_FACTORS[index] ?? RIDGE_FACTOR_ASSUMED, ...judged }] : [];
    });
    return { popular: byPopularity, byRidge };
  }
}
