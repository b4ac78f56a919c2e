import {
  formatChange,
  formatCount,
  formatDays,
  formatMoney,
  formatNumber,
  formatPercent,
  formatWord,
} from "../../present/format.ts";
import { type Column, textTable } from "../../present/text-table.ts";
import type { SegmentAnalysis } from "../../tools/analyze-segments.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import type { ArchetypeSummary, Provenance } from "../../tools/shared.ts";

type Input = Extract<ToolAnswer, { tool: "analyze_segments" }>["input"];

export function segmentsText(input: Input, result: SegmentAnalysis): string {
  const { provenance } = result;
  switch (result.kind) {
    case "not_found":
      return `No segment is called ${input.archetype ?? "that"}.`;
    case "ambiguous":
      return `Several segments fit ${input.archetype ?? "that"}. Which one?\n\n${segmentTable(result.candidates, provenance)}`;
    case "one":
      return oneText(result.archetype, result.advice, provenance);
    case "ranking":
      return rankingText(result);
    default:
      return result satisfies never;
  }
}

const SORTS = {
  ltv: "average net value",
  size: "customers",
  growth_rate: "growth",
  churn_rate: "churn risk",
  frequency: "how often they buy",
  recency: "last purchase",
} as const;

function rankingText(result: Extract<SegmentAnalysis, { kind: "ranking" }>): string {
  const { archetypes, small, total } = result;
  if (archetypes.length === 0) return "There are no segments yet.";
  const shown = archetypes.length < total ? `, the first ${archetypes.length} shown` : "";
  const left =
    small.archetypes > 0
      ? `\n\nToo small to rank: ${formatCount(small.archetypes, "segment")} with ${formatCount(small.customers, "customer")}.`
      : "";
  const head = `${formatCount(total, "segment")}${shown}, sorted by ${SORTS[result.sort]}`;
  return `${head}\n\n${segmentTable(archetypes, result.provenance)}${left}`;
}

const COLUMNS: readonly Column[] = [
  { head: "Segment", align: "left" },
  { head: "Id", align: "left" },
  { head: "Customers", align: "right" },
  { head: "Share", align: "right" },
  { head: "Net value", align: "right" },
  { head: "Churn risk", align: "right" },
  { head: "Growth", align: "right" },
];

function segmentTable(archetypes: readonly ArchetypeSummary[], provenance: Provenance): string {
  return textTable(
    COLUMNS,
    archetypes.map((archetype) => [
      archetype.name,
      archetype.id,
      formatNumber(archetype.customers),
      formatPercent(archetype.shareOfCustomers),
      formatMoney(archetype.netValueCents, provenance.currency, { digits: 0 }),
      formatPercent(archetype.averageChurnRisk, { digits: 0 }),
      formatChange(archetype.growth),
    ]),
  );
}

function oneText(archetype: ArchetypeSummary, advice: readonly string[], provenance: Provenance): string {
  const rows: readonly [string, string][] = [
    ["Customers", `${formatNumber(archetype.customers)} (${formatPercent(archetype.shareOfCustomers)})`],
    [
      "Net value",
      `${formatMoney(archetype.netValueCents, provenance.currency, { digits: 0 })} (${formatPercent(archetype.shareOfValue)})`,
    ],
    ["Typical value", formatMoney(archetype.medianNetValueCents, provenance.currency)],
    ["Average value", formatMoney(archetype.averageNetValueCents, provenance.currency)],
    ["Average orders", formatNumber(archetype.averageOrders)],
    ["Churn risk", formatPercent(archetype.averageChurnRisk, { digits: 0 })],
    ["Days since", formatDays(archetype.averageRecencyDays)],
    ["Growth", formatChange(archetype.growth)],
    ...Object.entries(archetype.segments).map(([axis, segment]): [string, string] => [
      capitalised(formatWord(axis)),
      formatWord(segment),
    ]),
  ];
  return [
    `${archetype.name} (${archetype.id})`,
    archetype.description,
    rows.map(([name, value]) => `${name.padEnd(20)}  ${value}`).join("\n"),
    advice.length > 0 ? ["How to treat them:", ...advice.map((entry) => `- ${entry}`)].join("\n") : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
