import type { Report } from "../../present/report.ts";
import type { ToolRequest } from "../../tools/ask.ts";

/** What an answer's statements are held against. */
export interface Evidence {
  /** Just what the model was shown of the tools' answers. */
  reports: readonly Report[];
  /** What was asked of the tools for them. */
  requests: readonly ToolRequest[];
  /** In the person's words. */
  question: string;
  /** The shop's calendar day on which it was asked, as 2026-03-01. */
  today: string;
}

/** Lets through of a text, as it is written, what the evidence bears out. */
export interface GroundedText {
  /** The next words; gives those that may be shown now: whole statements. */
  feed(words: string): string;
  /** The text is complete; gives the rest that may be shown. */
  end(): string;
  /** True from the first statement on that is not borne out: nothing after it is let through. */
  isStopped(): boolean;
}

export type Ground = (evidence: Evidence) => GroundedText;
