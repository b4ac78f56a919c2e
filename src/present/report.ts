import type { ToolRequest } from "../tools/ask.ts";

/**
 * An answer as data, before it is known where it will stand: Block Kit, plain text, CSV and pictures are made of
 * it. All text is plain: renderers escape it, so data can't turn into markup.
 */
export interface Report {
  /** The answer in one line, with its number. */
  headline: string;
  /** A sentence or two under it. */
  summary?: string | undefined;
  charts?: readonly Chart[] | undefined;
  facts?: readonly Fact[] | undefined;
  tables?: readonly Table[] | undefined;
  sections?: readonly Section[] | undefined;
  /** Where the numbers come from: tool, period, as-of, rows; in one line. */
  source?: string | undefined;
  /** How the figures were made, in a sentence or two. */
  method?: string | undefined;
  /** Next steps, each of which works. */
  choices: readonly Choice[];
  /** What repeats this answer, for sharing or exporting it; absent where there is nothing to share. */
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
  columns: readonly Column[];
  /** One cell per column. */
  rows: readonly (readonly Cell[])[];
  /** Rows that plain text needs, where files have many more; all where left out. */
  rowsInText?: number;
}

export interface Column {
  /** The column's name in a file: snake_case, with its unit added by the renderer. */
  key: string;
  label: string;
  unit: Unit;
  /** Left out where there is little room: a message. Files have every column. */
  isDetail?: boolean;
}

/**
 * What the values of a column or a chart are: money in integer cents; shares from 0 to 1; changes as a ratio less 1;
 * scores from 0 to 1 shown as they are; days of the calendar as `2011-12-09`; instants as ISO 8601.
 */
export type Unit =
  | { kind: "text" }
  | { kind: "money"; currency: string; digits?: 0 | 2 }
  | { kind: "count" }
  | { kind: "number" }
  | { kind: "score" }
  | { kind: "share" }
  | { kind: "change" }
  | { kind: "days" }
  | { kind: "day" }
  | { kind: "instant"; timeZone: string };

/** A raw value in the column's unit, null where unknown; `text` is how it reads where its unit does not tell. */
export type Cell = string | number | null | { value: number | null; text: string };

export interface Chart {
  kind: "line" | "bar" | "stacked_bar" | "pie" | "heatmap";
  title: string;
  /** What stands along the axis, in order: unique names. */
  categories: readonly string[];
  /** One value per category in each series, in `unit`; null where there is none. A heatmap's rows are its series. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** An interval around the last series. */
  band?: { name: string; low: readonly (number | null)[]; high: readonly (number | null)[] } | undefined;
  unit: Exclude<Unit, { kind: "text" | "day" | "instant" }>;
  xLabel: string;
  yLabel: string;
  /** The same with few points, for carriers that take no more than twenty, and no gaps. */
  compact?: Chart | undefined;
}

export type Choice =
  | { kind: "ask"; label: string; request: ToolRequest }
  | { kind: "question"; question: string }
  | { kind: "share"; request: ToolRequest }
  /** The answer's tables as files. */
  | { kind: "export"; request: ToolRequest }
  /** Whether one customer bought something. */
  | { kind: "product_search"; customer: string }
  /** Who a customer is, for those who may know. */
  | { kind: "reveal"; customer: string }
  | { kind: "forecast" }
  | { kind: "campaign" }
  | { kind: "pick_archetype" };
