import { z } from "zod";
import type { CustomerFilter } from "../../store/customer-filter.ts";
import {
  type CustomerSort,
  customerSorts,
  listCustomers,
  summarizeCustomers,
} from "../../store/customer-reads.ts";
import { summaryOf } from "../customer-summary.ts";
import { shareOf } from "../share.ts";
import { centsSchema, churnLevels, customerSummarySchema } from "../shared.ts";
import type { AnalysisScope } from "./question.ts";

/** Of whom an answer speaks: all that fit, in sum. */
export const fittingShape = {
  /** Customers who fit the filters. */
  matching: z.number().int(),
  totals: z.object({
    valueAtRiskCents: centsSchema,
    netValueCents: centsSchema,
    /** How many of those matching stand at each level; customers without a known risk are in `unknown`. */
    byLevel: z.record(z.enum([...churnLevels, "unknown"]), z.number().int()),
  }),
};

/** The customers themselves, of whom `customers` are the page asked for. */
export const listShape = {
  sort: z.enum([...customerSorts, "b2b_likelihood", "rfm_score"]),
  offset: z.number().int(),
  customers: z.array(customerSummarySchema),
};

/** The page of those who fit, as summaries with their ids. */
export async function listFitting(
  { tx, context, basis, question }: AnalysisScope,
  filter: CustomerFilter,
  sort: CustomerSort,
) {
  const { limit, offset } = question;
  const rows = await listCustomers(tx, context.tenant.tenantId, { filter, sort, limit, offset });
  return { sort, offset, customers: rows.map((row) => summaryOf(row, basis)) };
}

/** Those who fit, in sum; sums are of what is known, null where nothing is. */
export async function summarizeFitting({ tx, context }: AnalysisScope, filter: CustomerFilter) {
  const levels = await summarizeCustomers(tx, context.tenant.tenantId, filter);
  const countAt = (level: string | null) => levels.find((row) => row.level === level)?.customers ?? 0;
  const matching = sumOf(levels.map(({ customers }) => customers)) ?? 0;
  const valued = sumOf(levels.map((level) => level.valued)) ?? 0;
  const atRiskKnown = sumOf(levels.map((level) => level.atRiskKnown)) ?? 0;
  return {
    matching,
    totals: {
      valueAtRiskCents: sumOf(levels.map(({ valueAtRiskCents }) => valueAtRiskCents)),
      netValueCents: sumOf(levels.map(({ netValueCents }) => netValueCents)),
      byLevel: {
        low: countAt("low"),
        medium: countAt("medium"),
        high: countAt("high"),
        critical: countAt("critical"),
        unknown: countAt(null),
      },
    },
    /** Customers of whom a sum knows nothing. */
    missing: { value: matching - valued, atRisk: matching - atRiskKnown },
  };
}

/** Sum of what is known; null where nothing is. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** A part of a whole, held to 0 to 1; null where either is unknown or there is no whole. */
export function boundedShare(part: number | null, whole: number | null): number | null {
  const share = shareOf(part, whole);
  return share === null ? null : Math.min(1, Math.max(0, share));
}

/** Segments with most customers first, that of those of whom nothing is known last. */
export function byCustomers(
  one: { customers: number; segment: string | null },
  other: { customers: number; segment: string | null },
): number {
  if ((one.segment === null) !== (other.segment === null)) return one.segment === null ? 1 : -1;
  return other.customers - one.customers || String(one.segment).localeCompare(String(other.segment));
}
