const DAY_MS = 86_400_000;

/** Relative trade of each month, January first: quiet in summer, a peak in November and December. */
const MONTHS = [0.72, 0.78, 0.88, 0.9, 0.95, 0.88, 0.78, 0.8, 0.95, 1.1, 1.75, 1.9];

/** Relative trade of each weekday, Sunday first. */
const WEEKDAYS = [1.15, 1.05, 1, 0.98, 0.98, 0.92, 0.92];

const BLACK_FRIDAY_FACTOR = 2.2;
const LAST_SHIPPING_DAY = 20;
const AFTER_LAST_SHIPPING = 0.45;

/** The days that the shop has traded, with the season of each. */
export interface Season {
  days: number;
  /** Day number of a calendar instant: 0 is the first day of trade. */
  instantOf(dayNumber: number): Date;
  /** Trade of the day relative to the average day. */
  weight(day: number): number;
  /**
   * Day number (with fraction) at which `weeks` of average trade have passed since `from`: time runs faster in
   * the season. Infinity after the last day.
   */
  after(from: number, weeks: number): number;
  isCampaign(day: number): boolean;
}

/** @param end midnight that ends the last day of trade. `seasonal: false` makes every day an average one. */
export function createSeason(options: { end: Date; years: number; seasonal: boolean }): Season {
  const days = Math.round(options.years * 365.25);
  const startMs = options.end.getTime() - days * DAY_MS;
  const raw = Array.from({ length: days }, (_, day) =>
    options.seasonal ? tradeOf(new Date(startMs + day * DAY_MS)) : 1,
  );
  const mean = raw.reduce((sum, value) => sum + value, 0) / days;
  const weights = raw.map((value) => value / mean);
  const passed = new Float64Array(days + 1);
  for (const [day, weight] of weights.entries()) passed[day + 1] = (passed[day] ?? 0) + weight;
  const passedAt = (time: number) => {
    const day = Math.min(Math.floor(time), days);
    return (passed[day] ?? 0) + (time - day) * (weights[day] ?? 0);
  };
  return {
    days,
    instantOf: (dayNumber) => new Date(startMs + dayNumber * DAY_MS),
    weight: (day) => weights[day] ?? 0,
    after(from, weeks) {
      const target = passedAt(from) + weeks * 7;
      if (target >= (passed[days] ?? 0)) return Number.POSITIVE_INFINITY;
      const day = lastNotAbove(passed, target);
      return day + (target - (passed[day] ?? 0)) / (weights[day] ?? 1);
    },
    isCampaign: (day) => isCampaignDay(new Date(startMs + day * DAY_MS)),
  };
}

function tradeOf(date: Date): number {
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  const late = month === 11 && day > LAST_SHIPPING_DAY ? AFTER_LAST_SHIPPING : 1;
  const rush = isBlackFridayWeek(date) ? BLACK_FRIDAY_FACTOR : 1;
  return (MONTHS[month] ?? 1) * (WEEKDAYS[date.getUTCDay()] ?? 1) * late * rush;
}

/** Black Friday to Cyber Monday, two weeks of July, the middle of January. */
function isCampaignDay(date: Date): boolean {
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return (
    isBlackFridayWeek(date) ||
    (month === 6 && day >= 8 && day <= 21) ||
    (month === 0 && day >= 8 && day <= 20)
  );
}

/** The fourth Thursday of November is Thanksgiving; Friday to Monday follow it. */
function isBlackFridayWeek(date: Date): boolean {
  const first = new Date(Date.UTC(date.getUTCFullYear(), 10, 1)).getUTCDay();
  const thanksgiving = Date.UTC(date.getUTCFullYear(), 10, 1 + ((4 - first + 7) % 7) + 21);
  const daysAfter = Math.floor((date.getTime() - thanksgiving) / DAY_MS);
  return daysAfter >= 1 && daysAfter <= 4;
}

function lastNotAbove(values: Float64Array, target: number): number {
  let [low, high] = [0, values.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= target) low = middle;
    else high = middle;
  }
  return low;
}
