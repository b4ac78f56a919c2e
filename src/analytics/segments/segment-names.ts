import type { Axis } from "./axes.ts";
import type { FeatureName } from "./features.ts";

/** A kind of customer on an axis: where they stand, and the words for them. */
export interface Kind {
  /** Features by which the kind stands out, in standard deviations from the shop's mean; the rest are average. */
  at: Partial<Record<FeatureName, number>>;
  /** A word that compares with the rest of the shop, and so always holds. */
  word?: string;
  /** The better word, where it is true: "full-price" is no word for those who buy every other time at a discount. */
  claim?: { word: string; feature: FeatureName; min?: number; max?: number };
}

const NARROW = {
  category_entropy: -1.1,
  category_herfindahl: 1.2,
  main_category_share: 1.2,
  category_loyalty: 0.7,
};
const BROAD = { category_entropy: 1.4, category_herfindahl: -1.1, main_category_share: -1.2 };

const repeats = (products: number, value: number, loyalty: number) => ({
  repeat_product_share: products,
  repeat_value_share: value,
  top_product_loyalty: loyalty,
});
const returns = (value: number, orders: number) => ({
  returned_value_share: value,
  returned_items_share: value,
  return_order_share: orders,
});
const pace = (year: number, gap: number, lately: number) => ({
  purchases_per_year: year,
  interpurchase_mean_days: gap,
  orders_90: lately,
});
const worth = (total: number, order: number) => ({ net_value_cents: total, mean_order_value_cents: order });
const discounts = (orders: number, rate: number) => ({
  discounted_order_share: orders,
  mean_discount_rate: rate,
});
const past = (tenure: number, count: number) => ({ tenure_days: tenure, purchases: count });

