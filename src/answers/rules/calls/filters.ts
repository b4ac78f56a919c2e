import type { CustomerFilters } from "../filters.ts";
import { categoryName } from "../goods.ts";
import type { Reading } from "../reading.ts";

/** The most entries that an answer in a chat lists. The tools list more. */
export const LIMIT_MAX = 100;

/** Filters of customers, as every tool about many of them takes them. */
export interface FilterInput extends CustomerFilters {
  is_b2b?: boolean;
  category?: string;
  archetype?: string;
  segment?: string;
  axis?: NonNullable<Reading["axis"]>;
}

/** Whom a question is about. */
export function filtersOf(reading: Reading): FilterInput {
  const { filters, b2b, groups } = reading;
  const [archetype] = groups.names;
  return {
    ...filters,
    ...(b2b === undefined ? {} : { is_b2b: b2b }),
    ...categoryOf(reading),
    ...(archetype === undefined || groups.isComparison ? {} : { archetype }),
    ...(groups.kind && !groups.isComparison ? { axis: groups.kind.axis, segment: groups.kind.segment } : {}),
  };
}

/** The goods that are named, where they are one category; of two nobody can say which is meant. */
export function categoryOf({ things }: Reading): { category?: string } {
  const names = new Set(things.map(({ category }) => category.toLowerCase()));
  const [thing] = things;
  return thing && names.size === 1 ? { category: categoryName(thing.written) } : {};
}

/** The goods that are named, as they were written. */
export function productOf({ things }: Reading): { product?: string } {
  const [thing] = things;
  return thing ? { product: thing.written } : {};
}

export function limitOf({ limit }: Reading): { limit?: number } {
  return limit === undefined ? {} : { limit: Math.min(LIMIT_MAX, Math.max(1, limit)) };
}
