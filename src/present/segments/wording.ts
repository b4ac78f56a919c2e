import type { SegmentAnalysis } from "../../tools/analyze-segments.ts";
import type { ToolAnswer, ToolRequest } from "../../tools/ask.ts";
import { formatCount, formatMoney, formatNumber, formatWord } from "../format.ts";
import type { Chart, Choice, Report } from "../report.ts";

/** One kind of answer about groups, as its presenter takes it. */
export type Told<Kind extends SegmentAnalysis["kind"]> = Extract<SegmentAnalysis, { kind: Kind }>;
export type Input = ToolAnswer<"analyze_segments">["input"];

/** What a kind of answer makes of a report; the rest is the same for all. */
export type Part = Pick<Report, "headline" | "summary" | "charts" | "facts" | "tables" | "sections"> & {
  next: readonly Choice[];
};

export const people = (customers: number) => formatCount(customers, "customer");
export const whole = (cents: number | null, currency: string) => formatMoney(cents, currency, { digits: 0 });
export const titled = (words: string) => `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;

export function ask(label: string, input: ToolRequest<"analyze_segments">["input"]): Choice {
  return { kind: "ask", label, request: { tool: "analyze_segments", input } };
}

export const RANKING: Choice = ask("All archetypes", {});

/** The page after this one, where there is one. */
export function nextPage(input: Input, { shown, all }: { shown: number; all: number }): Choice[] {
  const offset = input.offset + shown;
  return shown === 0 || offset >= all ? [] : [ask("Next page", { ...input, offset })];
}

export function listedWords(
  { offset }: Input,
  { shown, all, by }: { shown: number; all: number; by: string },
) {
  if (shown === 0) return `There are no more than ${formatNumber(all)}.`;
  if (offset > 0)
    return `Numbers ${formatNumber(offset + 1)} to ${formatNumber(offset + shown)} by ${by}, of ${formatNumber(all)}.`;
  return shown < all
    ? `The first ${formatNumber(shown)} by ${by}, of ${formatNumber(all)}.`
    : `Sorted by ${by}.`;
}

/** `archetypes`, or `segments of price sensitivity`. */
export function groupsWords(groupedBy: string, groups: number): string {
  return groupedBy === "archetype"
    ? formatCount(groups, "archetype")
    : `${formatCount(groups, "segment")} of ${formatWord(groupedBy)}`;
}

/** Long names up to their first comma, where that tells them apart still. */
export function shortNames(names: readonly string[]): (name: string) => string {
  const heads = names.map(headOf);
  return (name) => {
    const head = headOf(name);
    return heads.filter((other) => other === head).length > 1 ? name : head;
  };
}

function headOf(name: string): string {
  // What follows a bracket tells refinements of one archetype apart.
  return name.includes("(") ? name : (name.split(", ")[0] ?? name);
}

const CARRIED_MAX = 20;

/** Bars by group; without those that have no value, where a carrier takes no gaps. */
export function bars(
  chart: Omit<Chart, "kind" | "categories" | "series" | "compact">,
  rows: readonly { name: string; values: readonly (number | null)[] }[],
  series: readonly string[],
): Chart[] {
  const known = rows.filter(({ values }) => values.some((value) => value !== null));
  if (known.length === 0) return [];
  const whole = known.filter(({ values }) => !values.includes(null)).slice(0, CARRIED_MAX);
  const draw = (some: typeof known): Chart => ({
    ...chart,
    kind: "bar",
    categories: some.map(({ name }) => name),
    series: series.map((name, i) => ({ name, values: some.map(({ values }) => values[i] ?? null) })),
  });
  const compact = whole.length > 0 && whole.length < known.length ? draw(whole) : undefined;
  return [{ ...draw(known), ...(compact && { compact }) }];
}
