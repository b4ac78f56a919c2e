import type { ItemLinks } from "./regress-items.ts";

/** What the shop's customers have in common, as plain data. */
export interface ItemModel {
  /** How many products are numbered, in the model or not. */
  products: number;
  /** Empty where the popular products did better on what the links had not seen. */
  links: ItemLinks;
  /** Products on offer that many customers bought of late, most first; by customers and then by number. */
  popular: { products: number[]; customers: number[] };
}

export const NO_LINKS: ItemLinks = { starts: [0], targets: [], weights: [] };
