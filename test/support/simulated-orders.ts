import { createRandom } from "../../src/analytics/numerics/random.ts";
import type { OrderOf } from "./shop.ts";

const DAY_MS = 86_400_000;
const PRODUCTS = ["mug", "vase", "lamp", "bowl", "tray"];

/**
 * Orders of customers who buy at own rates and leave after any purchase with own probabilities, as MBG/NBD has
 * it: what the purchase models should see through. The same in every run.
 */
export function simulatedOrders(shop: {
  customers: number;
  /** The last day, of `days` in all. */
  lastDay: string;
  days: number;
  prefix?: string;
}): OrderOf[] {
  const { customers, days, prefix = "c" } = shop;
  const start = Date.parse(`${shop.lastDay}T00:00:00Z`) - (days - 1) * DAY_MS;
  const dayAt = (n: number) => new Date(start + n * DAY_MS).toISOString().slice(0, 10);
  return Array.from({ length: customers }, (_, i) => i).flatMap((i) => {
    const random = createRandom(4_711, i + 1);
    const rate = random.gamma(0.9, 40);
    const leaving = random.beta(1, 2.5);
    const level = 1_000 + random.gamma(3, 1 / 600);
    const favourite = random.below(PRODUCTS.length);
    const bought: number[] = [];
    for (let day = random.uniform() * (days - 30); day < days; day += random.exponential(1 / rate)) {
      bought.push(Math.floor(day));
      if (random.chance(leaving)) break;
    }
    return [...new Set(bought)].map((day, nth) => ({
      id: `${prefix}${i}-${nth}`,
      customer: `${prefix}${i}`,
      day: dayAt(day),
      cents: Math.round(level * (0.6 + 0.8 * random.uniform())),
      product: PRODUCTS[random.chance(0.6) ? favourite : random.below(PRODUCTS.length)] ?? "mug",
    }));
  });
}
