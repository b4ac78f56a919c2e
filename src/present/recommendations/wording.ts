import type { ToolAnswer, ToolRequest } from "../../tools/ask.ts";
import type { Recommendations } from "../../tools/recommendations/output.ts";
import type { Choice, Report } from "../report.ts";

export type Input = ToolAnswer<"get_recommendations">["input"];
export type ForOne = Extract<Recommendations, { kind: "customer" }>;
export type ForGroup = Extract<Recommendations, { kind: "group" }>;
export type Advised = ForOne | ForGroup;

/** Advice of one kind, as its presenter takes it. */
export type AdviceOf<From extends Advised, Name extends Input["recommendation"]> = Extract<
  From["advice"],
  { recommendation: Name }
>;

/** What one kind of advice makes of a report; the rest is the same for all. */
export type Part = Pick<Report, "headline" | "summary" | "charts" | "facts" | "tables" | "sections">;

export function recommend(label: string, input: ToolRequest<"get_recommendations">["input"]): Choice {
  return { kind: "ask", label, request: { tool: "get_recommendations", input } };
}

/** Who is advised about, in a line: the customer's alias, or the group. */
export function whom(advised: Advised): string {
  return advised.kind === "customer" ? advised.customer.alias : advised.group.text;
}
