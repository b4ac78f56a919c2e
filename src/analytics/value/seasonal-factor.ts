const YEAR_DAYS = 365;

/**
 * Trade of the days ahead over that of the days behind, by the season alone: what a model of a steady pace must
 * be corrected by where it looks less than whole years ahead, or was fitted to less. A year's shape is averaged
 * over all whole years, with the shop's growth taken out, and pulled to 1 as far as chance explains it.
 *
 * @param purchasesByDay purchases of each day, without gaps, the last one first known day before those ahead.
 * @param options.customersByDay customers who had bought by each of the same days: a model learns most of the
 * season in which it had most customers to learn from. Without it all days count alike.
 * @returns undefined under a whole year of days, or without any purchase in it.
 */
export function seasonalFactor(
  purchasesByDay: readonly number[],
  daysAhead: number,
  options: { customersByDay?: readonly number[] } = {},
): number | undefined {
  const index = indexAhead(purchasesByDay);
  if (!index || daysAhead <= 0) return undefined;
  const days = purchasesByDay.length;
  const ahead = meanOf(daysAhead, (i) => ({ value: index[i % YEAR_DAYS] ?? 1, weight: 1 }));
  const behind = meanOf(days, (i) => ({
    // Day 0 ahead has the season of the day 365 before it.
    value: index[(((i - days) % YEAR_DAYS) + YEAR_DAYS) % YEAR_DAYS] ?? 1,
    weight: options.customersByDay?.[i] ?? 1,
  }));
  const raw = ahead / behind;
  const purchases = purchasesByDay.reduce((sum, value) => sum + value, 0);
  const signal = (raw - 1) ** 2;
  const noise = days / Math.max(1, purchases) / Math.min(daysAhead, YEAR_DAYS);
  return signal === 0 ? 1 : 1 + ((raw - 1) * signal) / (signal + noise);
}

/** Relative trade of the 365 days ahead, mean 1, from the same days of the years behind. */
function indexAhead(purchasesByDay: readonly number[]): number[] | undefined {
  const days = purchasesByDay.length;
  const years = Math.floor(days / YEAR_DAYS);
  if (years === 0) return undefined;
  const perDay = Math.log(yearlyGrowth(purchasesByDay)) / YEAR_DAYS;
  const levelled = Array.from({ length: YEAR_DAYS }, (_, i) => {
    let sum = 0;
    for (let year = 1; year <= years; year += 1) {
      const age = year * YEAR_DAYS - i;
      sum += (purchasesByDay[days - age] ?? 0) * Math.exp(perDay * age);
    }
    return sum;
  });
  const mean = levelled.reduce((sum, value) => sum + value, 0) / YEAR_DAYS;
  return mean > 0 ? levelled.map((value) => value / mean) : undefined;
}

/** Growth from a year to the next, over all days that have one a year before; 1 where none or too few have. */
function yearlyGrowth(purchasesByDay: readonly number[]): number {
  let [later, earlier] = [0, 0];
  for (let i = YEAR_DAYS; i < purchasesByDay.length; i += 1) {
    later += purchasesByDay[i] ?? 0;
    earlier += purchasesByDay[i - YEAR_DAYS] ?? 0;
  }
  if (purchasesByDay.length - YEAR_DAYS < GROWTH_DAYS_MIN || later === 0 || earlier === 0) return 1;
  return Math.min(GROWTH_MAX, Math.max(1 / GROWTH_MAX, later / earlier));
}

/** A quarter to compare; and more than this much growth is a shop's beginning, not its trend. */
const GROWTH_DAYS_MIN = 91;
const GROWTH_MAX = 2;

function meanOf(count: number, at: (i: number) => { value: number; weight: number }): number {
  let [sum, weights] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const { value, weight } = at(i);
    sum += value * weight;
    weights += weight;
  }
  return weights > 0 && sum > 0 ? sum / weights : 1;
}
