import { share, text } from "../columns.ts";
import { formatCount, formatMoney, formatPercent, formatWord } from "../format.ts";
import type { Chart, Fact, Table } from "../report.ts";
import type { Found, Part } from "./wording.ts";

type Segment = Found<"segment">;

/** What kind of customer somebody is. */
export function presentSegment(found: Segment): Part {
  const { customer, archetypes, axes, provenance } = found;
  const [archetype, refinement] = archetypes;
  const isPlaced = axes.some(({ segment }) => segment !== null);
  return {
    headline: archetype
      ? `${customer.alias} belongs to “${archetype.name}”`
      : `${customer.alias}: archetype unknown`,
    summary: archetype?.description,
    charts: isPlaced ? [strengthChart(found)] : [],
    facts: archetype ? archetypeFacts(archetype, refinement, provenance.currency) : [],
    tables: [axisTable(found), ...(isPlaced ? [membershipTable(found)] : [])],
  };
}

function archetypeFacts(
  archetype: Segment["archetypes"][number],
  refinement: Segment["archetypes"][number] | undefined,
  currency: string,
): Fact[] {
  const size = archetype.customers === null ? formatWord(null) : formatCount(archetype.customers, "customer");
  return [
    { label: "Members", value: size },
    { label: "Typical value", value: formatMoney(archetype.medianNetValueCents, currency) },
    { label: "Churn risk", value: formatPercent(archetype.averageChurnRisk, { digits: 0 }) },
    ...(refinement ? [{ label: "More finely", value: refinement.name }] : []),
  ];
}

function strengthChart({ axes }: Segment): Chart {
  const placed = axes.filter(({ segment }) => segment !== null);
  return {
    kind: "bar",
    title: "How clearly they belong",
    categories: placed.map(({ axis, segment }) => `${formatWord(axis)}: ${segment}`),
    series: [{ name: "Strength", values: placed.map(({ strength }) => strength) }],
    unit: { kind: "share" },
    xLabel: "Axis",
    yLabel: "Strength",
  };
}

function axisTable({ axes }: Segment): Table {
  return {
    caption: "Where they stand",
    columns: [
      text("axis", "Axis"),
      text("segment", "Segment"),
      text("meaning", "Such customers"),
      share("strength", "Strength"),
      text("clarity", "Clarity"),
    ],
    rows: axes.map(({ axis, segment, meaning, strength, clarity }) => [
      formatWord(axis),
      segment,
      meaning,
      strength,
      clarity,
    ]),
  };
}

function membershipTable({ axes }: Segment): Table {
  return {
    caption: "How much of each segment",
    columns: [text("axis", "Axis"), text("segment", "Segment"), share("share", "Share")],
    rows: axes.flatMap(({ axis, memberships }) =>
      memberships.map((one) => [formatWord(axis), one.segment, one.share]),
    ),
  };
}
