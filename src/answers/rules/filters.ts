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

/** Takes every bound that the question sets; where two rules set the same one, the first holds. */
export function takeFilters(
  sentence: Sentence,
  today: DayNumber,
): { filters: CustomerFilters; rest: Sentence } {
  let filters: CustomerFilters = {};
  let rest = sentence;
  for (const { pattern, read } of RULES) {
    const taken = take(rest, pattern);
    const found = taken && read(taken.match.groups ?? {}, today);
    if (!taken || !found) continue;
    filters = { ...found, ...filters };
    rest = taken.rest;
  }
  return { filters, rest };
}
