/** How a series is divided: periods in a year, in the short season (weekdays), and in what counts as recent. */
export interface Rhythm {
  year: number;
  season: number;
  /** Periods whose growth over the year before tells the growth to expect. */
  recent: number;
  /** Periods that the short memory remembers. */
  memory: number;
}

export const RHYTHMS = {
  day: { year: 364, season: 7, recent: 91, memory: 28 },
  week: { year: 52, season: 1, recent: 13, memory: 4 },
  month: { year: 12, season: 1, recent: 3, memory: 2 },
} as const satisfies Record<string, Rhythm>;

export type Granularity = keyof typeof RHYTHMS;
