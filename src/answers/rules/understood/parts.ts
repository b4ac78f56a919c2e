import { formatDay, formatMoney, formatPercent } from "../../../present/format.ts";
import type { FilterInput } from "../calls/filters.ts";

/** The filters of any request, which may say of one that it is not set. */
type SetFilters = { readonly [Name in keyof FilterInput]?: FilterInput[Name] | undefined };

/** Whom an answer is about, in words: one part for each filter. */
export function filterParts(input: SetFilters, currency: string): string[] {
  const parts = [
    range("churn risk", input.churn_min, input.churn_max, (value) => formatPercent(value)),
    range("value", input.ltv_min, input.ltv_max, (value) => formatMoney(value * 100, currency)),
    range("orders", input.orders_min, input.orders_max, String),
    range("days since last purchase", input.last_purchase_days_min, input.last_purchase_days_max, String),
    input.category === undefined ? undefined : `buyers of "${input.category}"`,
    input.archetype === undefined ? undefined : `segment "${input.archetype}"`,
    input.segment === undefined ? undefined : `segment "${input.segment}"`,
    input.first_bought_after === undefined
      ? undefined
      : `first purchase from ${dayName(input.first_bought_after)} on`,
    input.is_b2b === undefined ? undefined : input.is_b2b ? "businesses only" : "persons only",
  ];
  return parts.filter((part) => part !== undefined);
}

/** Joins what is there. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(", ");
}

export function top(limit: number | undefined, offset: number | undefined): string | undefined {
  if (offset !== undefined && offset > 0) return `from place ${offset + 1} on`;
  return limit === undefined ? undefined : `top ${limit}`;
}

/** `Jul 1, 2026`; a day that is none stays as it is. */
export function dayName(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? formatDay(day) : day;
}

function range(
  name: string,
  min: number | undefined,
  max: number | undefined,
  show: (value: number) => string,
): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (min === undefined) return `${name} at most ${show(max ?? 0)}`;
  if (max === undefined) return `${name} at least ${show(min)}`;
  return min === max ? `${name} exactly ${show(min)}` : `${name} from ${show(min)} to ${show(max)}`;
}
