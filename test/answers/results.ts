import type { ArchetypeSummary, CustomerSummary, Provenance } from "../../src/tools/shared.ts";

export function aProvenance(facts: Partial<Provenance> = {}): Provenance {
  return {
    asOf: "2011-12-09T23:59:59Z",
    period: { from: "2009-12-01", to: "2011-12-09" },
    timeZone: "UTC",
    currency: "GBP",
    synthetic: false,
    dataVersion: 1,
    rows: { customers: 5878 },
    method: "Counted from the orders.",
    unknown: [],
    ...facts,
  };
}

export function aCustomer(facts: Partial<CustomerSummary> = {}): CustomerSummary {
  return {
    alias: "C-7K2M9QXD",
    orders: 12,
    returns: 1,
    netValueCents: 123_450,
    averageOrderValueCents: 10_288,
    firstOrderAt: "2010-01-04T10:00:00Z",
    lastOrderAt: "2011-10-30T10:00:00Z",
    recencyDays: 40,
    interpurchaseMeanDays: 60.4,
    mainCategory: "Kitchen",
    churn: { risk: 0.62, level: "high", horizonDays: 180, reasons: ["No order for 40 days."] },
    lifecycle: "cooling",
    expectedValue12mCents: 40_000,
    expectedValue12mRange: { lowCents: 10_000, highCents: 90_000 },
    rfm: { recency: 4, frequency: 3, monetary: 5, segment: "loyal" },
    valueAtRiskCents: 24_800,
    archetype: { id: "A12", name: "Frequent weekenders" },
    ...facts,
  };
}

export function anUnknownCustomer(): CustomerSummary {
  return aCustomer({
    netValueCents: null,
    averageOrderValueCents: null,
    firstOrderAt: null,
    lastOrderAt: null,
    recencyDays: null,
    interpurchaseMeanDays: null,
    mainCategory: null,
    churn: null,
    lifecycle: null,
    expectedValue12mCents: null,
    expectedValue12mRange: null,
    rfm: null,
    valueAtRiskCents: null,
    archetype: null,
  });
}

export function anArchetype(facts: Partial<ArchetypeSummary> = {}): ArchetypeSummary {
  return {
    id: "A12",
    name: "Frequent weekenders",
    description: "They buy often, on weekends.",
    segments: { purchase_frequency: "high", price_sensitivity: null },
    customers: 412,
    shareOfCustomers: 0.07,
    netValueCents: 9_876_500,
    shareOfValue: 0.21,
    averageNetValueCents: 23_972,
    medianNetValueCents: 23_972,
    averageOrders: 4.2,
    averageChurnRisk: 0.35,
    averageRecencyDays: 33,
    growth: null,
    ...facts,
  };
}
