import type { CustomerAnalysis } from "../../tools/analyze-customers.ts";
import type { ToolAnswer, ToolRequest } from "../../tools/ask.ts";
import { formatCount, formatMoney, formatNumber } from "../format.ts";
import type { Choice, Report } from "../report.ts";

/** One analysis of customers, as its presenter takes it. */
export type Analysed<Name extends CustomerAnalysis["analysis"]> = Extract<
  CustomerAnalysis,
  { analysis: Name }
>;

/** What an analysis makes of a report; the rest is the same for all. */
export type Part = Pick<Report, "headline" | "summary" | "charts" | "facts" | "tables"> & {
  next?: readonly Choice[];
};

type Input = ToolAnswer<"analyze_customers">["input"];
type Listed = Extract<CustomerAnalysis, { sort: string }>;

export const SORTED_BY: Readonly<Record<Listed["sort"], string>> = {
  ltv: "value",
  churn_risk: "churn risk",
  impact: "value at risk",
  frequency: "purchase frequency",
  recency: "last purchase",
  orders: "number of orders",
  expected_value: "expected value",
  b2b_likelihood: "likelihood",
  rfm_score: "score",
};

/** Which of those who fit are listed, and in which order. */
export function listedWords({ customers, offset, sort, matching }: Listed): string {
  const by = SORTED_BY[sort];
  if (customers.length === 0) return `There are no more than ${formatNumber(matching)}.`;
  if (offset > 0) {
    return `Numbers ${formatNumber(offset + 1)} to ${formatNumber(offset + customers.length)} by ${by}, of ${formatNumber(matching)}.`;
  }
  if (customers.length === matching) return `Sorted by ${by}.`;
  const first = customers.length === 1 ? "The first" : `The first ${formatNumber(customers.length)}`;
  return `${first} by ${by}, of ${formatNumber(matching)}.`;
}

/** The page after this one, where there is one. */
export function nextPage(input: Input, { shown, all }: { shown: number; all: number }): Choice[] {
  const offset = input.offset + shown;
  if (shown === 0 || offset >= all) return [];
  return [ask("Next page", { ...input, offset })];
}

export function ask(label: string, input: ToolRequest<"analyze_customers">["input"]): Choice {
  return { kind: "ask", label, request: { tool: "analyze_customers", input } };
}

/** The same customers, asked something else. */
export function askOfThem(label: string, input: Input, analysis: Input["analysis"]): Choice {
  const { sort: _, ...filters } = input;
  return ask(label, { ...filters, analysis, offset: 0 });
}

export function askAboutCustomer(alias: string): Choice {
  return { kind: "ask", label: alias, request: { tool: "lookup_customer", input: { customer: alias } } };
}

export const whole = (cents: number | null, currency: string) => formatMoney(cents, currency, { digits: 0 });

export const people = (customers: number) => formatCount(customers, "customer");

export const titled = (words: string) => `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
