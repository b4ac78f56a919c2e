import { count, detail, money, share, text, wholeMoney } from "../columns.ts";
import { formatPercent, formatWord, UNKNOWN } from "../format.ts";
import type { Chart, Choice, Fact, Table } from "../report.ts";
import { customerTable } from "./customer-table.ts";
import { type Analysed, type Part, people, SORTED_BY, titled } from "./wording.ts";

type Result = Analysed<"behavioral">;
type Axis = Result["axes"][number];

/** How customers spread over the segments of each axis. */
export function presentBehavioral(result: Result): Part {
  const { axes, customers, matching, provenance, lifecycles } = result;
  const largest = axes
    .flatMap(({ axis, segments }) => segments.map((segment) => ({ axis, ...segment })))
    .filter(({ segment }) => segment !== null)
    .sort((one, other) => other.customers - one.customers)[0];
  return {
    headline: largest
      ? `${formatPercent(largest.share, { digits: 0 })} of ${people(matching)} are ${largest.segment} in ${formatWord(largest.axis)}`
      : `${people(matching)}: behaviour unknown`,
    summary: `On each axis the largest segment first. Below, customers by ${SORTED_BY[result.sort]}.`,
    charts: lifecycles.length > 0 ? [lifecycleChart(result), ...axisChart(axes)] : axisChart(axes),
    facts: axes.map(axisFact),
    tables: [
      ...(axes.length > 0 ? [segmentTable(result)] : []),
      ...(lifecycles.length > 0 ? [lifecycleTable(result)] : []),
      customerTable(customers, provenance),
    ],
    next: axes.flatMap(listOfLargest).slice(0, LISTS),
  };
}

const LISTS = 2;

const stageName = (stage: string | null) => (stage === null ? "No purchase" : titled(formatWord(stage)));

function axisFact({ axis, segments }: Axis): Fact {
  const [first] = segments;
  if (!first || first.segment === null) return { label: titled(formatWord(axis)), value: UNKNOWN };
  return {
    label: titled(formatWord(axis)),
    value: `${first.segment} ${formatPercent(first.share, { digits: 0 })}`,
  };
}

function lifecycleChart({ lifecycles }: Result): Chart {
  return {
    kind: "bar",
    title: "Customers by stage",
    categories: lifecycles.map(({ lifecycle }) => stageName(lifecycle)),
    series: [{ name: "Customers", values: lifecycles.map(({ customers }) => customers) }],
    unit: { kind: "count" },
    xLabel: "Stage",
    yLabel: "Customers",
  };
}

/** The frequency axis stands for the rest: eight charts would be a wall. */
function axisChart(axes: readonly Axis[]): Chart[] {
  const [first] = axes;
  if (!first || first.segments.length === 0) return [];
  return [
    {
      kind: "bar",
      title: `Customers by ${formatWord(first.axis)}`,
      categories: first.segments.map(({ segment }) => segment ?? UNKNOWN),
      series: [{ name: "Share of customers", values: first.segments.map(({ share }) => share) }],
      unit: { kind: "share" },
      xLabel: titled(formatWord(first.axis)),
      yLabel: "Share of customers",
    },
  ];
}

function segmentTable({ axes, provenance }: Result): Table {
  const { currency } = provenance;
  return {
    caption: "Segments by axis",
    columns: [
      text("axis", "Axis"),
      text("segment", "Segment"),
      count("customers", "Customers"),
      share("share", "Share"),
      money("median_net_value", "Typical value", currency),
      wholeMoney("net_value", "Value", currency),
      share("average_churn_risk", "Churn risk"),
      detail(share("share_of_value", "Share of value")),
    ],
    rows: axes.flatMap(({ axis, segments }) =>
      segments.map((segment) => [
        formatWord(axis),
        segment.segment,
        segment.customers,
        segment.share,
        segment.medianNetValueCents,
        segment.netValueCents,
        segment.averageChurnRisk,
        segment.shareOfValue,
      ]),
    ),
  };
}

function lifecycleTable({ lifecycles, provenance }: Result): Table {
  return {
    caption: "Stages",
    columns: [
      text("lifecycle", "Stage"),
      count("customers", "Customers"),
      share("share", "Share"),
      wholeMoney("net_value", "Value", provenance.currency),
      share("average_churn_risk", "Churn risk"),
    ],
    rows: lifecycles.map((stage) => [
      stageName(stage.lifecycle),
      stage.customers,
      stage.share,
      stage.netValueCents,
      stage.averageChurnRisk,
    ]),
  };
}

function listOfLargest({ axis, segments }: Axis): Choice[] {
  const [first] = segments;
  if (!first || first.segment === null) return [];
  return [
    {
      kind: "ask",
      label: titled(first.segment),
      request: {
        tool: "analyze_customers",
        input: { analysis: "high_value", axis, segment: first.segment },
      },
    },
  ];
}