/** The kinds that segments are named by. Words are unique over all axes. */
export const KINDS: Record<Axis, readonly Kind[]> = {
  purchase_frequency: [
    {
      at: pace(1.2, -1, 0.9),
      word: "more-frequent",
      claim: { word: "frequent", feature: "purchases_per_year", min: 3 },
    },
    {
      at: pace(-0.8, 0.8, -0.4),
      word: "less-frequent",
      claim: { word: "occasional", feature: "purchases_per_year", max: 4 },
    },
    { at: {}, word: "middling-frequency", claim: { word: "regular", feature: "purchases_per_year", min: 3 } },
    {
      at: pace(2.2, -1.8, 1.8),
      word: "most-frequent",
      claim: { word: "very-frequent", feature: "purchases_per_year", min: 6 },
    },
    {
      at: pace(-1.5, 1.7, -0.6),
      word: "least-frequent",
      claim: { word: "rare", feature: "purchases_per_year", max: 2 },
    },
    {
      at: { interpurchase_cv: 1.2 },
      word: "less-even",
      claim: { word: "sporadic", feature: "interpurchase_cv", min: 0.9 },
    },
    {
      at: { interpurchase_cv: -1.2 },
      word: "more-even",
      claim: { word: "steady", feature: "interpurchase_cv", max: 0.5 },
    },
    {
      at: pace(-0.1, -1.1, -0.7),
      word: "lately-quieter",
      claim: { word: "formerly-frequent", feature: "orders_90", max: 0.5 },
    },
    {
      at: { orders_90: 1.4 },
      word: "lately-busier",
      claim: { word: "lately-active", feature: "orders_90", min: 1 },
    },
  ],
  purchase_value: [
    { at: worth(0.9, 0.9), word: "high-value" },
    { at: worth(-0.9, -0.9), word: "low-value" },
    { at: {}, word: "mid-value" },
    { at: worth(2.2, 2), word: "top-value" },
    { at: worth(0.4, -1), word: "small-basket" },
    { at: worth(-0.3, 1), word: "big-basket" },
    {
      at: { order_value_trend: 1.2 },
      word: "less-falling",
      claim: { word: "rising-value", feature: "order_value_trend", min: 0.1 },
    },
    {
      at: { order_value_trend: -1.2 },
      word: "less-rising",
      claim: { word: "falling-value", feature: "order_value_trend", max: -0.1 },
    },
  ],
  category_affinity: [
    {
      at: NARROW,
      word: "narrow-range",
      claim: { word: "one-category", feature: "main_category_share", min: 0.8 },
    },
    { at: {}, word: "few-category" },
    {
      at: { category_entropy: 0.7, category_herfindahl: -0.6, main_category_share: -0.6 },
      word: "several-category",
    },
    {
      at: BROAD,
      word: "broader-range",
      claim: { word: "broad-range", feature: "main_category_share", max: 0.5 },
    },
    {
      at: { category_loyalty: -1.2 },
      word: "category-looser",
      claim: { word: "category-changing", feature: "category_loyalty", max: 0.4 },
    },
    {
      at: { category_loyalty: 1.2, category_entropy: 0.3 },
      word: "category-closer",
      claim: { word: "category-faithful", feature: "category_loyalty", min: 0.6 },
    },
  ],
  price_sensitivity: [
    {
      at: discounts(-0.6, -0.6),
      word: "less-discounted",
      claim: { word: "full-price", feature: "discounted_order_share", max: 0.2 },
    },
    {
      at: {},
      word: "mixed-price",
      claim: { word: "occasional-discount", feature: "discounted_order_share", min: 0.02, max: 0.5 },
    },
    {
      at: discounts(1.8, 1.5),
      word: "most-discounted",
      claim: { word: "discount-led", feature: "discounted_order_share", min: 0.5 },
    },
    {
      at: discounts(0.9, 0.9),
      word: "more-discounted",
      claim: { word: "often-discounted", feature: "discounted_order_share", min: 0.3 },
    },
    { at: discounts(1.2, 0.3), word: "smaller-discount" },
    {
      at: discounts(1.3, 2.3),
      word: "deeper-discount",
      claim: { word: "deep-discount", feature: "mean_discount_rate", min: 0.15 },
    },
  ],
  shopping_cadence: [
    {
      at: { weekend_share: 1.2, business_hours_share: -0.8 },
      word: "weekend-leaning",
      claim: { word: "weekend", feature: "weekend_share", min: 0.45 },
    },
    {
      at: { weekend_share: -0.8 },
      word: "weekday-leaning",
      claim: { word: "weekday", feature: "weekend_share", max: 0.2 },
    },
    { at: {}, word: "any-day" },
    {
      at: { weekend_share: -0.6, business_hours_share: 1.2 },
      word: "daytime-leaning",
      claim: { word: "office-hours", feature: "business_hours_share", min: 0.5 },
    },
    {
      at: { business_hours_share: -1.1 },
      word: "off-hours-leaning",
      claim: { word: "off-hours", feature: "business_hours_share", max: 0.4 },
    },
    {
      at: { seasonality: 1.4 },
      word: "season-leaning",
      claim: { word: "seasonal", feature: "seasonality", min: 0.25 },
    },
  ],
  shopping_maturity: [
    { at: past(-1.3, -0.5), word: "newer", claim: { word: "newcomer", feature: "tenure_days", max: 120 } },
    { at: {}, word: "established" },
    {
      at: past(1, -0.2),
      word: "longer-known",
      claim: { word: "long-standing", feature: "tenure_days", min: 365 },
    },
    { at: past(0.6, 1.3), word: "more-practised", claim: { word: "seasoned", feature: "purchases", min: 3 } },
    {
      at: { ...past(0.3, 0.6), acceleration: 1.1 },
      word: "less-slowing",
      claim: { word: "quickening", feature: "acceleration", min: 0.1 },
    },
    {
      at: { ...past(0.5, 0.6), acceleration: -1.1 },
      word: "less-quickening",
      claim: { word: "slowing", feature: "acceleration", max: -0.1 },
    },
  ],
  repurchase_behavior: [
    {
      at: repeats(-0.8, -0.8, -0.8),
      word: "less-repeating",
      claim: { word: "exploring", feature: "repeat_value_share", max: 0.15 },
    },
    {
      at: {},
      word: "middling-repeats",
      claim: { word: "partly-repeating", feature: "repeat_value_share", min: 0.05 },
    },
    {
      at: repeats(1, 1, 0.7),
      word: "more-repeating",
      claim: { word: "repeating", feature: "repeat_value_share", min: 0.3 },
    },
    {
      at: repeats(-0.4, 0, 1.2),
      word: "staple-leaning",
      claim: { word: "staple-loyal", feature: "top_product_loyalty", min: 0.7 },
    },
    { at: repeats(0, 0.7, -0.6), word: "changing-staples" },
    {
      at: repeats(2.2, 1.8, 1.5),
      word: "most-repeating",
      claim: { word: "all-repeating", feature: "repeat_value_share", min: 0.75 },
    },
  ],
  return_behavior: [
    {
      at: returns(-0.5, -0.5),
      word: "less-returning",
      claim: { word: "keeping", feature: "returned_value_share", max: 0.02 },
    },
    { at: {}, word: "rarely-returning" },
    {
      at: returns(1.3, 1.3),
      word: "more-returning",
      claim: { word: "sometimes-returning", feature: "returned_value_share", max: 0.4 },
    },
    {
      at: returns(2.5, 2.5),
      word: "most-returning",
      claim: { word: "often-returning", feature: "returned_value_share", min: 0.2 },
    },
    { at: returns(0.2, 1.5), word: "part-returning" },
    { at: returns(2.6, 0.8), claim: { word: "bulk-returning", feature: "returned_value_share", min: 0.3 } },
  ],
};

/** Of an axis on which all customers are alike. */
export const ALIKE = "alike";

/** Known of everybody with a single purchase, without a model. */
export const ONE_TIME = "one-time";
