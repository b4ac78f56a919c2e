import type { Answer, Router } from "../../src/answers/answer.ts";
import type { HomeFigures } from "../../src/store/home.ts";
import { analyzeCustomers, type CustomerAnalysis } from "../../src/tools/analyze-customers.ts";
import { analyzeSegments } from "../../src/tools/analyze-segments.ts";
import type { AskTool, ToolAnswer } from "../../src/tools/ask.ts";
import { forecastMetrics, type MetricForecast } from "../../src/tools/forecast-metrics.ts";
import { type CustomerLookup, lookupCustomer } from "../../src/tools/lookup-customer.ts";
import type { ArchetypeSummary, CustomerSummary, Provenance } from "../../src/tools/shared.ts";

export const ALIAS = "C-7K2M9QXA";

export function aProvenance(overrides: Partial<Provenance> = {}): Provenance {
  return {
    asOf: "2011-12-09T23:59:59Z",
    period: { from: "2009-12-01", to: "2011-12-09" },
    timeZone: "UTC",
    currency: "GBP",
    synthetic: false,
    dataVersion: 1,
    rows: { customers: 3 },
    method: "first-version method",
    unknown: [],
    ...overrides,
  };
}

export function aCustomer(overrides: Partial<CustomerSummary> = {}): CustomerSummary {
  return {
    alias: ALIAS,
    orders: 7,
    returns: 1,
    netValueCents: 123_450,
    averageOrderValueCents: 17_635,
    firstOrderAt: "2010-01-04T10:00:00Z",
    lastOrderAt: "2011-06-01T10:00:00Z",
    recencyDays: 191,
    interpurchaseMeanDays: 85,
    mainCategory: "Lamps",
    churn: { risk: 0.78, level: "high", horizonDays: 180, reasons: ["No purchase for 191 days, usually 85"] },
    lifecycle: "at_risk",
    expectedValue12mCents: 52_000,
    expectedValue12mRange: { lowCents: 10_000, highCents: 90_000 },
    rfm: { recency: 4, frequency: 3, monetary: 5, segment: "loyal" },
    valueAtRiskCents: 40_560,
    archetype: { id: "a1", name: "Loyal gift buyers" },
    ...overrides,
  };
}

export function anArchetype(overrides: Partial<ArchetypeSummary> = {}): ArchetypeSummary {
  return {
    id: "a1",
    name: "Loyal gift buyers",
    description: "They buy gifts, often.",
    segments: { frequency: "often", price_sensitivity: null },
    customers: 120,
    shareOfCustomers: 0.12,
    netValueCents: 9_000_000,
    shareOfValue: 0.4,
    averageNetValueCents: 75_000,
    medianNetValueCents: 75_000,
    averageOrders: 5.5,
    averageChurnRisk: 0.31,
    averageRecencyDays: 44,
    growth: -0.08,
    ...overrides,
  };
}

type CustomersAtRisk = Extract<CustomerAnalysis, { analysis: "churn_risk" }>;

export function aCustomerList(overrides: Partial<CustomersAtRisk> = {}): CustomersAtRisk {
  const customers = overrides.customers ?? [aCustomer(), aCustomer({ alias: "C-AAAAAAAA" })];
  return {
    analysis: "churn_risk",
    sort: "impact",
    customers,
    offset: 0,
    matching: 40,
    churnUnknownBecause: null,
    totals: {
      valueAtRiskCents: 1_234_500,
      netValueCents: 5_000_000,
      byLevel: { low: 10, medium: 10, high: 15, critical: 5, unknown: 0 },
    },
    provenance: aProvenance(),
    ...overrides,
  };
}

type Forecast = Extract<MetricForecast, { kind: "forecast" }>;

export function aForecast(overrides: Partial<Forecast> & { horizon?: number } = {}): Forecast {
  const { horizon = 12, ...rest } = overrides;
  const start = (index: number) =>
    new Date(Date.UTC(2011, 11, 12) + index * 7 * 86_400_000).toISOString().slice(0, 10);
  return {
    kind: "forecast",
    metric: "revenue",
    unit: "cents",
    granularity: "week",
    history: Array.from({ length: 52 }, (_, index) => ({ start: start(index - 52), value: 1_000_000 })),
    forecast: Array.from({ length: horizon }, (_, index) => ({
      start: start(index),
      value: 1_100_000,
      low80: 900_000,
      high80: 1_300_000,
      low95: 800_000,
      high95: 1_400_000,
    })),
    window: { from: start(0), to: start(horizon) },
    total: { value: 13_200_000, low80: 10_800_000, high80: 15_600_000 },
    yearBefore: 12_000_000,
    backtest: { wapePercent: 12.3, origins: 4, horizon: 12, coverage80: 0.81 },
    model: "seasonal mean",
    assumptions: ["Prices stay as they are."],
    provenance: aProvenance(),
    ...rest,
  };
}

/** Tools that answer from fixtures: `nobody` is not found, `twins` are two, beyond 100 periods is refused. */
export const fixtureAsk: AskTool = async (request) => answerFromFixtures(request);

