import type { ToolAnswer, ToolRequest } from "../tools/ask.ts";
import type { ToolContext } from "../tools/tool.ts";

/** A question in plain words, answered. */
export type Answer =
  | Answered
  /** Not understood, or out of scope: what can be asked instead, as questions that work. */
  | { kind: "unclear"; message: string; suggestions: string[] }
  | { kind: "help"; message: string; suggestions: string[] };

export interface Answered {
  kind: "answered";
  /** How the question was read, in words, for the person to check. */
  understood: string;
  /** What the tools said, the main answer first: every statement rests on these. */
  answers: readonly [ToolAnswer, ...ToolAnswer[]];
  /** A model's own words about them: plain text, every statement checked. Absent where the tools speak for themselves. */
  text?: string;
}

/** Who, or what, put the answer together. */
export type AnsweredBy = "claude" | "rules";

/** One question and its answer, as the next question may refer to it. */
export interface Turn {
  /** Without contact data. */
  question: string;
  /** Customers by alias; none where no tool was asked, or it could not be asked the same again. */
  requests: readonly ToolRequest[];
  /** The answer's headline, or a model's words. */
  answer: string;
}

/** Something that is being done for an answer; said again with the same id when it ends. */
export interface Step {
  id: string;
  /** Such as "Looking at customers at risk". */
  title: string;
  state: "running" | "done" | "failed";
}

/** A question as a router gets it. */
export interface Question {
  text: string;
  /** What was said before that whoever asks now may know, the oldest first. */
  before: readonly Turn[];
  onStep?(step: Step): void;
  /** Takes the next words of the answer, already checked; joined they are the answer's `text`. */
  onText?(words: string): void;
}

/** Anything that answers questions: by rules, or by a model. The context's `signal` stops it. */
export interface Router {
  readonly name: AnsweredBy;
  answer(question: Question, context: ToolContext): Promise<Answer>;
}
