import type { Random } from "../../analytics/numerics/random.ts";
import type { OrderLine } from "../source.ts";
import type { Product } from "./catalogue.ts";
import { type Shopper, TRUE_PARAMETERS } from "./shoppers.ts";

const FAVOURITE_CHANCE = 0.55;
const COMPANION_CHANCE = 0.4;
const LINES_MAX = 60;

/** Lines of one order, of about the value that the shopper's spending gives this time. */
export function fillBasket(
  random: Random,
  shopper: Shopper,
  catalogue: readonly Product[],
  discountShare: number,
): OrderLine[] {
  const { p } = TRUE_PARAMETERS.spend;
  let leftCents = random.gamma(p, p / shopper.meanOrderCents);
  const quantities = new Map<number, number>();
  let last: number | undefined;
  while (quantities.size < LINES_MAX) {
    const position = nextProduct(random, shopper, catalogue, last);
    const product = catalogue[position];
    if (!product) break;
    // The first product is bought whatever it costs; another only if money is left for most of it.
    if (quantities.size > 0 && product.priceCents > leftCents * 1.5) break;
    const quantity = shopper.isBusiness ? 2 + random.below(10) : random.chance(0.8) ? 1 : 2;
    quantities.set(position, (quantities.get(position) ?? 0) + quantity);
    leftCents -= product.priceCents * quantity;
    last = position;
    if (leftCents <= 0) break;
  }
  return [...quantities].flatMap(([position, quantity]) => {
    const product = catalogue[position];
    return product ? [lineOf(product, quantity, discountShare)] : [];
  });
}

/** The same goods coming back: all of them, or the first line alone. */
export function returnOf(lines: readonly OrderLine[], isWhole: boolean): OrderLine[] {
  return lines.slice(0, isWhole ? lines.length : 1).map((line) => ({
    ...line,
    quantity: -line.quantity,
    valueCents: -line.valueCents,
    discountCents: null,
  }));
}

function nextProduct(
  random: Random,
  shopper: Shopper,
  catalogue: readonly Product[],
  last: number | undefined,
): number {
  const companions = last === undefined ? undefined : catalogue[last]?.companions;
  if (companions && random.chance(COMPANION_CHANCE)) return companions[random.below(companions.length)] ?? 0;
  const perRange = catalogue.length / RANGES;
  const range = random.chance(FAVOURITE_CHANCE) ? shopper.favouriteRange : random.below(RANGES);
  // Squared: the first products of a range are its best sellers.
  return range * perRange + Math.floor(perRange * random.uniform() ** 2);
}

export const RANGES = 8;

function lineOf(product: Product, quantity: number, discountShare: number): OrderLine {
  const fullCents = product.priceCents * quantity;
  const discountCents = Math.round(fullCents * discountShare);
  return {
    productId: product.productId,
    title: product.title,
    category: product.category,
    quantity,
    unitPrice: product.priceCents / 100,
    discountCents,
    valueCents: fullCents - discountCents,
  };
}
