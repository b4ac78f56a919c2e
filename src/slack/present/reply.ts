import type { ToolRequest } from "../../tools/ask.ts";

/**
 * What is to be said, before it is known where and in which form. All text is plain: renderers escape it,
 * so data can't turn into markup.
 */
export interface Reply {
  /** The answer in one line, with its number. */
  headline: string;
  /** A sentence or two under it. */
  summary?: string | undefined;
  chart?: Chart | undefined;
  table?: Table | undefined;
  facts?: readonly Fact[] | undefined;
  sections?: readonly Section[] | undefined;
  /** Small print: where the numbers come from. */
  source?: string | undefined;
  /** Id of the person who shared it with the channel. */
  sharedBy?: string | undefined;
  /** Next steps, each of which works. */
  choices: readonly Choice[];
  /** What repeats this answer, for sharing it; absent where there is nothing to share. */
  request?: ToolRequest | undefined;
}

export interface Fact {
  label: string;
  value: string;
}

export interface Section {
  title: string;
  lines: readonly string[];
}

export interface Table {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A number is sortable; `text` is how it reads. */
export type Cell = { text: string; value?: number | undefined };

export interface Chart {
  title: string;
  categories: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
  xLabel: string;
  yLabel: string;
}

export type Choice =
  | { kind: "ask"; label: string; request: ToolRequest }
  | { kind: "question"; question: string }
  | { kind: "share"; request: ToolRequest }
  | { kind: "forecast" }
  | { kind: "pick_archetype" };
