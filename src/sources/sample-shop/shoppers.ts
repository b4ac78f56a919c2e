import { createRandom, type Random } from "../../analytics/numerics/random.ts";
import type { Season } from "./calendar.ts";

/**
 * The shop's true parameters: a method that is run on it should find them again. Times in weeks, money in
 * cents. Consumers buy and leave as BG/NBD says (rate ~ Gamma(r, alpha), drop-out after each purchase but the
 * first ~ Beta(a, b)) and spend as Gamma-Gamma says (p, q, v).
 */
export const TRUE_PARAMETERS = {
  purchases: { r: 0.027, alpha: 14, a: 0.5, b: 3 },
  spend: { p: 6, q: 4, v: 3_400 },
  businessShare: 0.006,
  discountProneShare: 0.15,
  returnProneShare: 0.05,
} as const;

export interface Shopper {
  index: number;
  isBusiness: boolean;
  isDiscountProne: boolean;
  isReturnProne: boolean;
  /** Mean order value in cents. */
  meanOrderCents: number;
  /** Positions in the catalogue's ranges that this shopper prefers. */
  favouriteRange: number;
  /** Day numbers (with fraction, the time of day) of the orders. */
  orderedAt: readonly number[];
}

const GROWTH_PER_YEAR = 0.22;

/** Everything about one customer that is decided before a basket is filled. */
export function createShopper(seed: number, index: number, season: Season, ranges: number): Shopper {
  const random = createRandom(seed, index + 1);
  const isBusiness = random.chance(TRUE_PARAMETERS.businessShare);
  const { p, q, v } = TRUE_PARAMETERS.spend;
  const meanOrderCents = (p / random.gamma(q, v)) * (isBusiness ? 7 : 1);
  const first = firstDay(random, season);
  const days = isBusiness ? businessDays(random, season, first) : consumerDays(random, season, first);
  return {
    index,
    isBusiness,
    isDiscountProne: random.chance(TRUE_PARAMETERS.discountProneShare),
    isReturnProne: random.chance(TRUE_PARAMETERS.returnProneShare),
    meanOrderCents,
    favouriteRange: random.below(ranges),
    orderedAt: days.map((day) => atTimeOfDay(random, Math.floor(day), isBusiness)),
  };
}

/** More join each year, and more in the season: by rejection against the busiest day. */
function firstDay(random: Random, season: Season): number {
  const years = season.days / 365.25;
  const most = 8 * (1 + GROWTH_PER_YEAR) ** years;
  for (;;) {
    const day = random.uniform() * season.days;
    const weight = season.weight(Math.floor(day)) * (1 + GROWTH_PER_YEAR) ** (day / 365.25);
    if (random.chance(weight / most)) return day;
  }
}

function consumerDays(random: Random, season: Season, first: number): number[] {
  const { r, alpha, a, b } = TRUE_PARAMETERS.purchases;
  const perWeek = random.gamma(r, alpha);
  const dropOut = random.beta(a, b);
  const days = [first];
  for (let day = first; ; ) {
    day = season.after(day, random.exponential(1 / perWeek));
    if (day >= season.days) return days;
    days.push(day);
    if (random.chance(dropOut)) return days;
  }
}

/** A business orders at its own steady pace until it finds another supplier. */
function businessDays(random: Random, season: Season, first: number): number[] {
  const weeksBetween = 3 + random.gamma(2, 0.5);
  const leaves = first + random.exponential(130) * 7;
  const days = [first];
  for (let day = first; ; ) {
    day = season.after(day, random.gamma(8, 8 / weeksBetween));
    if (day >= Math.min(season.days, leaves)) return days;
    days.push(day);
  }
}

/** Consumers shop at noon and in the evening, businesses on weekdays in office hours. */
function atTimeOfDay(random: Random, day: number, isBusiness: boolean): number {
  if (isBusiness) return day + (9 + 8 * random.uniform()) / 24;
  const centre = random.chance(0.6) ? 20 : 12.5;
  const hour = Math.min(23.9, Math.max(0.1, centre + 2.2 * random.normal()));
  return day + hour / 24;
}
