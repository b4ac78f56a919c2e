import type { DayNumber } from "./calendar.ts";
import { FIRST_PURCHASE_RULES } from "./first-purchase-filters.ts";
import { ORDER_RULES } from "./order-filters.ts";
import { RECENCY_RULES } from "./recency-filters.ts";
import { RISK_RULES } from "./risk-filters.ts";
import { type Sentence, take } from "./sentence.ts";
import { LAST_VALUE_RULES, VALUE_RULES } from "./value-filters.ts";

/** Bounds on customers, named as the tools name them. */
export interface CustomerFilters {
  churn_min?: number;
  churn_max?: number;
  ltv_min?: number;
  ltv_max?: number;
  orders_min?: number;
  orders_max?: number;
  last_purchase_days_min?: number;
  last_purchase_days_max?: number;
  /** An ISO day. */
  first_bought_after?: string;
}

export interface FilterRule {
  pattern: RegExp;
  /** Undefined where the words turn out to mean something else. */
  read: (
    groups: Readonly<Record<string, string | undefined>>,
    today: DayNumber,
  ) => CustomerFilters | undefined;
}

const RULES: readonly FilterRule[] = [
  ...FIRST_PURCHASE_RULES,
  ...RISK_RULES,
  ...RECENCY_RULES,
  ...VALUE_RULES,
  ...ORDER_RULES,
  ...LAST_VALUE_RULES,
];

/**
 * Takes every bound that the question sets; where two rules set the same one, the first holds. `bounds` is the
 * sentence without those words alone that say nothing else.
 */
export function takeFilters(
  sentence: Sentence,
  today: DayNumber,
): { filters: CustomerFilters; rest: Sentence; bounds: Sentence } {
  let filters: CustomerFilters = {};
  let rest = sentence;
  let bounds = sentence;
  for (const { pattern, read } of RULES) {
    const taken = take(rest, pattern);
    const found = taken && read(taken.match.groups ?? {}, today);
    if (!taken || !found) continue;
    filters = { ...found, ...filters };
    if (isBound(taken.match[0], found)) bounds = lessWords(bounds, rest, taken.rest);
    rest = taken.rest;
  }
  return { filters, rest, bounds };
}

/** Numbers and levels say whom, and nothing of what is wanted; "bought once" may be both. */
function isBound(text: string, found: CustomerFilters): boolean {
  return /\d/.test(text) || found.churn_min !== undefined || found.churn_max !== undefined;
}

/** A sentence without the words that another lost. */
export function lessWords(sentence: Sentence, before: Sentence, after: Sentence): Sentence {
  const words = sentence.words.map((word, index) =>
    before.words[index] === after.words[index] ? word : (after.words[index] ?? word),
  );
  return { source: sentence.source, words };
}
