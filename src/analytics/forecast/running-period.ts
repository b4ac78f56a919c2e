import type { SeriesForecast } from "./forecast.ts";
import { addDays, nextPeriod, type PeriodSeries } from "./periods.ts";
import type { Granularity } from "./rhythms.ts";
import { sum } from "./sums.ts";

/** A period that has begun, of what adds up over days. */
export interface RunningPeriod {
  /** What its days so far have brought. */
  soFar: number;
  /** The last of those days. */
  through: string;
  /** Share of such a period that usually falls on the days that are left of it, 0 to 1. */
  ahead: number;
}

/** Weeks that tell how much of a week falls on each day. */
const WEEKS = 8;

/**
 * The period that begins at `next`, as far as its days are known; undefined where none is. What is left of it is
 * reckoned by weekday, as the eight weeks before it were.
 *
 * @param days the complete days of the same metric.
 */
export function runningPeriod(
  days: Pick<PeriodSeries, "starts" | "values">,
  { next, granularity }: { next: string; granularity: Granularity },
): RunningPeriod | undefined {
  const begun = days.starts.findIndex((day) => day >= next);
  const through = days.starts.at(-1);
  if (begun === -1 || through === undefined) return undefined;
  const weights = weekdayWeights(days.values.slice(Math.max(0, begun - 7 * WEEKS), begun));
  const ofPeriod: number[] = [];
  const end = nextPeriod(next, granularity);
  // The weights begin on the weekday of `next`, since whole weeks lie before it.
  for (let day = next, i = 0; day < end; day = addDays(day, 1), i += 1) ofPeriod.push(weights[i % 7] ?? 0);
  const known = days.values.slice(begun);
  const ahead = sum(ofPeriod.slice(known.length)) / sum(ofPeriod);
  return { soFar: sum(known), through, ahead };
}

/** Mean of each place in the week, counted from the day after the last one; all alike where nothing is known. */
function weekdayWeights(days: readonly number[]): number[] {
  const weeks = Math.floor(days.length / 7);
  const whole = days.slice(days.length - 7 * weeks);
  const sums = Array.from({ length: 7 }, (_, place) => sum(whole.filter((_, i) => i % 7 === place)));
  return sum(sums) > 0 ? sums.map((value) => Math.max(0, value)) : sums.map(() => 1);
}

/**
 * A forecast whose first period has begun, as what its days so far have brought and the forecast of those that are
 * left. Days that are over are uncertain no more: the variance shrinks with the share that is left.
 *
 * @param sumFrom periods that the total passes over.
 */
export function withSoFar(
  forecast: SeriesForecast,
  { soFar, ahead }: RunningPeriod,
  sumFrom = 0,
): SeriesForecast {
  const [first, ...later] = forecast.points;
  if (!first) return forecast;
  const value = soFar + ahead * first.value;
  const bound = (was: number) => value + (was - first.value) * Math.sqrt(ahead);
  // What is left may be worth less than nothing only where the forecast said so.
  const low = (was: number) => Math.max(bound(was), Math.min(soFar, value));
  const point = {
    value,
    ...{ low80: low(first.low80), high80: bound(first.high80) },
    ...{ low95: low(first.low95), high95: bound(first.high95) },
  };
  const points = [point, ...later];
  if (sumFrom > 0) return { ...forecast, points };
  const total = forecast.total.value + value - first.value;
  // The variance that the first period has no more is the total's no more either.
  const width = (ofTotal: number, ofFirst: number) =>
    Math.sqrt(Math.max(ahead * ofFirst ** 2, ofTotal ** 2 - (1 - ahead) * ofFirst ** 2));
  const { low80, high80 } = forecast.total;
  return {
    ...forecast,
    points,
    total: {
      value: total,
      low80: Math.max(
        total - width(forecast.total.value - low80, first.value - first.low80),
        Math.min(soFar, total),
      ),
      high80: total + width(high80 - forecast.total.value, first.high80 - first.value),
    },
  };
}
