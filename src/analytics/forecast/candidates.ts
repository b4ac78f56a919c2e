import { fitBlend, forecastBlend } from "../smoothing/blend.ts";
import { grownLastYear, likenessToLastYear, sameLastYear, temperedLastYear } from "./last-year.ts";
import { RHYTHMS, type Rhythm } from "./rhythms.ts";
import { mean } from "./sums.ts";
import { seasonBlocks, seasonProfile, spreadBlocks } from "./weekdays.ts";

/** A way to continue a series: values ahead, or undefined where the history is too short for it. */
export interface Candidate {
  name: string;
  /** Its part in the combination before any backtest is seen, relative to the others that can serve. */
  prior(history: readonly number[]): number;
  continue(history: readonly number[], horizon: number): number[] | undefined;
}

/** The tempered last year is trusted most: it contains last year, its growth and its level as limits. */
const PRIOR_TEMPERED = 1;
const PRIOR_OTHER = 0.1;

/**
 * Ways to continue a series of this rhythm. Days are forecast as weeks, laid out by weekday, which leaves the
 * noise of single days out of level, growth and season; last year by days stands beside, for closed days and
 * feasts that fall on a date.
 */
export function candidatesFor(rhythm: Rhythm): Candidate[] {
  if (rhythm.season === 1) return plainCandidates(rhythm);
  return [
    ...plainCandidates(RHYTHMS.week).map((candidate) => byBlocks(candidate, rhythm)),
    { ...tempered(rhythm), name: "last year by days, tempered" },
  ];
}

function plainCandidates(rhythm: Rhythm): Candidate[] {
  return [
    tempered(rhythm),
    {
      name: "last year, with recent growth",
      prior: () => PRIOR_OTHER,
      // In the first weeks of a second year there is no growth to see yet.
      continue: (x, h) => grownLastYear(x, h, rhythm) ?? sameLastYear(x, h, rhythm),
    },
    { name: "recent level", prior: () => PRIOR_OTHER, continue: (x, h) => recentLevel(x, h, rhythm) },
    {
      name: "exponential smoothing and Theta",
      prior: () => PRIOR_OTHER,
      continue: (x, h) => smoothing(x, h, rhythm),
    },
  ];
}

function tempered(rhythm: Rhythm): Candidate {
  return {
    name: "last year, tempered",
    prior: (x) => PRIOR_TEMPERED * likenessToLastYear(x, rhythm),
    continue: (x, h) => temperedLastYear(x, h, rhythm),
  };
}

function byBlocks({ name, prior, continue: continueBlocks }: Candidate, rhythm: Rhythm): Candidate {
  return {
    name,
    prior: (history) => prior(seasonBlocks(history, rhythm)),
    continue(history, horizon) {
      const blocks = continueBlocks(seasonBlocks(history, rhythm), Math.ceil(horizon / rhythm.season));
      return blocks && spreadBlocks(blocks, seasonProfile(history, rhythm), horizon);
    },
  };
}

function recentLevel(history: readonly number[], horizon: number, { memory }: Rhythm): number[] | undefined {
  if (history.length < memory) return undefined;
  return Array(horizon).fill(Math.max(0, mean(history.slice(-memory))));
}

const SMOOTHED_MIN = 8;
/** Two years of weeks are plenty for the weights, and older ones only cost time. */
const SMOOTHED_MAX = 104;
/** A season of more positions than this needs more years than shops have. */
const SEASON_MAX = 12;

function smoothing(history: readonly number[], horizon: number, { year }: Rhythm): number[] | undefined {
  const recent = history.slice(-SMOOTHED_MAX);
  if (recent.length < SMOOTHED_MIN) return undefined;
  const isSeasonal = year <= SEASON_MAX && recent.length >= 2 * year;
  return forecastBlend(fitBlend(recent, isSeasonal ? year : 1), horizon);
}
