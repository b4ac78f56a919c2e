import type { ProductAnalysis } from "../../tools/analyze-products.ts";
import type { ToolRequest } from "../../tools/ask.ts";
import { formatMoney, formatNumber } from "../format.ts";
import type { Choice, Report } from "../report.ts";

/** One analysis of products, as its presenter takes it. */
export type Analysed<Kind extends ProductAnalysis["kind"]> = Extract<ProductAnalysis, { kind: Kind }>;

/** What an analysis makes of a report; the rest is the same for all. */
export type Part = Pick<Report, "headline" | "summary" | "charts" | "facts" | "tables"> & {
  next?: readonly Choice[];
};

export function ask(label: string, input: ToolRequest<"analyze_products">["input"]): Choice {
  return { kind: "ask", label, request: { tool: "analyze_products", input } };
}

/** Who bought of a category, and who of them is worth most. */
export function buyersOf(category: string): Choice {
  return {
    kind: "ask",
    label: `Buyers of ${category}`,
    request: { tool: "analyze_customers", input: { analysis: "high_value", category } },
  };
}

/** Which rows are listed, and in which order: `The first 10 by value, of 40.` */
export function listedWords(
  { offset, matching }: { offset: number; matching: number },
  { shown, by }: { shown: number; by: string },
): string {
  if (shown === 0) return `There are no more than ${formatNumber(matching)}.`;
  if (offset > 0) {
    return `Numbers ${formatNumber(offset + 1)} to ${formatNumber(offset + shown)} by ${by}, of ${formatNumber(matching)}.`;
  }
  if (shown === matching) return shown === 1 ? "" : `Sorted by ${by}.`;
  const first = shown === 1 ? "The first" : `The first ${formatNumber(shown)}`;
  return `${first} by ${by}, of ${formatNumber(matching)}.`;
}

export const SORTED_BY = {
  value: "value",
  units: "units sold",
  orders: "number of orders",
  customers: "number of customers",
  growth: "growth",
  repurchase: "repurchase rate",
  index: "preference",
  lift: "lift in the season",
} as const;

export const whole = (cents: number | null, currency: string) => formatMoney(cents, currency, { digits: 0 });

/** A product by its title, else by its id. */
export const productName = ({ productId, title }: { productId: string; title: string | null }) =>
  title === null || title.trim() === "" ? productId : title;

/** Names as they stand along an axis, which takes each once. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  });
}
