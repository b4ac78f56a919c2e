import type { Axis } from "./axes.ts";
import type { FeatureName } from "./features.ts";

/** A word for a kind of customer on an axis, and where on it they stand. */
export interface SegmentName {
  name: string;
  /** Features by which the kind stands out, in standard deviations from the shop's mean; the rest are average. */
  at: Partial<Record<FeatureName, number>>;
  /** What must hold of the segment itself, in the feature's unit: "full-price" is no word for the 80 % discounted. */
  holds?: { feature: FeatureName; min?: number; max?: number };
}

/**
 * The words that segments are named by. Those that claim something in itself have a condition, with a word
 * that compares with the rest of the shop at the same place for when it doesn't hold. Unique over all axes.
 */
export const SEGMENT_NAMES: Record<Axis, readonly SegmentName[]> = {
  purchase_frequency: [
    { name: "frequent", at: { purchases_per_year: 1.2, interpurchase_mean_days: -1, orders_90: 0.9 } },
    { name: "occasional", at: { purchases_per_year: -0.8, interpurchase_mean_days: 0.8, orders_90: -0.4 } },
    { name: "regular", at: {}, holds: { feature: "purchases_per_year", min: 3 } },
    { name: "middling-frequency", at: {} },
    { name: "very-frequent", at: { purchases_per_year: 2.2, interpurchase_mean_days: -1.8, orders_90: 1.8 } },
    { name: "rare", at: { purchases_per_year: -1.5, interpurchase_mean_days: 1.7, orders_90: -0.6 } },
    { name: "sporadic", at: { interpurchase_cv: 1.2 } },
    { name: "steady", at: { interpurchase_cv: -1.2 } },
    {
      name: "formerly-frequent",
      at: { purchases_per_year: -0.1, interpurchase_mean_days: -1.1, orders_90: -0.7 },
    },
    { name: "lately-active", at: { orders_90: 1.4 } },
  ],
  purchase_value: [
    { name: "high-value", at: { net_value_cents: 0.9, mean_order_value_cents: 0.9 } },
    { name: "low-value", at: { net_value_cents: -0.9, mean_order_value_cents: -0.9 } },
    { name: "mid-value", at: {} },
    { name: "top-value", at: { net_value_cents: 2.2, mean_order_value_cents: 2 } },
    { name: "small-basket", at: { net_value_cents: 0.4, mean_order_value_cents: -1 } },
    { name: "big-basket", at: { net_value_cents: -0.3, mean_order_value_cents: 1 } },
    { name: "rising-value", at: { order_value_trend: 1.2 } },
    { name: "falling-value", at: { order_value_trend: -1.2 } },
  ],
  category_affinity: [
    {
      name: "one-category",
      at: {
        category_entropy: -1.1,
        category_herfindahl: 1.2,
        main_category_share: 1.2,
        category_loyalty: 0.7,
      },
      holds: { feature: "main_category_share", min: 0.8 },
    },
    {
      name: "narrow-range",
      at: {
        category_entropy: -1.1,
        category_herfindahl: 1.2,
        main_category_share: 1.2,
        category_loyalty: 0.7,
      },
    },
    { name: "few-category", at: {} },
    {
      name: "several-category",
      at: { category_entropy: 0.7, category_herfindahl: -0.6, main_category_share: -0.6 },
    },
    {
      name: "broad-range",
      at: { category_entropy: 1.4, category_herfindahl: -1.1, main_category_share: -1.2 },
    },
    { name: "category-changing", at: { category_loyalty: -1.2 } },
    { name: "category-faithful", at: { category_loyalty: 1.2, category_entropy: 0.3 } },
  ],
  price_sensitivity: [
    {
      name: "full-price",
      at: { discounted_order_share: -0.6, mean_discount_rate: -0.6 },
      holds: { feature: "discounted_order_share", max: 0.2 },
    },
    { name: "less-discounted", at: { discounted_order_share: -0.6, mean_discount_rate: -0.6 } },
    {
      name: "occasional-discount",
      at: {},
      holds: { feature: "discounted_order_share", min: 0.02, max: 0.5 },
    },
    { name: "mixed-price", at: {} },
    {
      name: "discount-led",
      at: { discounted_order_share: 1.8, mean_discount_rate: 1.5 },
      holds: { feature: "discounted_order_share", min: 0.5 },
    },
    {
      name: "often-discounted",
      at: { discounted_order_share: 0.9, mean_discount_rate: 0.9 },
      holds: { feature: "discounted_order_share", min: 0.3 },
    },
    { name: "more-discounted", at: { discounted_order_share: 0.9, mean_discount_rate: 0.9 } },
    { name: "small-discount", at: { discounted_order_share: 1.2, mean_discount_rate: 0.3 } },
    { name: "deep-discount", at: { discounted_order_share: 1.3, mean_discount_rate: 2.3 } },
  ],
  shopping_cadence: [
    {
      name: "weekend",
      at: { weekend_share: 1.2, business_hours_share: -0.8 },
      holds: { feature: "weekend_share", min: 0.45 },
    },
    { name: "weekend-leaning", at: { weekend_share: 1.2, business_hours_share: -0.8 } },
    { name: "weekday", at: { weekend_share: -0.8 }, holds: { feature: "weekend_share", max: 0.2 } },
    { name: "weekday-leaning", at: { weekend_share: -0.8 } },
    { name: "any-day", at: {} },
    {
      name: "office-hours",
      at: { weekend_share: -0.6, business_hours_share: 1.2 },
      holds: { feature: "business_hours_share", min: 0.5 },
    },
    { name: "daytime-leaning", at: { business_hours_share: 1.1 } },
    { name: "off-hours", at: { weekend_share: -0.6, business_hours_share: -1.1 } },
    { name: "seasonal", at: { seasonality: 1.4 }, holds: { feature: "seasonality", min: 0.25 } },
    { name: "season-leaning", at: { seasonality: 1.4 } },
  ],
  shopping_maturity: [
    {
      name: "newcomer",
      at: { tenure_days: -1.3, purchases: -0.5 },
      holds: { feature: "tenure_days", max: 120 },
    },
    { name: "newer", at: { tenure_days: -1.2, purchases: -0.5 } },
    { name: "established", at: {} },
    {
      name: "long-standing",
      at: { tenure_days: 1, purchases: -0.2 },
      holds: { feature: "tenure_days", min: 365 },
    },
    { name: "longer-known", at: { tenure_days: 1, purchases: -0.2 } },
    { name: "seasoned", at: { tenure_days: 0.6, purchases: 1.3 }, holds: { feature: "purchases", min: 3 } },
    { name: "more-practised", at: { tenure_days: 0.6, purchases: 1.3 } },
    { name: "quickening", at: { tenure_days: 0.3, purchases: 0.6, acceleration: 1.1 } },
    { name: "slowing", at: { tenure_days: 0.5, purchases: 0.6, acceleration: -1.1 } },
  ],
  repurchase_behavior: [
    {
      name: "exploring",
      at: { repeat_product_share: -0.8, repeat_value_share: -0.8, top_product_loyalty: -0.8 },
      holds: { feature: "repeat_value_share", max: 0.15 },
    },
    {
      name: "less-repeating",
      at: { repeat_product_share: -0.8, repeat_value_share: -0.8, top_product_loyalty: -0.8 },
    },
    { name: "partly-repeating", at: {} },
    {
      name: "repeating",
      at: { repeat_product_share: 1, repeat_value_share: 1, top_product_loyalty: 0.7 },
      holds: { feature: "repeat_value_share", min: 0.3 },
    },
    {
      name: "more-repeating",
      at: { repeat_product_share: 1, repeat_value_share: 1, top_product_loyalty: 0.7 },
    },
    { name: "staple-loyal", at: { repeat_product_share: -0.4, top_product_loyalty: 1.2 } },
    { name: "changing-staples", at: { repeat_value_share: 0.7, top_product_loyalty: -0.6 } },
    {
      name: "all-repeating",
      at: { repeat_product_share: 2.2, repeat_value_share: 1.8, top_product_loyalty: 1 },
    },
  ],
  return_behavior: [
    {
      name: "keeping",
      at: { returned_value_share: -0.5, returned_items_share: -0.5, return_order_share: -0.5 },
      holds: { feature: "returned_value_share", max: 0.02 },
    },
    {
      name: "less-returning",
      at: { returned_value_share: -0.5, returned_items_share: -0.5, return_order_share: -0.5 },
    },
    { name: "rarely-returning", at: {} },
    {
      name: "sometimes-returning",
      at: { returned_value_share: 1.3, returned_items_share: 1.3, return_order_share: 1.3 },
      holds: { feature: "returned_value_share", max: 0.4 },
    },
    {
      name: "often-returning",
      at: { returned_value_share: 2.5, returned_items_share: 2.5, return_order_share: 2.5 },
      holds: { feature: "returned_value_share", min: 0.2 },
    },
    {
      name: "more-returning",
      at: { returned_value_share: 2.5, returned_items_share: 2.5, return_order_share: 2.5 },
    },
    {
      name: "part-returning",
      at: { returned_value_share: 0.2, returned_items_share: 0.2, return_order_share: 1.5 },
    },
    {
      name: "bulk-returning",
      at: { returned_value_share: 2.6, returned_items_share: 2.6, return_order_share: 0.8 },
    },
  ],
};

/** Of an axis on which all customers are alike. */
export const ALIKE = "alike";

/** Known of everybody with a single purchase, without a model. */
export const ONE_TIME = "one-time";
