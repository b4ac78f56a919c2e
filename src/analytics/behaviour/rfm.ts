export type Score = 1 | 2 | 3 | 4 | 5;

/** A value up to the first bound scores 1, up to the second 2, and so on; above the last 5. */
export type Bounds = readonly [number, number, number, number];

/**
 * The quintile bounds of the shop's customers with a purchase: the values below or at which a fifth, two fifths,
 * … of them lie. Null where nobody has a known value.
 */
export interface RfmThresholds {
  /** Days since the last purchase. */
  recencyDays: Bounds | null;
  purchaseDays: Bounds | null;
  /** Net value in cents. */
  netCents: Bounds | null;
}

export interface RfmFacts {
  recencyDays: number | null;
  purchaseDays: number;
  netCents: number | null;
}

export interface RfmScores {
  /** 5: bought most recently. */
  recency: Score;
  /** 5: bought on the most days. */
  frequency: Score;
  /** 5: is worth most, returns taken off. */
  monetary: Score;
}

/** Frequency where quintiles say nothing: one purchase, two, three, four to five, six or more. */
export const FIXED_PURCHASE_BOUNDS: Bounds = [1, 2, 3, 5];

/**
 * Recency, frequency and monetary value as scores from 1 to 5, 5 the best, against the shop's own customers.
 *
 * Equal values score the same: a score never depends on the order in which customers are stored. (The usual
 * recipe ranks first and cuts then, which parts one-time buyers into better and worse ones by chance.) Where so
 * many customers bought equally often that two quintile bounds of frequency are one, as in a shop with 94 % of
 * one-time buyers, frequency takes fixed bounds: 1, 2, 3, 4 to 5, 6 or more purchase days. A recency or value
 * that several bounds share scores the middle of the scores between which it lies.
 *
 * Says where a customer stands in this shop today; says nothing of other shops, of margins, or of what comes
 * next. Undefined without a purchase, or where the value is unknown.
 *
 * Source: Hughes, Strategic Database Marketing (1994); the quintiles are those of each dimension by itself.
 */
export function rfmScores(facts: RfmFacts, thresholds: RfmThresholds): RfmScores | undefined {
  const { recencyDays, purchaseDays, netCents } = facts;
  if (recencyDays === null || netCents === null || purchaseDays < 1) return undefined;
  if (!thresholds.recencyDays || !thresholds.purchaseDays || !thresholds.netCents) return undefined;
  return {
    recency: (6 - scoreOf(recencyDays, thresholds.recencyDays)) as Score,
    frequency: scoreOf(purchaseDays, frequencyBounds(thresholds.purchaseDays)),
    monetary: scoreOf(netCents, thresholds.netCents),
  };
}

/** The bounds that frequency is scored by: the quintiles, or the fixed ones where two quintiles are one. */
export function frequencyBounds(quintiles: Bounds): Bounds {
  const [first, second, third, fourth] = quintiles;
  return first < second && second < third && third < fourth ? quintiles : FIXED_PURCHASE_BOUNDS;
}

function scoreOf(value: number, bounds: Bounds): Score {
  const below = bounds.filter((bound) => bound < value).length;
  const equal = bounds.filter((bound) => bound === value).length;
  // One equal bound is the upper end of a score; several are a run of scores that all lie at this one value.
  return (1 + below + Math.floor(equal / 2)) as Score;
}
