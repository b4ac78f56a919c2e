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
    valueAtRiskCents: row.valueAtRiskCents,
    archetype: row.archetypeId && row.archetypeName ? { id: row.archetypeId, name: row.archetypeName } : null,
  };
}
