import { type B2bFacts, type B2bNorms, b2bSignals } from "./b2b-signals.ts";

export interface B2bLikelihood {
  /** 0 to 1. */
  likelihood: number;
  /** What speaks for a business, in words, strongest first. */
  signals: string[];
}

const ORDERS_MIN = 3;
/** About one in twenty of those with three orders, before anything is known of them. */
const LOG_ODDS_BEFORE = -3;
const WORTH_SAYING = 0.4;
const SIGNALS_MAX = 4;

/**
 * How likely a business buys here rather than a person: a logistic score with fixed weights over how they order.
 *
 * Each sign adds its evidence in log-odds to a prior of one in twenty: times of day and weekdays by how much more
 * often a business orders then, steadiness of the intervals, value, units and products per order against the
 * shop's usual customer, units of one product against a person's two, number of purchases. Every sign is bounded,
 * so that no single one decides; a sign that is not known drops out. The weights are judgements written down, not
 * fitted: shops do not know which of their customers are businesses, so there is nothing to fit to. Read it as an
 * order of customers to look at, and 0.5 as "more for than against", not as a calibrated probability. In a shop
 * where most are businesses, what is usual is theirs, and value and units against it say less.
 *
 * No name, address or e-mail is looked at. Undefined with fewer than three orders.
 *
 * Source: weights of evidence (Good, Probability and the Weighing of Evidence, 1950).
 */
export function b2bLikelihood(facts: B2bFacts, norms: B2bNorms): B2bLikelihood | undefined {
  if (facts.orders < ORDERS_MIN || facts.purchaseDays < 1) return undefined;
  const signals = b2bSignals(facts, norms);
  const logOdds = signals.reduce((sum, signal) => sum + signal.logOdds, LOG_ODDS_BEFORE);
  return {
    likelihood: 1 / (1 + Math.exp(-logOdds)),
    signals: signals
      .filter((signal) => signal.logOdds >= WORTH_SAYING)
      .sort((one, other) => other.logOdds - one.logOdds)
      .slice(0, SIGNALS_MAX)
      .map(({ words }) => words),
  };
}
