import type { ToolAnswer } from "../tools/ask.ts";
import type { ToolContext } from "../tools/tool.ts";

/** A question in plain words, routed. */
export type Answer =
  /** `understood` says in words how the question was read, for the person to check. */
  | { kind: "answered"; understood: string; answer: ToolAnswer }
  /** Not understood, or out of scope: what can be asked instead, as questions that work. */
  | { kind: "unclear"; message: string; suggestions: string[] }
  | { kind: "help"; message: string; suggestions: string[] };

/** Anything that answers questions: by rules, or by a model. */
export interface Router {
  answer(question: string, context: ToolContext): Promise<Answer>;
}
