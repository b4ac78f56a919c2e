import type { ToolRequest } from "../tools/ask.ts";
import type { Tool } from "../tools/tool.ts";
import type { Turn } from "./answer.ts";

/** A question with what it should come to; `tool` null where no tool should be asked. */
export interface LabelledQuestion {
  q: string;
  tool: string | null;
  args: Readonly<Record<string, unknown>>;
  /** The day it is asked on, where the answer depends on it ("the rest of the year"). */
  on?: string;
  /** Earlier questions of the same conversation, the oldest first: it is a follow-up. */
  after?: readonly string[];
  /** Set aside from tuning. */
  aside?: boolean;
}

/** What a router made of a question; null where it asked no tool. */
export type Routed = ToolRequest | null;

/** Any router, as far as it is judged here: what it would ask first. */
export type RouteLabelled = (question: string, before: readonly Turn[], on?: string) => Promise<Routed>;

/** What is asked of a tool, whether or not there is such a tool. */
interface Asked {
  tool: string;
  input: Readonly<Record<string, unknown>>;
}

interface Miss {
  q: string;
  expected: { tool: string | null; args: Readonly<Record<string, unknown>> };
  actual: Routed;
  wrong: "tool" | "arguments";
}

/** Shares are null where there is nothing to count. */
interface Accuracy {
  questions: number;
  tool_accuracy: number | null;
  /** Of the questions that have a tool: right tool, and each labelled argument as labelled. */
  argument_accuracy: number | null;
  /** As `argument_accuracy`, and no argument set besides the labelled ones but to its default. */
  exact_accuracy: number | null;
}

export interface Evaluation extends Accuracy {
  /** By the labelled tool; questions that have none are under `none`. */
  by_tool: Readonly<Record<string, Accuracy>>;
  misses: readonly Miss[];
}

/** Scores a router on labelled questions; routing alone, so that no customer or segment need exist. */
export async function evaluateRouting(
  questions: readonly LabelledQuestion[],
  route: RouteLabelled,
  tools: readonly Tool[],
): Promise<Evaluation> {
  const verdicts: Verdict[] = [];
  // One after the other: a router may be a paid service that limits how fast it is asked.
  for (const question of questions) verdicts.push(judge(question, await routed(question, route), tools));
  const names = [...new Set(verdicts.map((verdict) => verdict.group))].sort();
  const byTool = names.map((name) => [name, accuracyOf(verdicts.filter(({ group }) => group === name))]);
  return {
    ...accuracyOf(verdicts),
    by_tool: Object.fromEntries(byTool),
    misses: verdicts.flatMap(({ miss }) => (miss ? [miss] : [])),
  };
}

/** Earlier questions are routed as well: a follow-up leans on what they came to. */
async function routed({ q, after = [], on }: LabelledQuestion, route: RouteLabelled): Promise<Routed> {
  const before: Turn[] = [];
  for (const question of after) {
    const request = await route(question, before, on);
    before.push({ question, requests: request ? [request] : [], answer: "" });
  }
  return route(q, before, on);
}

interface Verdict {
  group: string;
  isToolRight: boolean;
  /** Null where no tool is expected. */
  areArgumentsRight: boolean | null;
  isExact: boolean | null;
  miss?: Miss;
}

function judge(question: LabelledQuestion, actual: Routed, tools: readonly Tool[]): Verdict {
  const { q, tool, args } = question;
  const isToolRight = (actual?.tool ?? null) === tool;
  const given = withDefaults(actual, tools);
  const areArgumentsRight =
    tool === null ? null : isToolRight && Object.keys(args).every((name) => isSame(given[name], args[name]));
  const defaults = withDefaults(tool === null ? null : { tool, input: args }, tools);
  const isExact =
    areArgumentsRight &&
    Object.keys(actual?.input ?? {}).every((name) => isSame(given[name], args[name] ?? defaults[name]));
  const verdict = { group: tool ?? "none", isToolRight, areArgumentsRight, isExact };
  if (isToolRight && areArgumentsRight !== false) return verdict;
  const miss: Miss = { q, expected: { tool, args }, actual, wrong: isToolRight ? "arguments" : "tool" };
  return { ...verdict, miss };
}

/** The input as the tool would read it; as it is where the tool would not. */
function withDefaults(routed: Asked | null, tools: readonly Tool[]): Readonly<Record<string, unknown>> {
  if (!routed) return {};
  const parsed = tools.find(({ name }) => name === routed.tool)?.input.safeParse(routed.input);
  return { ...routed.input, ...(parsed?.success ? Object(parsed.data) : {}) };
}

/** Case, spaces, a leading # or +, and an ending s make no other customer, segment or category. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return normal(a) === normal(b);
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) < 1e-9;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
  }
  return a === b;
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s#+()-]/g, "")
    .replace(/(?<=\p{L}{3})s$/u, "");
}

function accuracyOf(verdicts: readonly Verdict[]): Accuracy {
  return {
    questions: verdicts.length,
    tool_accuracy: share(verdicts.map(({ isToolRight }) => isToolRight)),
    argument_accuracy: share(verdicts.map(({ areArgumentsRight }) => areArgumentsRight)),
    exact_accuracy: share(verdicts.map(({ isExact }) => isExact)),
  };
}

function share(values: readonly (boolean | null)[]): number | null {
  const counted = values.filter((value) => value !== null);
  return counted.length === 0 ? null : counted.filter(Boolean).length / counted.length;
}
