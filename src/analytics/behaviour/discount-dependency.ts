import { type SharePrior, shrunkenShare } from "./share-prior.ts";

export type DiscountState = "full-price" | "occasional" | "discount-led";

/** A customer's sales of which a discount or its absence is known. Money in cents. */
export interface DiscountFacts {
  orders: number;
  discounted: number;
  /** Value paid in all of them, and in those with a discount. */
  valueCents: number;
  discountedValueCents: number;
  /** Discount as a share of the price before it, mean of the sales with one; null without one. */
  meanDepth: number | null;
}

export interface DiscountDependency {
  /** 0 to 1: the share bought at a discount, by orders and by value, drawn towards the shop's. */
  dependency: number;
  /** By how much above the shop's own share: 2 is twice as often as its customers do. Null where none do. */
  againstShop: number | null;
  meanDepth: number | null;
  state: DiscountState;
}

const ORDERS_MIN = 2;
const FULL_PRICE_MAX = 0.15;
const DISCOUNT_LED_MIN = 0.5;

/**
 * How much a customer's buying hangs on discounts.
 *
 * The mean of the shares of orders and of value that were bought at a discount, both drawn towards the shop's
 * share, the more so the fewer orders there are and the more alike its customers: two discounted orders of two
 * are no proof. Discount-led: more than half, and no less than the shop's customers on the whole, who in a shop
 * with a permanent sale all would be. Full-price: no discount yet, or at most 0.15. Depth is reported beside, not
 * weighed in: a deep discount taken once is no habit.
 *
 * Says what went together, not what would happen without discounts: that takes an experiment with a hold-out
 * group. Undefined where the source names no discounts, or with fewer than two orders.
 *
 * Source: beta-binomial shrinkage (see `fitSharePrior`).
 */
export function discountDependency(
  facts: DiscountFacts,
  prior: SharePrior | undefined,
): DiscountDependency | undefined {
  if (!prior || facts.orders < ORDERS_MIN) return undefined;
  const byOrders = shrunkenShare(facts.discounted, facts.orders, prior);
  // Value shares count as the same number of orders, spread as the money is.
  const valueShare =
    facts.valueCents > 0
      ? Math.min(1, Math.max(0, facts.discountedValueCents / facts.valueCents))
      : facts.discounted / facts.orders;
  const byValue = shrunkenShare(valueShare * facts.orders, facts.orders, prior);
  const dependency = Math.min(1, (byOrders + byValue) / 2);
  return {
    dependency,
    againstShop: prior.mean > 0 ? dependency / prior.mean : null,
    meanDepth: facts.meanDepth,
    state: stateOf(dependency, facts.discounted, prior.mean),
  };
}

function stateOf(dependency: number, discounted: number, shopShare: number): DiscountState {
  if (discounted === 0 || dependency <= FULL_PRICE_MAX) return "full-price";
  return dependency > DISCOUNT_LED_MIN && dependency >= shopShare ? "discount-led" : "occasional";
}
