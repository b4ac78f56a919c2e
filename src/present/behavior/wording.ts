import type { BehaviorAnalysis } from "../../tools/analyze-behavior.ts";
import type { ToolAnswer, ToolRequest } from "../../tools/ask.ts";
import type { CustomerSummary, Provenance } from "../../tools/shared.ts";
import { count, detail, instant, money, score, share, text, wholeMoney } from "../columns.ts";
import { SORTED_BY, whole } from "../customers/wording.ts";
import { formatNumber, formatWord } from "../format.ts";
import type { Cell, Chart, Choice, Column, Report, Table } from "../report.ts";

/** One pattern of behaviour, as its presenter takes it. */
export type Behaved<Name extends BehaviorAnalysis["pattern"]> = Extract<BehaviorAnalysis, { pattern: Name }>;
export type Input = ToolAnswer<"analyze_behavior">["input"];

/** What a pattern makes of a report; the rest is the same for all. */
export type Part = Pick<Report, "headline" | "summary" | "charts" | "facts" | "tables">;

interface List<One> {
  sort: keyof typeof SORTED_BY;
  matching: number;
  offset: number;
  customers: readonly One[];
}

/** Which of those to act on are listed, and in which order. */
export function listedWords({ customers, offset, sort, matching }: List<unknown>): string {
  if (customers.length === 0) return "";
  const from = formatNumber(offset + 1);
  const to = formatNumber(offset + customers.length);
  return `Listed: ${from} to ${to} of ${formatNumber(matching)}, by ${SORTED_BY[sort]}.`;
}

/** Customers to act on, with the columns that their pattern adds after the name. */
export function actionTable<One extends { customer: CustomerSummary }>(
  list: List<One>,
  { currency, timeZone }: Pick<Provenance, "currency" | "timeZone">,
  pattern: { caption: string; columns: readonly Column[]; cellsOf: (one: One) => readonly Cell[] },
): Table {
  return {
    caption: pattern.caption,
    columns: [
      text("customer", "Customer"),
      ...pattern.columns,
      money("value_at_risk", "Value at risk", currency),
      money("net_value", "Value so far", currency),
      detail(count("orders", "Orders")),
      detail(score("churn_risk", "Churn risk")),
      detail(money("expected_value_12m", "Expected value, 12 months", currency)),
      detail(instant("last_order_at", "Last order", timeZone)),
      detail(text("archetype", "Archetype")),
    ],
    rows: list.customers.map((one) => [
      one.customer.alias,
      ...pattern.cellsOf(one),
      one.customer.valueAtRiskCents,
      one.customer.netValueCents,
      one.customer.orders,
      one.customer.churn?.risk ?? null,
      one.customer.expectedValue12mCents,
      one.customer.lastOrderAt,
      one.customer.archetype?.name ?? null,
    ]),
  };
}

interface Group {
  customers: number;
  share: number;
  netValueCents: number | null;
  valueAtRiskCents: number | null;
}

/** How customers spread over groups, as a table. */
export function groupTable<One extends Group>(
  groups: readonly One[],
  currency: string,
  about: { caption: string; label: string; nameOf: (group: One) => string },
): Table[] {
  if (groups.length === 0) return [];
  return [
    {
      caption: about.caption,
      columns: [
        text("group", about.label),
        count("customers", "Customers"),
        share("share", "Share"),
        wholeMoney("net_value", "Value so far", currency),
        wholeMoney("value_at_risk", "Value at risk", currency),
      ],
      rows: groups.map((group) => [
        about.nameOf(group),
        group.customers,
        group.share,
        group.netValueCents,
        group.valueAtRiskCents,
      ]),
    },
  ];
}

/** The same as bars. */
export function groupChart<One extends Group>(
  groups: readonly One[],
  about: { title: string; label: string; nameOf: (group: One) => string },
): Chart[] {
  if (groups.length === 0) return [];
  return [
    {
      kind: "bar",
      title: about.title,
      categories: groups.map(about.nameOf),
      series: [{ name: "Customers", values: groups.map(({ customers }) => customers) }],
      unit: { kind: "count" },
      xLabel: about.label,
      yLabel: "Customers",
    },
  ];
}

export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** `$900 at risk`, or that it is not known. */
export function atRisk(cents: number | null, currency: string): string {
  return cents === null ? "value at risk unknown" : `${whole(cents, currency)} at risk`;
}

/** `at_risk` as `At risk`. */
export function named(word: string): string {
  const words = formatWord(word);
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

export function behavior(label: string, input: ToolRequest<"analyze_behavior">["input"]): Choice {
  return { kind: "ask", label, request: { tool: "analyze_behavior", input } };
}
