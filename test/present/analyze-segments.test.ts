import { describe, expect, it } from "vitest";
import { presentSegments } from "../../src/present/analyze-segments.ts";
import { analyzeSegments, type SegmentAnalysis } from "../../src/tools/analyze-segments.ts";
import type { ArchetypeSummary, Provenance } from "../../src/tools/shared.ts";
import { expectWhole } from "./report-truths.ts";

const provenance: Provenance = {
  asOf: "2026-03-10T23:59:59.999Z",
  period: { from: "2025-03-01", to: "2026-03-10" },
  timeZone: "UTC",
  currency: "USD",
  synthetic: false,
  dataVersion: 1,
  rows: { customers: 70 },
  method: "By hand.",
  unknown: [],
};
const regular: ArchetypeSummary = {
  id: "A-1",
  name: "frequent customers, otherwise mixed",
  description: "Customers who buy often.",
  segments: { purchase_frequency: "frequent", purchase_value: null },
  customers: 40,
  shareOfCustomers: 0.4,
  netValueCents: 400_000,
  shareOfValue: 0.8,
  averageNetValueCents: 10_000,
  medianNetValueCents: 9_000,
  averageOrders: 3.5,
  averageChurnRisk: 0.25,
  averageRecencyDays: 12,
  growth: 0.5,
};
/** Of whom nothing is known but that they are there. */
const unknown: ArchetypeSummary = {
  ...{ id: "A-2", name: "customers", description: "Customers of any kind.", segments: {} },
  ...{
    customers: 30,
    shareOfCustomers: 0.3,
    netValueCents: null,
    shareOfValue: null,
    averageNetValueCents: null,
  },
  ...{
    medianNetValueCents: null,
    averageOrders: null,
    averageChurnRisk: null,
    averageRecencyDays: null,
    growth: null,
  },
};
const none = { groups: 0, members: 0 };

function present(result: SegmentAnalysis, asked: object = {}) {
  const report = presentSegments({
    tool: "analyze_segments",
    input: analyzeSegments.input.parse(asked),
    result,
  });
  // Whatever else a test is about.
  expectWhole(report);
  return report;
}

describe("groups of customers, presented", () => {
  it("as a ranking", () => {
    const result: SegmentAnalysis = {
      ...{ kind: "ranking", sort: "ltv", level: 1, archetypes: [regular, unknown], total: 3, matching: 2 },
      ...{ customersMatching: null, small: { archetypes: 1, customers: 12 }, withheld: none, provenance },
    };

    expect(present(result)).toMatchSnapshot();
  });

  it("one by one", () => {
    expect(
      present(
        { kind: "one", archetype: regular, advice: ["Write."], isPart: false, provenance },
        { archetype: "A-1" },
      ),
    ).toMatchSnapshot();
  });

  it("one of whom nothing is known, never as nothing", () => {
    const report = present({ kind: "one", archetype: unknown, advice: [], isPart: true, provenance });

    expect(report.facts?.slice(1).every(({ value }) => value.includes("unknown"))).toBe(true);
    expect(JSON.stringify(report.facts)).not.toMatch(/\$0|"0/);
  });

  it("by growth", () => {
    const group = {
      ...{ id: "A-1", name: regular.name, customers: 40, customersBefore: 25, sizeChange: 0.6 },
      ...{ valueCents: 12_000, valueBeforeCents: 8_000, valueChange: 0.5, newCustomers: 10 },
      ...{ newCustomersBefore: null, movedIn: 15, movedOut: null },
    };
    const nothing = {
      ...{
        id: "A-2",
        name: "customers",
        customers: 30,
        customersBefore: null,
        sizeChange: null,
        valueCents: null,
      },
      ...{ valueBeforeCents: null, valueChange: null, newCustomers: null, newCustomersBefore: null },
      ...{ movedIn: null, movedOut: null },
    };
    const flow = {
      from: { id: "A-2", name: "customers" },
      to: { id: "A-1", name: regular.name },
      customers: 15,
    };
    const result: SegmentAnalysis = {
      ...{
        kind: "growth",
        groupedBy: "archetype",
        sort: "growth_rate",
        days: 90,
        groups: [group, nothing],
        matching: 2,
      },
      period: { from: "2025-12-11", to: "2026-03-10" },
      before: { from: "2025-09-12", to: "2025-12-10" },
      snapshot: "2025-12-08",
      moves: { from: "2025-12-08", to: "2026-03-10", flows: [flow], hiddenCustomers: null },
      ...{ withheld: none, provenance },
    };

    expect(present(result, { analysis: "growth" })).toMatchSnapshot();
  });

  it("by a season", () => {
    const sales = {
      orders: 40,
      valueCents: 8_000,
      ordersPerDay: 10,
      usualOrdersPerDay: 0.5,
      ordersLift: 19,
      valueLift: null,
    };
    const result: SegmentAnalysis = {
      ...{ kind: "seasonal", groupedBy: "archetype", season: "black_friday", shop: sales, matching: 1 },
      years: [{ year: 2025, from: "2025-11-28", to: "2025-12-01", orders: 40, valueCents: 8_000 }],
      groups: [
        {
          id: "A-1",
          name: regular.name,
          customers: 40,
          eventCustomers: 38,
          shareOfEventValue: 1,
          years: 1,
          ...sales,
        },
      ],
      ...{ withheld: none, provenance },
    };
    const asked = { analysis: "seasonal", event: "black_friday" };

    expect(present(result, asked)).toMatchSnapshot();
    expect(present({ ...result, years: [], shop: null, groups: [], matching: 0 }, asked).headline).toBe(
      "Black friday: nothing to compare yet",
    );
    expect(present({ ...result, season: "12-20 to 02-29" }, asked).headline).toMatch(/^Dec 20 to Feb 29: /);
  });

  it("side by side", () => {
    const sideOf = ({ id, name, description, customers }: ArchetypeSummary) => ({
      id,
      name,
      description,
      customers,
    });
    const result: SegmentAnalysis = {
      ...{ kind: "comparison", first: sideOf(regular), second: sideOf(unknown), provenance },
      figures: [
        { measure: "customers", unit: "count", first: 40, second: 30, ratio: 4 / 3, larger: "first" },
        {
          measure: "median_net_value",
          unit: "cents",
          first: 9_000,
          second: 3_000,
          ratio: 3,
          larger: "first",
        },
        { measure: "churn_risk", unit: "share", first: 0.25, second: null, ratio: null, larger: null },
      ],
      axes: [
        {
          axis: "purchase_frequency",
          first: { segment: "frequent", share: 1 },
          second: { segment: "rare", share: null },
          differs: true,
        },
        { axis: "purchase_value", first: null, second: null, differs: null },
      ],
      categories: [{ category: "mugs", first: 0.5, second: 0.1 }],
    };

    expect(
      present(result, { analysis: "comparison", archetype: "A-1", compare_with: "A-2" }),
    ).toMatchSnapshot();
  });

  it("not at all, with what to do instead", () => {
    const headlines = [
      present({ kind: "not_found", asked: "x", provenance }),
      present({ kind: "withheld", asked: "x", name: "few", provenance }),
      present({ kind: "ambiguous", asked: "x", candidates: [regular, unknown], provenance }),
    ].map(({ headline, choices }) => [headline, choices.length]);

    expect(headlines).toEqual([
      ["I have no archetype with that id or name.", 2],
      ["few has too few customers to tell of.", 2],
      ["2 archetypes match. Which one?", 2],
    ]);
  });
});
