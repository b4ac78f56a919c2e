import type { RfmScores } from "./rfm.ts";

export const RFM_SEGMENTS = [
  "champions",
  "loyal",
  "potential loyalists",
  "new",
  "promising",
  "need attention",
  "about to sleep",
  "at risk",
  "can't lose",
  "hibernating",
  "lost",
] as const;

export type RfmSegment = (typeof RFM_SEGMENTS)[number];

type Range = readonly [from: number, to: number];
const ANY: Range = [1, 5];

/**
 * The one table of RFM segments: recency, frequency, monetary, each from a score to a score. Each of the 125
 * cells lies in exactly one row. How often somebody buys weighs more than how much: one large order does not make
 * a loyal customer.
 */
export const RFM_TABLE: readonly {
  segment: RfmSegment;
  recency: Range;
  frequency: Range;
  monetary: Range;
}[] = [
  { segment: "champions", recency: [4, 5], frequency: [4, 5], monetary: [4, 5] },
  { segment: "loyal", recency: [4, 5], frequency: [4, 5], monetary: [1, 3] },
  { segment: "loyal", recency: [3, 3], frequency: [4, 5], monetary: ANY },
  { segment: "loyal", recency: [4, 5], frequency: [3, 3], monetary: [4, 5] },
  { segment: "potential loyalists", recency: [4, 5], frequency: [3, 3], monetary: [1, 3] },
  { segment: "potential loyalists", recency: [4, 5], frequency: [2, 2], monetary: ANY },
  { segment: "new", recency: [5, 5], frequency: [1, 1], monetary: ANY },
  { segment: "promising", recency: [4, 4], frequency: [1, 1], monetary: ANY },
  { segment: "need attention", recency: [3, 3], frequency: [3, 3], monetary: ANY },
  { segment: "need attention", recency: [3, 3], frequency: [1, 2], monetary: [4, 5] },
  { segment: "about to sleep", recency: [3, 3], frequency: [1, 2], monetary: [1, 3] },
  { segment: "at risk", recency: [2, 2], frequency: [3, 5], monetary: ANY },
  { segment: "at risk", recency: [1, 1], frequency: [4, 5], monetary: [1, 3] },
  { segment: "at risk", recency: [1, 1], frequency: [3, 3], monetary: [4, 5] },
  { segment: "can't lose", recency: [1, 1], frequency: [4, 5], monetary: [4, 5] },
  { segment: "hibernating", recency: [2, 2], frequency: [1, 2], monetary: ANY },
  { segment: "hibernating", recency: [1, 1], frequency: [3, 3], monetary: [1, 3] },
  { segment: "hibernating", recency: [1, 1], frequency: [1, 2], monetary: [4, 5] },
  { segment: "lost", recency: [1, 1], frequency: [1, 2], monetary: [1, 3] },
];

/** The name of a cell of the RFM cube. A name for a list, not a forecast: see the churn risk for that. */
export function rfmSegmentOf(scores: RfmScores): RfmSegment {
  const row = RFM_TABLE.find(
    ({ recency, frequency, monetary }) =>
      isWithin(scores.recency, recency) &&
      isWithin(scores.frequency, frequency) &&
      isWithin(scores.monetary, monetary),
  );
  if (!row) throw new RangeError(`no segment has the scores ${JSON.stringify(scores)}`);
  return row.segment;
}

function isWithin(score: number, [from, to]: Range): boolean {
  return score >= from && score <= to;
}
