/** The eight behavioural axes. */
export const AXES = [
  "purchase_frequency",
  "purchase_value",
  "category_affinity",
  "price_sensitivity",
  "shopping_cadence",
  "shopping_maturity",
  "repurchase_behavior",
  "return_behavior",
] as const;

export type Axis = (typeof AXES)[number];

/** Where a customer stands on an axis, and how clearly (0 to 1); null where the history does not tell. */
export type Membership = { segment: string; strength: number } | null;
export type Memberships = Record<Axis, Membership>;

export interface BehaviourFacts {
  orders: number;
  returns: number;
  purchaseDays: number;
  tenureDays: number | null;
  averageOrderCents: number | null;
  returnedCents: number;
  discountedOrders: number;
  weekendOrders: number;
  products: number;
  repeatedProducts: number;
  mainCategoryShare: number | null;
}

export interface BehaviourNorms {
  orderValueTerciles: readonly [number, number] | null;
  yearlyOrdersTerciles: readonly [number, number] | null;
  hasReturns: boolean;
  discountsKnown: boolean;
}

/**
 * First version of the segments: shares and counts against fixed bounds, value and frequency against the shop's
 * own terciles. What takes two orders to see is unknown for those who have one.
 */
export function membershipsOf(facts: BehaviourFacts, norms: BehaviourNorms): Memberships {
  const hasRepeated = facts.purchaseDays > 1;
  return {
    purchase_frequency: frequency(facts, norms),
    purchase_value:
      facts.averageOrderCents !== null && norms.orderValueTerciles
        ? byBounds(facts.averageOrderCents, norms.orderValueTerciles, [
            "low-value",
            "mid-value",
            "high-value",
          ])
        : null,
    category_affinity:
      facts.mainCategoryShare !== null && facts.products > 1
        ? byBounds(facts.mainCategoryShare, [0.45, 0.75], ["broad-range", "few-category", "one-category"])
        : null,
    price_sensitivity:
      norms.discountsKnown && facts.orders > 1
        ? byBounds(
            facts.discountedOrders / facts.orders,
            [0.2, 0.6],
            ["full-price", "occasional-discount", "discount-led"],
          )
        : null,
    shopping_cadence: hasRepeated
      ? byBounds(facts.weekendOrders / facts.orders, [0.15, 0.6], ["weekday", "any-day", "weekend"])
      : null,
    shopping_maturity:
      facts.tenureDays === null
        ? null
        : byBounds(facts.tenureDays, [90, 365], ["newcomer", "established", "long-standing"]),
    repurchase_behavior:
      hasRepeated && facts.products > 1
        ? byBounds(
            facts.repeatedProducts / facts.products,
            [0.1, 0.4],
            ["exploring", "partly-repeating", "repeating"],
          )
        : null,
    return_behavior:
      norms.hasReturns && hasRepeated && facts.averageOrderCents
        ? byBounds(
            facts.returnedCents / (facts.averageOrderCents * facts.orders),
            [0.005, 0.2],
            ["keeping", "sometimes-returning", "often-returning"],
          )
        : null,
  };
}

/** The numbers behind the memberships, by name; null = unknown. */
export function featuresOf(facts: BehaviourFacts): Record<string, number | null> {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    orders_per_year: yearlyOrders(facts),
    mean_order_value_cents: facts.averageOrderCents,
    main_category_share: facts.mainCategoryShare,
    discounted_share: share(facts.discountedOrders, facts.orders),
    weekend_share: share(facts.weekendOrders, facts.orders),
    tenure_days: facts.tenureDays,
    repeated_product_share: share(facts.repeatedProducts, facts.products),
    returned_value_share:
      facts.averageOrderCents === null
        ? null
        : share(facts.returnedCents, facts.averageOrderCents * facts.orders),
  };
}

const TENURE_MIN_DAYS = 30;

function yearlyOrders({ purchaseDays, tenureDays }: BehaviourFacts): number | null {
  return tenureDays === null || purchaseDays < 2
    ? null
    : (purchaseDays * 365.25) / Math.max(tenureDays, TENURE_MIN_DAYS);
}

function frequency(facts: BehaviourFacts, norms: BehaviourNorms): Membership {
  if (facts.purchaseDays === 0) return null;
  const perYear = yearlyOrders(facts);
  if (perYear === null) return { segment: "one-time", strength: 1 };
  if (!norms.yearlyOrdersTerciles) return null;
  return byBounds(perYear, norms.yearlyOrdersTerciles, ["occasional", "regular", "frequent"]);
}

/**
 * The band that a value lies in; the further from the nearest bound, in units of the bands' distance, the
 * clearer. Where both bounds are one value, as in a shop whose orders all cost the same, that value is the middle.
 */
function byBounds(
  value: number,
  [low, high]: readonly [number, number],
  names: readonly [string, string, string],
): Membership {
  const width = Math.max(high - low, 1e-9);
  const isMiddle = value === low || (value > low && value < high);
  const segment = isMiddle ? names[1] : value < low ? names[0] : names[2];
  const distance = Math.min(Math.abs(value - low), Math.abs(value - high)) / width;
  return { segment, strength: Math.round(100 * Math.min(1, 0.4 + 1.2 * distance)) / 100 };
}
