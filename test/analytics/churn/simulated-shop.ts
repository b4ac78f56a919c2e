import { createRandom } from "../../../src/analytics/numerics/random.ts";
import type { CustomerDays } from "./standings.ts";

interface Shop {
  customers: number;
  days: number;
  seed?: number;
  /** Mean days between the purchases of the mean customer; they are Erlang-k, 1 being the least regular. */
  gapDays?: number;
  regularity?: number;
  /** Chance to leave after a purchase, of those who ever come back. */
  leaving?: number;
  /** Share who buy once and never again. */
  once?: number;
  /** How much oftener those buy who spend e times more per purchase, as an exponent. */
  spendEffect?: number;
  /** How far above and below their mean purchases are in a year of 364 days: 0 to 1; the most on day 350. */
  season?: number;
}

/** Customers of a shop that behaves as stated, day 0 being its first. */
export function simulatedShop(shop: Shop): CustomerDays[] {
  const { customers, days, seed = 1, gapDays = 30, regularity = 1, leaving = 0.1, once = 0 } = shop;
  const { spendEffect = 0, season = 0 } = shop;
  const random = createRandom(seed);
  return Array.from({ length: customers }, () => {
    const level = random.normal();
    const perDay = (random.gamma(1.5, 1.5) * Math.exp(spendEffect * level)) / gapDays;
    const leaves = random.uniform() < once ? 1 : random.beta(2 * leaving, 2 * (1 - leaving));
    const bought = new Map<number, number>();
    const isInSeason = (day: number) =>
      random.uniform() * (1 + season) < 1 + season * Math.cos((2 * Math.PI * (day - 350)) / 364);
    let day = random.uniform() * 0.8 * days;
    for (; day < days; day += random.gamma(regularity, regularity * perDay)) {
      if (bought.size > 0 && !isInSeason(day)) continue;
      bought.set(Math.floor(day), 40 * Math.exp(level + 0.3 * random.normal()));
      if (random.uniform() < leaves) break;
    }
    return bought;
  });
}

/** Customers who buy at own paces and all leave at the same rate, at any time: none is likelier to than another. */
export function simulatedShopOfEquals(shop: {
  customers: number;
  days: number;
  /** Days between the purchases of the mean customer. */
  gapDays: number;
}): CustomerDays[] {
  const random = createRandom(2);
  return Array.from({ length: shop.customers }, () => {
    const perDay = random.gamma(1.5, 1.5 * shop.gapDays);
    const bought = new Map<number, number>();
    let day = random.uniform() * 0.8 * shop.days;
    const last = Math.min(shop.days, day - 250 * Math.log(1 - random.uniform()));
    for (; day < last; day += random.gamma(1, perDay)) bought.set(Math.floor(day), 40);
    return bought;
  });
}
