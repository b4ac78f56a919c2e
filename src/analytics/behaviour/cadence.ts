export type CadenceState = "clockwork" | "regular" | "irregular" | "unknown";

export interface CadenceFacts {
  purchaseDays: number;
  recencyDays: number | null;
  /** Mean and median of the days between purchase days; null with fewer than two. */
  gapMeanDays: number | null;
  gapMedianDays: number | null;
  /** Sample deviation of the gaps by their mean; null with fewer than two gaps. */
  gapCv: number | null;
}

/** What single customers are drawn towards. */
export interface CadenceNorms {
  /** Half of the repeat customers have a shorter mean gap; null without repeat customers. */
  gapDays: number | null;
  /** Typical coefficient of variation within a customer; null where no customer has three gaps. */
  gapCv: number | null;
}

export interface Cadence {
  gaps: number;
  meanDays: number;
  medianDays: number | null;
  /** Drawn towards the shop's; null with fewer than two gaps. */
  cv: number | null;
  /** The mean gap, drawn towards the shop's: the days after which a purchase is due. */
  usualGapDays: number;
  state: CadenceState;
  /** Days by which the next purchase is late; negative: days that are still to go. */
  overdueDays: number;
}

/** The shop's gap counts as one more of the customer's own. */
const SHOP_GAPS = 1;
/** The shop's variation counts as two more gaps. */
const SHOP_GAPS_OF_VARIATION = 2;
const GAPS_FOR_A_STATE = 3;

/** Variation of a sum of four, and of two, exponential waits: 1 is chance without any rhythm. */
const CLOCKWORK_CV_MAX = 1 / 2;
const REGULAR_CV_MAX = Math.SQRT1_2;

/**
 * The rhythm of a customer's purchases, in days between purchase days, and when the next one is due.
 *
 * Mean and variation are drawn towards the shop's, the more so the fewer gaps there are. With at least three
 * gaps the rhythm has a name: clockwork (variation at most 0.5), regular (at most 0.71) or irregular; a random
 * buyer has a variation of 1. "Due" is the mean of what was, not a promise: an irregular buyer is late half of
 * the time or so, and who has left is overdue for ever (the churn risk says how likely that is).
 *
 * Undefined with fewer than two purchase days: nothing is known of a rhythm.
 *
 * Source: Wheat and Morrison, Estimating purchase regularity with two interpurchase times (JMR 1990), for
 * Erlang waits as the scale of regularity; Platzer and Reutterer, Ticking away the moments (Marketing Science 2016).
 */
export function cadence(facts: CadenceFacts, norms: CadenceNorms): Cadence | undefined {
  const { purchaseDays, recencyDays, gapMeanDays } = facts;
  if (purchaseDays < 2 || recencyDays === null || gapMeanDays === null) return undefined;
  const gaps = purchaseDays - 1;
  const usualGapDays =
    norms.gapDays === null ? gapMeanDays : weighted([gapMeanDays, gaps], [norms.gapDays, SHOP_GAPS]);
  const cv = drawnVariation(facts.gapCv, gaps, norms.gapCv);
  return {
    gaps,
    meanDays: gapMeanDays,
    medianDays: facts.gapMedianDays,
    cv,
    usualGapDays,
    state: cv === null || gaps < GAPS_FOR_A_STATE ? "unknown" : stateOf(cv),
    overdueDays: recencyDays - usualGapDays,
  };
}

/** The calendar day, `YYYY-MM-DD`, on which the next purchase is due, seen from the day that recency counts to. */
export function nextPurchaseDay(lastDay: string, { overdueDays }: Cadence): string {
  const due = Date.parse(`${lastDay}T00:00:00Z`) - Math.round(overdueDays) * DAY_MS;
  return new Date(due).toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

/** Variances are averaged, not deviations: the square of the variation is what gaps add up to. */
function drawnVariation(own: number | null, gaps: number, shop: number | null): number | null {
  if (own === null || gaps < 2) return null;
  if (shop === null) return own;
  return Math.sqrt(weighted([own ** 2, gaps - 1], [shop ** 2, SHOP_GAPS_OF_VARIATION]));
}

function weighted([own, n]: [number, number], [shop, m]: [number, number]): number {
  return (own * n + shop * m) / (n + m);
}

function stateOf(cv: number): CadenceState {
  if (cv <= CLOCKWORK_CV_MAX) return "clockwork";
  return cv <= REGULAR_CV_MAX ? "regular" : "irregular";
}
