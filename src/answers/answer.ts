import type { z } from "zod";
import type { analyzeCustomers } from "../tools/analyze-customers.ts";
import type { analyzeSegments } from "../tools/analyze-segments.ts";
import type { forecastMetrics } from "../tools/forecast-metrics.ts";
import type { lookupCustomer } from "../tools/lookup-customer.ts";
import type { Tool } from "../tools/tool.ts";

type AnswerOf<Name extends string, T> =
  T extends Tool<infer Input, infer Output>
    ? { tool: Name; input: z.output<Input>; result: z.output<Output> }
    : never;

/** A tool's result together with what was asked of it: what a presenter turns into words and blocks. */
export type ToolAnswer =
  | AnswerOf<"lookup_customer", typeof lookupCustomer>
  | AnswerOf<"analyze_customers", typeof analyzeCustomers>
  | AnswerOf<"analyze_segments", typeof analyzeSegments>
  | AnswerOf<"forecast_metrics", typeof forecastMetrics>;

/** A question in plain words, routed. */
export type Answer =
  /** `understood` says in words how the question was read, for the person to check. */
  | { kind: "answered"; understood: string; answer: ToolAnswer }
  /** Not understood, or out of scope: what can be asked instead, as questions that work. */
  | { kind: "unclear"; message: string; suggestions: string[] }
  | { kind: "help"; message: string; suggestions: string[] };

/** Anything that answers questions: by rules, or by a model. */
export interface Router {
  answer(question: string, context: import("../tools/tool.ts").ToolContext): Promise<Answer>;
}
