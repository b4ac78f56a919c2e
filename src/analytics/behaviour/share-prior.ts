/** Sums over the customers of a shop, each with `n` orders of which `x` have the property. */
export interface ShareSums {
  customers: number;
  /** Σ n */
  orders: number;
  /** Σ x */
  having: number;
  /** Σ n² */
  ordersSquared: number;
  /** Σ x² / n */
  havingSquaredByOrders: number;
}

/** A beta distribution of the share over customers: its mean, and the orders that it is worth. */
export interface SharePrior {
  mean: number;
  strength: number;
}

const REPEATS_MIN = 20;
const STRENGTH_ASSUMED = 4;
const [STRENGTH_MIN, STRENGTH_MAX] = [1, 100];

/**
 * How a share (of orders at a discount, say) is spread over a shop's customers, from sums alone. The more alike
 * the customers, the more orders the prior is worth, and the less a few orders of one customer say.
 *
 * By the method of moments for the beta-binomial (Kleinman, JASA 1973). Where there are fewer than twenty second,
 * third, … orders, or all orders are of one kind, the spread is not known: then the prior is worth four orders.
 * Undefined without an order.
 */
export function fitSharePrior(sums: ShareSums): SharePrior | undefined {
  const { customers, orders, having, ordersSquared, havingSquaredByOrders } = sums;
  if (orders <= 0) return undefined;
  const mean = Math.min(1, Math.max(0, having / orders));
  const chance = mean * (1 - mean);
  const repeated = orders - ordersSquared / orders - (customers - 1);
  if (orders - customers < REPEATS_MIN || chance <= 0 || repeated <= 0)
    return { mean, strength: STRENGTH_ASSUMED };
  const scatter = havingSquaredByOrders - orders * mean ** 2;
  const alike = (scatter - chance * (customers - 1)) / (chance * repeated);
  const strength = alike > 0 ? 1 / alike - 1 : STRENGTH_MAX;
  return { mean, strength: Math.min(STRENGTH_MAX, Math.max(STRENGTH_MIN, strength)) };
}

/** The share of one customer, drawn towards the shop's. */
export function shrunkenShare(part: number, whole: number, prior: SharePrior): number {
  return (part + prior.mean * prior.strength) / (whole + prior.strength);
}
