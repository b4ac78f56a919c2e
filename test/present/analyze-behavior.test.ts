import { describe, expect, it } from "vitest";
import { presentBehavior } from "../../src/present/analyze-behavior.ts";
import { reportText } from "../../src/present/text.ts";
import { analyzeBehavior, type BehaviorAnalysis, patterns } from "../../src/tools/analyze-behavior.ts";
import { aCustomer, aStranger, provenance } from "./behavior-fixtures.ts";
import { expectWhole } from "./report-truths.ts";

const group = { customers: 60, share: 0.6, netValueCents: 500_000, valueAtRiskCents: 90_000 };
const unknownGroup = { customers: 40, share: 0.4, netValueCents: null, valueAtRiskCents: null };
const list = { sort: "impact" as const, matching: 12, offset: 0 };
const stretch = { days: 90, purchases: 1, valueCents: null };
const within = [
  { days: 30, known: 80, returned: 20, share: 0.25 },
  { days: 180, known: 0, returned: 0, share: null },
];

const RESULTS: { [Pattern in BehaviorAnalysis["pattern"]]: Extract<BehaviorAnalysis, { pattern: Pattern }> } =
  {
    one_time_buyers: {
      pattern: "one_time_buyers",
      totals: {
        ...{ buyers: 100, oneTime: 60, share: 0.6, netValueCents: 500_000, shareOfValue: 0.2 },
        ...{ expectedValue12mCents: null, lapsed: 48 },
      },
      returns: { within, medianDays: 21 },
      waiting: [
        { fromMonths: 0, toMonths: 0, customers: 12, netValueCents: 100_000 },
        { fromMonths: 24, toMonths: null, customers: 48, netValueCents: null },
      ],
      cohorts: [{ month: "2026-06-01", customers: 12, oneTime: 12, within }],
      firstCategories: [
        {
          category: null,
          customers: 100,
          oneTime: 60,
          returned: { days: 180, known: 80, returned: 20, share: 0.25 },
          against: null,
        },
      ],
      list: {
        ...list,
        customers: [
          { customer: aCustomer(), daysSinceFirst: 41, firstCategory: "Tea" },
          { customer: aStranger, daysSinceFirst: null, firstCategory: null },
        ],
      },
      action: "Write to the 12.",
      provenance,
    },
    momentum: {
      pattern: "momentum",
      buyers: 100,
      states: [
        { state: "slowing", ...group },
        { state: "unknown", ...unknownGroup },
      ],
      growing: { ...list, matching: 0, customers: [] },
      declining: {
        ...list,
        customers: [
          { customer: aCustomer(), state: "slowing", change: -0.4, recent: stretch, earlier: stretch },
          { customer: aStranger, state: null, change: null, recent: stretch, earlier: stretch },
        ],
      },
      action: "Remind the 12.",
      provenance,
    },
    declining_engagement: {
      pattern: "declining_engagement",
      buyers: 100,
      signals: [
        { signal: "longer_gaps", ...group },
        { signal: "unknown", ...unknownGroup },
      ],
      list: {
        ...list,
        customers: [
          {
            ...{ customer: aCustomer(), orders90: 1, ordersPrevious90: 3 },
            gapTrend: { state: "lengthening", factorPerPurchase: 1.2, gaps: 6 },
          },
          { customer: aStranger, orders90: 0, ordersPrevious90: 1, gapTrend: null },
        ],
      },
      action: "Remind the 12.",
      provenance,
    },
    behavior_change: {
      pattern: "behavior_change",
      ...{ buyers: 100, judged: 30, changed: 12 },
      kinds: [{ kind: "basket", direction: "down", ...group }],
      list: {
        ...list,
        customers: [
          {
            customer: aCustomer(),
            changes: [
              {
                ...{ kind: "basket", direction: "down", unit: "cents", before: 3_000, after: 2_000 },
                text: "The typical basket shrank from $30.00 to $20.00.",
              },
            ],
          },
        ],
      },
      action: "Look first at the 12.",
      provenance,
    },
    purchase_cadence: {
      pattern: "purchase_cadence",
      ...{ buyers: 100, repeatCustomers: 40, usualDays: null, shop: null },
      states: [
        { state: "regular", ...group },
        { state: "unknown", ...unknownGroup },
      ],
      due: [{ due: "overdue_8_to_30", ...group }],
      list: {
        ...list,
        customers: [
          { customer: aCustomer(), cadence: "regular", overdueDays: 11, dueOn: "2026-06-19" },
          { customer: aStranger, cadence: "unknown", overdueDays: 2, dueOn: "2026-06-28" },
        ],
      },
      action: "Remind the 12.",
      provenance,
    },
    discount_dependency: {
      pattern: "discount_dependency",
      buyers: 100,
      states: [{ state: "unknown", ...unknownGroup }],
      orders: {
        ...{ from: "2025-07-01", to: "2026-06-30", sales: 20, known: 0, discounted: 0, share: null },
        discountCents: null,
        months: [
          { month: "2026-06-01", sales: 20, known: 0, discounted: 0, share: null, discountCents: null },
        ],
      },
      list: { ...list, matching: 0, customers: [] },
      action: "Nothing can be said.",
      provenance,
    },
  };

describe.each(patterns)("the report of %s", (pattern) => {
  const result = RESULTS[pattern];
  const report = presentBehavior({ input: { pattern, limit: 10, offset: 0 }, result });

  it("is whole: cells for all columns, charts that can be drawn, steps that are requests", () => {
    expect(analyzeBehavior.output.safeParse(result).success).toBe(true);
    expectWhole(report);
  });

  it("reads as before", () => {
    expect(reportText(report)).toMatchSnapshot();
  });
});

describe("the report of behavior", () => {
  it("says unknown where nothing is known, never 0", () => {
    const text = reportText(
      presentBehavior({
        input: { pattern: "discount_dependency", limit: 10, offset: 0 },
        result: RESULTS.discount_dependency,
      }),
    );

    expect(text).toContain("How much is bought at a discount is unknown");
    expect(text).not.toMatch(/\b0(\.0+)?%|\$0\b/);
  });

  it("offers to go without filters where nobody fits", () => {
    const result = { ...RESULTS.momentum, buyers: 0 };

    const report = presentBehavior({
      input: { pattern: "momentum", orders_min: 99, limit: 10, offset: 0 },
      result,
    });

    expect(report.headline).toBe("No customer with a purchase fits.");
    expect(report.choices).toEqual([
      {
        kind: "ask",
        label: "Without filters",
        request: { tool: "analyze_behavior", input: { pattern: "momentum" } },
      },
    ]);
  });
});
