import type { Rhythm } from "./rhythms.ts";
import { mean, sum } from "./sums.ts";

/**
 * The share of the level that falls on each place in the short season, from the recent periods: place 0 is the
 * first period ahead. They average 1 and are all 1 without a season; a day that is always closed has 0.
 */
export function seasonProfile(history: readonly number[], { season, recent }: Rhythm): number[] {
  const whole = Math.floor(Math.min(recent, history.length) / season) * season;
  const last = history.slice(history.length - whole);
  const level = mean(last);
  return Array.from({ length: season }, (_, place) =>
    level > 0 ? mean(last.filter((_, i) => i % season === place)) / level : 1,
  );
}

/** Sums of whole short seasons, counted back from the last period, so that the newest is complete. */
export function seasonBlocks(history: readonly number[], { season }: Rhythm): number[] {
  const count = Math.floor(history.length / season);
  const first = history.length - count * season;
  return Array.from({ length: count }, (_, i) =>
    sum(history.slice(first + i * season, first + (i + 1) * season)),
  );
}

/** Lays sums of short seasons out over their periods by a profile. */
export function spreadBlocks(
  blocks: readonly number[],
  profile: readonly number[],
  horizon: number,
): number[] {
  const season = profile.length;
  return Array.from(
    { length: horizon },
    (_, i) => ((blocks[Math.floor(i / season)] ?? 0) / season) * (profile[i % season] ?? 1),
  );
}
