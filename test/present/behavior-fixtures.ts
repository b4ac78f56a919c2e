import type { CustomerSummary, Provenance } from "../../src/tools/shared.ts";

/** A customer of whom everything is known. */
export function aCustomer(facts: Partial<CustomerSummary> = {}): CustomerSummary {
  return {
    alias: "C-0000000A",
    orders: 4,
    returns: 0,
    netValueCents: 12_000,
    averageOrderValueCents: 3_000,
    firstOrderAt: "2025-01-10T12:00:00.000Z",
    lastOrderAt: "2026-05-20T12:00:00.000Z",
    recencyDays: 41,
    interpurchaseMeanDays: 30,
    mainCategory: "Tea",
    churn: { risk: 0.6, level: "high", horizonDays: 180, reasons: ["Last purchase 41 days ago."] },
    lifecycle: "cooling",
    expectedValue12mCents: 4_000,
    expectedValue12mRange: { lowCents: 0, highCents: 9_000 },
    valueAtRiskCents: 2_500,
    rfm: null,
    archetype: { id: "A1", name: "tea lovers" },
    ...facts,
  };
}

/** A customer of whom nothing is known but the alias. */
export const aStranger: CustomerSummary = {
  ...aCustomer(),
  ...{
    alias: "C-0000000B",
    orders: 1,
    netValueCents: null,
    averageOrderValueCents: null,
    firstOrderAt: null,
  },
  ...{ lastOrderAt: null, recencyDays: null, interpurchaseMeanDays: null, mainCategory: null, churn: null },
  ...{ lifecycle: null, expectedValue12mCents: null, expectedValue12mRange: null, valueAtRiskCents: null },
  archetype: null,
};

export const provenance: Provenance = {
  asOf: "2026-06-30T23:59:59.999Z",
  period: { from: "2025-01-01", to: "2026-06-30" },
  timeZone: "UTC",
  currency: "USD",
  synthetic: false,
  dataVersion: 1,
  rows: { buyers: 100 },
  method: "As written.",
  unknown: [],
};
