/** What one customer's purchases of one product come to. */
export interface BoughtProduct {
  product: number;
  /** Distinct days on which it was bought. */
  days: number;
  /** Days since it was first and last bought. */
  firstDaysAgo: number;
  lastDaysAgo: number;
  /** Sum over those days of 0.5 to the power of their age in units of `AGAIN_HALF_LIFE_DAYS`. */
  weight: number;
}

/** A product to buy again, with what speaks for it. */
export interface Repurchase {
  product: number;
  score: number;
  because: {
    days: number;
    lastDaysAgo: number;
    /** Days that usually pass between two purchases, and whose: undefined where nobody bought it twice. */
    usual: { days: number; of: "customer" | "product" } | undefined;
    /** Whether as many days have passed; undefined where none are usual. */
    isDue: boolean | undefined;
  };
}

/** A purchase a year ago counts half as much as one of today. */
export const AGAIN_HALF_LIFE_DAYS = 365;

/**
 * What a customer is most likely to buy again: products by how often they bought them, with recent purchases
 * counting more; of equal scores the lower number goes first. Whether a product is due is said and not ranked by.
 *
 * `usualDaysOf` gives the median days between two purchases of a product by one customer, over all customers.
 */
export function buyAgain(
  bought: readonly BoughtProduct[],
  shop: {
    isOnOffer(product: number): boolean;
    usualDaysOf(product: number): number | undefined;
    count: number;
  },
): Repurchase[] {
  return bought
    .filter(({ product, weight }) => weight > 0 && shop.isOnOffer(product))
    .sort((one, other) => other.weight - one.weight || one.product - other.product)
    .slice(0, shop.count)
    .map((row) => {
      const usual = usualOf(row, shop.usualDaysOf(row.product));
      return {
        product: row.product,
        score: row.weight,
        because: {
          days: row.days,
          lastDaysAgo: row.lastDaysAgo,
          usual,
          isDue: usual && row.lastDaysAgo >= usual.days,
        },
      };
    });
}

/** Their own habit where they have one, else that of those who bought it more than once. */
function usualOf(row: BoughtProduct, daysOfProduct: number | undefined): Repurchase["because"]["usual"] {
  if (row.days >= 2) return { days: (row.firstDaysAgo - row.lastDaysAgo) / (row.days - 1), of: "customer" };
  return daysOfProduct === undefined ? undefined : { days: daysOfProduct, of: "product" };
}
