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
