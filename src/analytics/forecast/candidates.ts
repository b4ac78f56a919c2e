import { fitEts } from "../smoothing/ets.ts";
import { theta } from "../smoothing/theta.ts";

/** How a series is divided: periods in a year, in the short season (weekdays), and in what counts as recent. */
export interface Rhythm {
  year: number;
  season: number;
  /** Periods whose growth over the year before is taken to go on. */
  recent: number;
  /** Periods that the short memory remembers. */
  memory: number;
}

export const RHYTHMS = {
  day: { year: 364, season: 7, recent: 91, memory: 28 },
  week: { year: 52, season: 1, recent: 13, memory: 4 },
  month: { year: 12, season: 1, recent: 3, memory: 2 },
} as const satisfies Record<string, Rhythm>;

/** A way to continue a series: values ahead, or undefined where the history is too short for it. */
export interface Candidate {
  name: string;
  continue(history: readonly number[], horizon: number): number[] | undefined;
}

/**
 * The simple methods that hold up on retail series of a few years: last year again, last year grown, and a
 * short memory, with their mean. For the first year, exponential smoothing and Theta.
 */
export function candidatesFor(rhythm: Rhythm): readonly Candidate[] {
  const lastYear: Candidate = {
    name: "same period last year",
    continue: (x, h) => sameLastYear(x, h, rhythm.year),
  };
  const grown: Candidate = {
    name: "last year, with recent growth",
    continue: (x, h) => grownLastYear(x, h, rhythm),
  };
  const memory: Candidate = { name: "recent level", continue: (x, h) => recentLevel(x, h, rhythm) };
  const smoothed: Candidate = {
    name: "exponential smoothing and Theta",
    continue: (x, h) => smoothing(x, h, rhythm),
  };
  return [lastYear, grown, memory, smoothed, meanOf([lastYear, grown, memory]), meanOf([grown, memory])];
}

function meanOf(members: readonly Candidate[]): Candidate {
  return {
    name: `mean of ${members.map((member) => member.name).join("; ")}`,
    continue(history, horizon) {
      const paths = members.map((member) => member.continue(history, horizon));
      if (paths.some((path) => path === undefined)) return undefined;
      return Array.from({ length: horizon }, (_, i) => mean(paths.map((path) => path?.[i] ?? 0)));
    },
  };
}

function sameLastYear(history: readonly number[], horizon: number, year: number): number[] | undefined {
  if (history.length < year) return undefined;
  const last = history.slice(-year);
  return Array.from({ length: horizon }, (_, i) => last[i % year] ?? 0);
}

/** The growth of the recent periods over the same ones of the year before, bounded to a factor of four. */
function grownLastYear(
  history: readonly number[],
  horizon: number,
  { year, recent }: Rhythm,
): number[] | undefined {
  // Where a full season more is not there, the growth of what there is.
  const window = Math.min(recent, history.length - year);
  if (window < Math.max(1, Math.ceil(recent / 4))) return undefined;
  const before = sum(history.slice(-window - year, history.length - year));
  if (before <= 0) return undefined;
  const growth = Math.min(4, Math.max(0.25, sum(history.slice(-window)) / before));
  return sameLastYear(history, horizon, year)?.map((value) => value * growth);
}

/** Mean of the last few periods, per weekday where days are counted. */
function recentLevel(
  history: readonly number[],
  horizon: number,
  { memory, season }: Rhythm,
): number[] | undefined {
  if (history.length < memory) return undefined;
  const recent = history.slice(-memory);
  const bySeason = Array.from({ length: season }, (_, position) =>
    mean(recent.filter((_, i) => (i - memory + season * memory) % season === position)),
  );
  return Array.from({ length: horizon }, (_, i) => bySeason[i % season] ?? 0);
}

const SMOOTHING_MIN = 8;

function smoothing(history: readonly number[], horizon: number, { season }: Rhythm): number[] | undefined {
  // Two years are plenty for the weights, and older days only cost time.
  const recent = history.slice(-SMOOTHED_MAX);
  if (recent.length < Math.max(SMOOTHING_MIN, 2 * season + 1)) return undefined;
  const ets = fitEts(recent, season, { error: "A", trend: "Ad", season: season > 1 ? "A" : "N" })?.forecast(
    horizon,
  );
  const straight = theta(recent, season, horizon);
  return straight.map((value, i) => Math.max(0, ets ? (value + (ets[i] ?? 0)) / 2 : value));
}

const SMOOTHED_MAX = 200;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length === 0 ? 0 : sum(values) / values.length);
