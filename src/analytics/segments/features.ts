import type { Axis } from "./axes.ts";

/** How a feature is bent before it is standardised, so that its tail does not rule the distances. */
export type Transform = "log1p" | "sqrt" | "none";

/**
 * The features of each axis: what the SQL computes, in these units, by the formulas written beside it
 * (store/figures/features.ts). Money and counts are heavy-tailed and are taken by log1p; shares that are mostly
 * 0 by their square root, which spreads the small ones; the rest as they are. A feature that the history does
 * not tell is null, never 0.
 */
export const FEATURES = {
  purchase_frequency: {
    purchases_per_year: "log1p",
    interpurchase_mean_days: "log1p",
    interpurchase_cv: "none",
    orders_90: "log1p",
  },
  purchase_value: {
    net_value_cents: "log1p",
    mean_order_value_cents: "log1p",
    order_value_trend: "none",
  },
  category_affinity: {
    category_entropy: "none",
    category_herfindahl: "none",
    main_category_share: "none",
    category_loyalty: "none",
  },
  price_sensitivity: { discounted_order_share: "none", mean_discount_rate: "none" },
  shopping_cadence: { weekend_share: "none", business_hours_share: "none", seasonality: "none" },
  shopping_maturity: { tenure_days: "sqrt", purchases: "log1p", acceleration: "none" },
  repurchase_behavior: {
    repeat_product_share: "none",
    repeat_value_share: "none",
    top_product_loyalty: "none",
  },
  return_behavior: {
    returned_value_share: "sqrt",
    returned_items_share: "sqrt",
    return_order_share: "sqrt",
  },
} as const satisfies Record<Axis, Readonly<Record<string, Transform>>>;

type NamesOf<T> = T extends unknown ? keyof T : never;
export type FeatureName = NamesOf<(typeof FEATURES)[Axis]>;

/** What is known of a customer, by feature; null = unknown. */
export type Features = Readonly<Record<FeatureName, number | null>>;

/** In the order of the axes. */
export const FEATURE_NAMES = Object.values(FEATURES).flatMap((features) =>
  Object.keys(features),
) as FeatureName[];

/** The features of one axis, with how each is bent. */
export function featuresOn(axis: Axis): [FeatureName, Transform][] {
  return Object.entries(FEATURES[axis]) as [FeatureName, Transform][];
}
