import type { Concept } from "./concepts.ts";
import type { Measure } from "./ranking.ts";
import type { Reading } from "./reading.ts";

/** One thing that speaks for or against a reading of the question. */
export type Sign =
  | Concept
  | `by_${Measure}`
  | "customer"
  | "segment_name"
  | "within_segment"
  | "metric"
  | "headcount"
  | "ahead"
  | "past"
  | "granularity"
  | "limit"
  | "filters"
  | "unknown_words"
  | "named_by_contact"
  | "silence"
  | "recent"
  | "risk_bound";

/** What there is in a question, as the intents weigh it. */
export function signsOf(reading: Reading): ReadonlySet<Sign> {
  const { filters } = reading;
  const isAhead = reading.period !== undefined && reading.period.kind !== "past";
  const present: readonly [Sign, boolean][] = [
    ["customer", reading.customers.length > 0],
    ["segment_name", reading.segment !== undefined],
    ["within_segment", reading.segment?.isWithin === true],
    ["metric", reading.metric !== undefined && !reading.isWeakMetric],
    ["headcount", reading.isWeakMetric],
    ["ahead", isAhead],
    ["past", reading.isPast],
    ["granularity", reading.granularity !== undefined],
    ["limit", reading.limit !== undefined],
    ["filters", Object.keys(filters).length > 0],
    ["unknown_words", reading.unknownWords.length > 0],
    ["named_by_contact", reading.customers.some((customer) => /^[+(0]|@/.test(customer))],
    ["silence", filters.last_purchase_days_min !== undefined],
    ["recent", filters.last_purchase_days_max !== undefined],
    ["risk_bound", filters.churn_min !== undefined || filters.churn_max !== undefined],
  ];
  const found = new Set<Sign>(reading.concepts);
  for (const [sign, isPresent] of present) if (isPresent) found.add(sign);
  if (reading.measure) found.add(`by_${reading.measure}`);
  return found;
}