function answerFromFixtures(request: Parameters<AskTool>[0]): ToolAnswer {
  const provenance = aProvenance();
  switch (request.tool) {
    case "lookup_customer": {
      const input = lookupCustomer.input.parse(request.input);
      if (input.customer === "nobody")
        return { tool: request.tool, input, result: { kind: "not_found", provenance } };
      if (input.customer === "twins") {
        const candidates = [aCustomer(), aCustomer({ alias: "C-AAAAAAAA" })];
        return { tool: request.tool, input, result: { kind: "ambiguous", candidates, provenance } };
      }
      return {
        tool: request.tool,
        input,
        result: aFoundCustomer(input.info, { provenance: aProvenance({ unknown: ["Their country"] }) }),
      };
    }
    case "analyze_customers":
      return {
        tool: request.tool,
        input: analyzeCustomers.input.parse(request.input),
        result: aCustomerList(),
      };
    case "analyze_segments": {
      const input = analyzeSegments.input.parse(request.input);
      if (input.archetype === "nobody")
        return { tool: request.tool, input, result: { kind: "not_found", asked: "nobody", provenance } };
      if (input.archetype) {
        const result = {
          kind: "one" as const,
          archetype: anArchetype(),
          advice: ["Show gifts first."],
          isPart: false,
          provenance,
        };
        return { tool: request.tool, input, result };
      }
      return {
        tool: request.tool,
        input,
        result: {
          kind: "ranking",
          sort: "ltv",
          level: 1,
          archetypes: [anArchetype(), anArchetype({ id: "a2", name: "One-time lamps" })],
          ...{ total: 2, matching: 2, customersMatching: null },
          withheld: { groups: 0, members: 0 },
          small: { archetypes: 1, customers: 12 },
          provenance,
        },
      };
    }
    case "forecast_metrics": {
      const input = forecastMetrics.input.parse(request.input);
      const { metric, granularity, horizon } = input;
      if (horizon > 100) {
        const reason = "The history is too short for that.";
        return {
          tool: request.tool,
          input,
          result: { kind: "refused", metric, granularity, reason, longest: 26, provenance },
        };
      }
      return { tool: request.tool, input, result: aForecast({ metric, granularity, horizon }) };
    }
    default:
      throw new Error("there is no fixture for this tool");
  }
}

type Found = Extract<CustomerLookup, { kind: "found" }>;

/** One customer, whatever is asked of them. */
export function aFoundCustomer(
  info: Found["info"],
  overrides: Partial<Pick<Found, "customer" | "provenance">> = {},
): Found {
  const found = { kind: "found" as const, customer: aCustomer(), provenance: aProvenance(), ...overrides };
  const advice = ["Write to them before the usual gap has passed twice."];
  switch (info) {
    case "churn_risk":
      return { ...found, info, advice, pAlive: 0.42, overdueDays: 106, purchaseDays: 7 };
    case "segment":
      return { ...found, info, archetypes: [], axes: [] };
    case "purchase_history":
      return {
        ...{ ...found, info, orders: [], offset: 0, search: null },
        matching: { sales: 7, returns: 1, cancelled: 0 },
        days: { from: null, to: null },
      };
    default:
      return {
        ...{ ...found, info: "profile" as const, advice, orders: [], offers: [], favourites: [] },
        habits: { b2bLikelihood: null, momentum: null, cadence: null, discounts: null },
      };
  }
}

/** Understands questions about risk, and `help`. */
export const fixtureRouter: Router = {
  name: "rules",
  async answer({ text }): Promise<Answer> {
    if (text === "help")
      return { kind: "help", message: "Ask me about customers.", suggestions: ["Who is at risk?"] };
    if (/risk/i.test(text)) {
      const input = analyzeCustomers.input.parse({ analysis: "churn_risk" });
      const answer: ToolAnswer = { tool: "analyze_customers", input, result: aCustomerList() };
      return { kind: "answered", understood: "customers by churn risk", answers: [answer] };
    }
    return { kind: "unclear", message: "I did not understand that.", suggestions: ["Who is at risk?"] };
  },
};

export function homeFigures(overrides: Partial<HomeFigures> = {}): HomeFigures {
  return {
    shop: { name: "Lamp shop", currency: "GBP", timeZone: "UTC", isSynthetic: false },
    period: { from: "2009-12-01", to: "2011-12-09" },
    sales: {
      window: { from: "2011-11-10", to: "2011-12-09" },
      revenueCents: { now: 12_000_000, before: 10_000_000 },
      orders: { now: 300, before: 310 },
      activeCustomers: { now: 250, before: 240 },
      dailyRevenueCents: Array.from({ length: 30 }, (_, day) => day * 1_000),
    },
    customers: 4_000,
    asOf: new Date("2011-12-09T23:59:59Z"),
    valueAtRiskCents: 1_234_500,
    atRisk: [{ alias: ALIAS, churnRisk: 0.78, churnLevel: "high", valueAtRiskCents: 40_560 }],
    archetypes: [{ id: "a1", name: "Loyal gift buyers", customers: 120, netValueCents: 9_000_000 }],
    lastRun: {
      syncRunId: 1,
      kind: "import",
      source: "orders.csv",
      status: "succeeded",
      startedAt: new Date("2011-12-10T02:00:00Z"),
      finishedAt: new Date("2011-12-10T02:01:00Z"),
      rejectedRows: 17,
    },
    ...overrides,
  };
}
