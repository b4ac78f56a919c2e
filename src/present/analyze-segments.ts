import type { SegmentAnalysis } from "../tools/analyze-segments.ts";
import type { ToolAnswer } from "../tools/ask.ts";
import type { ArchetypeSummary, Provenance } from "../tools/shared.ts";
import { change, count, detail, share, text, wholeMoney } from "./columns.ts";
import {
  formatChange,
  formatCount,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
  formatWord,
} from "./format.ts";
import type { Choice, Fact, Report, Table } from "./report.ts";
import { sourceLine } from "./source.ts";

type Segments = Extract<ToolAnswer, { tool: "analyze_segments" }>;

/** Archetypes: the ranking, or one of them. */
export function presentSegments({ input, result }: Segments): Report {
  const source = sourceLine("analyze_segments", result.provenance);
  const { method } = result.provenance;
  switch (result.kind) {
    case "ranking":
      return { ...presentRanking(result), request: { tool: "analyze_segments", input }, source, method };
    case "one":
      return { ...presentOne(result), source, method };
    case "ambiguous":
      return {
        headline: `${formatCount(result.candidates.length, "archetype")} match. Which one?`,
        tables: [archetypeTable(result.candidates, result.provenance)],
        choices: result.candidates.slice(0, 10).map(open),
        source,
      };
    case "not_found":
      return {
        headline: "I have no archetype with that id or name.",
        summary: "Choose one from the list, or look at the ranking.",
        choices: [{ kind: "pick_archetype" }, RANKING],
        source,
      };
    default:
      return result satisfies never;
  }
}

function presentRanking(ranking: Extract<SegmentAnalysis, { kind: "ranking" }>): Report {
  const { archetypes, total, small, provenance } = ranking;
  if (archetypes.length === 0 && total > 0) {
    return {
      headline: `${formatCount(total, "archetype")}, too small to rank`,
      summary: `None has 30 members (${formatCount(small.customers, "customer")} in all): they would say more of single customers than of a kind of customer.`,
      choices: [],
    };
  }
  if (archetypes.length === 0) {
    return {
      headline: "There are no archetypes yet.",
      summary: "They are made from orders: import some, then ask again.",
      choices: [],
    };
  }
  return {
    headline: `${formatCount(total, "archetype")} of customers`,
    summary:
      `The first ${formatNumber(archetypes.length)} by ${SORTED_BY[ranking.sort]}.` +
      (small.archetypes > 0
        ? ` Not ranked: ${formatCount(small.archetypes, "archetype")} with fewer than 30 members (${formatCount(small.customers, "customer")}).`
        : ""),
    tables: [archetypeTable(archetypes, provenance)],
    choices: [...archetypes.slice(0, 3).map(open), { kind: "pick_archetype" }],
  };
}

const SORTED_BY = {
  ltv: "typical value",
  size: "size",
  growth_rate: "growth",
  churn_rate: "churn risk",
  frequency: "orders per customer",
  recency: "last purchase",
} as const;

function presentOne({ archetype, advice, provenance }: Extract<SegmentAnalysis, { kind: "one" }>): Report {
  return {
    headline: `${archetype.name}: ${formatCount(archetype.customers, "customer")}`,
    summary: archetype.description,
    facts: [...figures(archetype, provenance), ...traits(archetype)],
    sections: advice.length > 0 ? [{ title: "How to treat them", lines: advice }] : [],
    choices: [
      members("At risk among them", archetype, "churn_risk"),
      members("Most valuable among them", archetype, "high_value"),
      { kind: "ask", label: "Forecast revenue", request: FORECAST_REVENUE },
      RANKING,
    ],
    request: { tool: "analyze_segments", input: { archetype: archetype.id } },
  };
}

function figures(archetype: ArchetypeSummary, { currency }: Provenance): Fact[] {
  return [
    {
      label: "Size",
      value: `${formatCount(archetype.customers, "customer")} (${formatPercent(archetype.shareOfCustomers)})`,
    },
    {
      label: "Value",
      value: `${formatMoney(archetype.netValueCents, currency, { digits: 0 })} (${formatPercent(archetype.shareOfValue)} of all)`,
    },
    {
      label: "Value per customer",
      value: `${formatMoney(archetype.medianNetValueCents, currency)} typically, ${formatMoney(archetype.averageNetValueCents, currency)} on average`,
    },
    { label: "Orders per customer", value: formatNumber(archetype.averageOrders) },
    { label: "Churn risk", value: formatPercent(archetype.averageChurnRisk, { digits: 0 }) },
    { label: "Days since last purchase", value: formatDays(archetype.averageRecencyDays) },
    { label: "Value, last 90 days against the 90 before", value: formatChange(archetype.growth) },
  ];
}

function traits({ segments }: ArchetypeSummary): Fact[] {
  return Object.entries(segments).map(([axis, segment]) => ({
    label: capital(formatWord(axis)),
    value: formatWord(segment),
  }));
}

function archetypeTable(archetypes: readonly ArchetypeSummary[], { currency }: Provenance): Table {
  return {
    caption: "Archetypes",
    columns: [
      text("archetype", "Archetype"),
      count("customers", "Customers"),
      share("share_of_customers", "Share"),
      wholeMoney("net_value", "Value", currency),
      wholeMoney("median_net_value", "Typical value", currency),
      share("churn_risk", "Churn risk"),
      change("growth", "Growth"),
      detail(text("archetype_id", "Id")),
    ],
    rows: archetypes.map((archetype) => [
      archetype.name,
      archetype.customers,
      archetype.shareOfCustomers,
      archetype.netValueCents,
      archetype.medianNetValueCents,
      archetype.averageChurnRisk,
      archetype.growth,
      archetype.id,
    ]),
  };
}

function open(archetype: ArchetypeSummary): Choice {
  return {
    kind: "ask",
    label: archetype.name,
    request: { tool: "analyze_segments", input: { archetype: archetype.id } },
  };
}

function members(label: string, { id }: ArchetypeSummary, analysis: "churn_risk" | "high_value"): Choice {
  return { kind: "ask", label, request: { tool: "analyze_customers", input: { analysis, archetype: id } } };
}

const RANKING: Choice = {
  kind: "ask",
  label: "All archetypes",
  request: { tool: "analyze_segments", input: {} },
};

const FORECAST_REVENUE = {
  tool: "forecast_metrics" as const,
  input: { metric: "revenue" as const, granularity: "week" as const, horizon: 12 },
};

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
