import type { ArchetypeSummary, Provenance } from "../../src/tools/shared.ts";

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
