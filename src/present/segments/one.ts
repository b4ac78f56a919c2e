import type { ToolRequest } from "../../tools/ask.ts";
import type { ArchetypeSummary, Provenance } from "../../tools/shared.ts";
import { formatChange, formatDays, formatMoney, formatNumber, formatPercent, formatWord } from "../format.ts";
import type { Choice, Fact, Table } from "../report.ts";
import { archetypeTable } from "./archetype-table.ts";
import { ask, type Part, people, RANKING, type Told, titled, whole } from "./wording.ts";

/** One archetype in full: who they are and how to treat them. */
export function presentOne({ archetype, advice, isPart, provenance }: Told<"one">): Part {
  return {
    headline: `${archetype.name}: ${people(archetype.customers)}${isPart ? " who fit" : ""}`,
    summary: archetype.description,
    facts: figures(archetype, provenance),
    sections: [
      { title: "What they are like", lines: traits(archetype) },
      ...(advice.length > 0 ? [{ title: "How to treat them", lines: advice }] : []),
    ],
    tables: [inFiles(archetype, provenance)],
    next: [
      members("At risk among them", archetype, "churn_risk"),
      members("Most valuable among them", archetype, "high_value"),
      { kind: "ask", label: "Forecast revenue", request: FORECAST_REVENUE },
      ask("How they grow", { analysis: "growth", archetype: archetype.id }),
      RANKING,
    ],
  };
}

function figures(archetype: ArchetypeSummary, { currency }: Provenance): Fact[] {
  return [
    {
      label: "Size",
      value: `${people(archetype.customers)} (${formatPercent(archetype.shareOfCustomers)})`,
    },
    {
      label: "Value",
      value: `${whole(archetype.netValueCents, currency)} (${formatPercent(archetype.shareOfValue)} of all)`,
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

function traits({ segments }: ArchetypeSummary): string[] {
  return Object.entries(segments).map(
    ([axis, segment]) => `${titled(formatWord(axis))}: ${formatWord(segment)}`,
  );
}

/** The facts say it all; a file takes rows. */
function inFiles(archetype: ArchetypeSummary, provenance: Provenance): Table {
  return archetypeTable([archetype], provenance);
}

function members(label: string, { id }: ArchetypeSummary, analysis: "churn_risk" | "high_value"): Choice {
  return { kind: "ask", label, request: { tool: "analyze_customers", input: { analysis, archetype: id } } };
}

const FORECAST_REVENUE: ToolRequest<"forecast_metrics"> = {
  tool: "forecast_metrics",
  input: { metric: "revenue", granularity: "week", horizon: 12 },
};
