import type { PurchaseHistory } from "../btyd/history.ts";
import { expectedIfJustBought } from "../btyd/if-just-bought.ts";
import { scoresOf } from "../btyd/models.ts";
import { type CountChances, purchaseCountsOf } from "../btyd/purchase-counts.ts";
import { discountedPurchases } from "./discounted-purchases.ts";
import { createSensitivity } from "./sensitivity.ts";
import { type ValueParameters, weeksLived } from "./value-parameters.ts";

/** What a history alone, whatever was spent, says of the purchases ahead. */
export interface Prospects {
  purchases: number;
  /** The same with later purchases counting for less. */
  discounted: number;
  /** What `discounted` would be had the customer just bought. */
  ifJustBought: number;
  counts: CountChances;
  /** Derivatives of the logarithm of `purchases` by those of the parameters. */
  slopes: number[];
}

/** Ages in days of a dozen years. */
const REMEMBERED_MAX = 4_500;

/** One-time buyers, mostly the greater part, differ in nothing but age: those of the same day are reckoned once. */
export function createProspects(parameters: ValueParameters): (history: PurchaseHistory) => Prospects {
  const { expectedPurchases } = scoresOf(parameters.purchases);
  const countsOf = purchaseCountsOf(parameters.purchases);
  const sensitivity = createSensitivity(parameters);
  const discount = (history: PurchaseHistory) =>
    discountedPurchases((weeks) => expectedPurchases(history, weeks), parameters);
  const oneTime = new Map<number, Prospects>();

  function reckon(history: PurchaseHistory): Prospects {
    const { purchases, discounted } = discount(history);
    return {
      purchases,
      discounted,
      ifJustBought: expectedIfJustBought(history, (other) => discount(other).discounted),
      counts: countsOf(history, weeksLived(parameters)),
      slopes: sensitivity.ofPurchases(history, purchases),
    };
  }

  return (history) => {
    if (history.x > 0) return reckon(history);
    const known = oneTime.get(history.T);
    if (known) return known;
    const fresh = reckon(history);
    if (oneTime.size < REMEMBERED_MAX) oneTime.set(history.T, fresh);
    return fresh;
  };
}
