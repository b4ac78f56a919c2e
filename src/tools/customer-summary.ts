import type { CustomerRow } from "../store/customer-reads.ts";
import { type CustomerSummary, churnLevels, lifecycles } from "./shared.ts";

/** A customer's row as every answer shows it. */
export function summaryOf(
  row: CustomerRow,
  { horizonDays }: { horizonDays: number | null },
): CustomerSummary {
  const level = churnLevels.find((known) => known === row.churnLevel);
  return {
    alias: row.alias,
    orders: row.orders,
    returns: row.returns,
    netValueCents: row.netValueCents,
    averageOrderValueCents: row.averageOrderValueCents,
    firstOrderAt: row.firstOrderAt?.toISOString() ?? null,
    lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
    recencyDays: row.recencyDays,
    interpurchaseMeanDays: row.interpurchaseMeanDays,
    mainCategory: row.mainCategory,
    churn:
      row.churnRisk === null || !level || horizonDays === null
        ? null
        : { risk: row.churnRisk, level, horizonDays, reasons: row.churnReasons },
    lifecycle: lifecycles.find((known) => known === row.lifecycle) ?? null,
    expectedValue12mCents: row.expectedValue12mCents,
    expectedValue12mRange:
      row.expectedLowCents === null || row.expectedHighCents === null
        ? null
        : { lowCents: row.expectedLowCents, highCents: row.expectedHighCents },
    rfm: rfmOf(row),
    valueAtRiskCents: row.valueAtRiskCents,
    archetype: row.archetypeId && row.archetypeName ? { id: row.archetypeId, name: row.archetypeName } : null,
  };
}

function rfmOf({ rfmRecency, rfmFrequency, rfmMonetary, rfmSegment }: CustomerRow): CustomerSummary["rfm"] {
  if (rfmRecency === null || rfmFrequency === null || rfmMonetary === null || rfmSegment === null)
    return null;
  return { recency: rfmRecency, frequency: rfmFrequency, monetary: rfmMonetary, segment: rfmSegment };
}
